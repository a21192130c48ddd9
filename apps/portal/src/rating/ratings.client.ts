import { Rated, type RateByCode } from '@motcua/contracts/ratings-api';
import { answerIn, ServiceRefused } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

export type RatingAnswer = { readonly rated: Rated } | { readonly refused: 'unknown' | 'already' | 'not-yet' } | { readonly refused: 'too-many'; readonly wait: number };

@Injectable()
export class Ratings {
  constructor(private readonly services: Services) {}

  /** Without an account. @param address whence it comes: one-stop slows down those who try */
  async rate(json: RateByCode, { key, address }: { readonly key: string; readonly address: string }): Promise<RatingAnswer> {
    const answer = await this.services.oneStop('/v1/ratings', { bearer: null, json, headers: { 'idempotency-key': key, 'x-forwarded-for': address } });
    try {
      return { rated: await answerIn(Rated, answer) };
    } catch (error) {
      if (!(error instanceof ServiceRefused)) throw error;
      if (error.status === 429) return { refused: 'too-many', wait: Number(answer.headers.get('retry-after') ?? 60) };
      if (error.status === 409) return { refused: error.code === 'dossier-already-rated' ? 'already' : 'not-yet' };
      if (error.status < 500) return { refused: 'unknown' };
      throw error.asProblem();
    }
  }
}
