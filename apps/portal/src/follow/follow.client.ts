import type { PublicStatus } from '@motcua/contracts/dossier';
import { Followed } from '@motcua/contracts/follows-api';
import type { Language } from '@motcua/contracts/text';
import { answerIn, assertGood } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

/** Who wants to be told of a dossier's changes, at notify. Each throws ServiceRefused or DependencyAway. */
@Injectable()
export class Follows {
  constructor(private readonly services: Services) {}

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
