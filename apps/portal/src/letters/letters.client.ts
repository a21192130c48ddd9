import type { Person } from '@motcua/auth/sign-in';
import { LetterPreferences } from '@motcua/contracts/notices-api';
import { answerIn } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Bearer = Pick<Person, 'accessToken'>;
const own = '/v1/notices/letters';
const byLink = '/v1/notices/letters/by-link';

/** What the citizen chose about letters, at notify. Each throws ServiceRefused or DependencyAway. */
@Injectable()
export class Letters {
  constructor(private readonly services: Services) {}

  async chosen({ accessToken: bearer }: Bearer): Promise<LetterPreferences> {
    return answerIn(LetterPreferences, await this.services.notify(own, { bearer }));
  }

  async choose({ accessToken: bearer }: Bearer, json: LetterPreferences): Promise<void> {
    await answerIn(LetterPreferences, await this.services.notify(own, { method: 'PUT', bearer, json }));
  }

  async chosenByLink(token: string): Promise<LetterPreferences> {
    return answerIn(LetterPreferences, await this.services.notify(byLink, { bearer: null, json: { token } }));
  }

  async chooseByLink(token: string, preferences: LetterPreferences): Promise<void> {
    await answerIn(LetterPreferences, await this.services.notify(byLink, { method: 'PUT', bearer: null, json: { token, preferences } }));
  }
}
