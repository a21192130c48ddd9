import { PublicStatus } from '@motcua/contracts/dossier';
import { Watched } from '@motcua/contracts/status-watch-api';
import { answerIn, ifThere, ServiceRefused } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

export interface Question { readonly code: string; readonly digits: string; /** Whence it is asked: lookup slows down those who try. */ readonly address: string }

export type LookedUp = { readonly status: PublicStatus; readonly watch: string; readonly calendar: string } | { readonly refused: 'unknown' } | { readonly refused: 'too-many'; readonly wait: number };

@Injectable()
export class Statuses {
  constructor(private readonly services: Services) {}

  /** Unknown code and wrong digits are told apart neither here nor there. */
  async of({ code, digits, address }: Question): Promise<LookedUp> {
    const answer = await this.services.lookup('/v1/status-watches', { bearer: null, json: { code, digits }, headers: { 'x-forwarded-for': address } });
    try {
      const { status, token, calendar } = await answerIn(Watched, answer);
      return { status, watch: token, calendar };
    } catch (error) {
      if (!(error instanceof ServiceRefused)) throw error;
      if (error.status === 429) return { refused: 'too-many', wait: Number(answer.headers.get('retry-after') ?? 60) };
      if (error.status < 500) return { refused: 'unknown' };
      throw error.asProblem();
    }
  }

  /** What somebody's calendar is about; undefined for an address that is not ours, or over. @throws DependencyAway */
  async forCalendar(token: string): Promise<PublicStatus | undefined> {
    const answer = await this.services.lookup(`/internal/status-watches/calendar/${encodeURIComponent(token)}`);
    return answer.status === 404 ? undefined : answerIn(PublicStatus, answer);
  }

  /** What is watched by a token, as it stands now; undefined once that is over. */
  async watched(token: string): Promise<PublicStatus | undefined> {
    return ifThere(this.services.lookup(`/v1/status-watches/${encodeURIComponent(token)}`, { bearer: null }).then((answer) => answerIn(PublicStatus, answer)));
  }
}
