import type { Person } from '@motcua/auth/sign-in';
import { LowRatings, RatingFigures } from '@motcua/contracts/ratings-api';
import { answerIn } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Reader = Pick<Person, 'accessToken'>;

@Injectable()
export class Ratings {
  constructor(private readonly services: Services) {}

  /** @throws ServiceRefused, DependencyAway */
  async figures({ accessToken: bearer }: Reader, query: Readonly<Record<string, string>>): Promise<RatingFigures> {
    return answerIn(RatingFigures, await this.services.oneStop(`/v1/ratings/figures?${new URLSearchParams(query)}`, { bearer }));
  }

  /** @throws ServiceRefused, DependencyAway */
  async low({ accessToken: bearer }: Reader, cursor: string | undefined): Promise<LowRatings> {
    return answerIn(LowRatings, await this.services.oneStop(`/v1/ratings/low${cursor ? `?${new URLSearchParams({ cursor })}` : ''}`, { bearer }));
  }
}
