import { PublicStatus } from '@motcua/contracts/dossier';
import { answerIn, ServiceRefused } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

export interface Question { readonly code: string; readonly digits: string; /** Whence it is asked: lookup slows down those who try. */ readonly address: string }

export type LookedUp = { readonly status: PublicStatus } | { readonly refused: 'unknown' } | { readonly refused: 'too-many'; readonly wait: number };

@Injectable()
export class Statuses {
  constructor(private readonly services: Services) {}

  /** Unknown code and wrong digits are told apart neither here nor there. */
  async of({ code, digits, address }: Question): Promise<LookedUp> {
    const answer = await this.services.lookup(`/v1/status/${encodeURIComponent(code)}`, { bearer: null, headers: { 'second-factor': digits, 'x-forwarded-for': address } });
    try {
      return { status: await answerIn(PublicStatus, answer) };
    } catch (error) {
      if (!(error instanceof ServiceRefused)) throw error;
      if (error.status === 429) return { refused: 'too-many', wait: Number(answer.headers.get('retry-after') ?? 60) };
      if (error.status < 500) return { refused: 'unknown' };
      throw error.asProblem();
    }
  }
}
