import type { Person } from '@motcua/auth/sign-in';
import { Deliveries, type Delivery } from '@motcua/contracts/notify-api';
import { NoticeList, NoticePreferences, Unread } from '@motcua/contracts/notices-api';
import { answerIn, ifThere } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Reader = Pick<Person, 'accessToken'>;

/** The official's bell and what they want to be written about, at notify. */
@Injectable()
export class Notices {
  constructor(private readonly services: Services) {}

  /** @throws ServiceRefused, DependencyAway */
  async list({ accessToken: bearer }: Reader): Promise<NoticeList> {
    return answerIn(NoticeList, await this.services.notify('/v1/notices', { bearer }));
  }

  /** Pages stand without it: undefined while notify is away. */
  async unread({ accessToken: bearer }: Reader): Promise<number | undefined> {
    const answer = await ifThere(this.services.notify('/v1/notices/unread', { bearer, timeoutMs: 2_000 }));
    if (answer?.ok) return Unread.parse(await answer.json()).unread;
    await answer?.body?.cancel();
    return undefined;
  }

  /** @throws ServiceRefused, DependencyAway */
  async read({ accessToken: bearer }: Reader, at: string): Promise<void> {
    await answerIn(Unread, await this.services.notify('/v1/notices/read', { bearer, json: { at } }));
  }

  /** What was written to the citizen, for whoever has the dossier before them: it has no personal data, and who may read the dossier has been asked of one-stop. Undefined while notify is away. */
  letters(dossier: string): Promise<readonly Delivery[] | undefined> {
    return ifThere(this.services.notify(`/internal/deliveries/${dossier}`, { timeoutMs: 2_000 }).then(async (answer) => (await answerIn(Deliveries, answer)).deliveries));
  }

  /** Undefined while notify is away. @throws ServiceRefused */
  wishes({ accessToken: bearer }: Reader): Promise<NoticePreferences | undefined> {
    return ifThere(this.services.notify('/v1/notices/office', { bearer, timeoutMs: 3_000 }).then((answer) => answerIn(NoticePreferences, answer)));
  }

  /** @throws ServiceRefused, DependencyAway */
  async wish({ accessToken: bearer }: Reader, json: NoticePreferences): Promise<void> {
    await answerIn(NoticePreferences, await this.services.notify('/v1/notices/office', { method: 'PUT', bearer, json }));
  }
}
