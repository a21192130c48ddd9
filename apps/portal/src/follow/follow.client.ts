import type { PublicStatus } from '@motcua/contracts/dossier';
import { Followed, PushOffered, type PushSubscription } from '@motcua/contracts/follows-api';
import type { Language } from '@motcua/contracts/text';
import { answerIn, assertGood, ifThere } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

/** Who wants to be told of a dossier's changes, at notify. Each throws ServiceRefused or DependencyAway. */
@Injectable()
export class Follows {
  private offered: Promise<PushOffered> | undefined;

  constructor(private readonly services: Services) {}

  /** To whom browsers subscribe: asked once, as it stays. Undefined where nothing is pushed, and while notify is away. */
  async pushKey(): Promise<string | undefined> {
    this.offered ??= this.services.notify('/internal/follows/push').then((answer) => answerIn(PushOffered, answer));
    const offered = await ifThere(this.offered);
    if (offered === undefined) this.offered = undefined;
    return offered?.key;
  }

  async askInBrowser(json: { status: PublicStatus; subscription: PushSubscription; language: Language }): Promise<void> {
    await assertGood(await this.services.notify('/internal/follows/push', { json }));
  }


  async ask(json: { status: PublicStatus; email: string; language: Language }): Promise<void> {
    await assertGood(await this.services.notify('/internal/follows', { json }));
  }

  /** @returns what the dossier is called */
  async confirm(token: string): Promise<string> {
    const { reference } = await answerIn(Followed, await this.services.notify('/internal/follows/confirm', { json: { token } }));
    return reference;
  }

  async stop(token: string): Promise<void> {
    await assertGood(await this.services.notify('/internal/follows/stop', { json: { token } }));
  }
}
