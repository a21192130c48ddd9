import type { Person } from '@motcua/auth/sign-in';
import { FeedDetail, FeedList, Replay } from '@motcua/contracts/feeds-api';
import { answerIn } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Reader = Pick<Person, 'accessToken'>;

/** What these pages ask of connect, as the official who sits there. Each throws ServiceRefused or DependencyAway. */
@Injectable()
export class FeedsClient {
  constructor(private readonly services: Services) {}

  async all({ accessToken: bearer }: Reader): Promise<FeedList> {
    return answerIn(FeedList, await this.services.connect('/v1/feeds', { bearer }));
  }

  async one({ accessToken: bearer }: Reader, id: string): Promise<FeedDetail> {
    return answerIn(FeedDetail, await this.services.connect(`/v1/feeds/${encodeURIComponent(id)}`, { bearer }));
  }

  async replay({ accessToken: bearer }: Reader, id: string): Promise<Replay> {
    return answerIn(Replay, await this.services.connect(`/v1/feeds/${encodeURIComponent(id)}/replay`, { method: 'POST', bearer }));
  }
}
