import type { Person } from '@motcua/auth/sign-in';
import type { z } from 'zod';
import type { Refuse, RequestSupplement } from '@motcua/contracts/one-stop-api';
import { Injectable } from '@nestjs/common';
import { OneStop } from '../services/one-stop.ts';
import { Counter } from './counter.client.ts';

/** What becomes of a dossier in the moment in which it is handed in. */
export type Answer =
  | { readonly act: 'receive' }
  | { readonly act: 'request-supplement'; readonly body: RequestSupplement }
  | { readonly act: 'refuse'; readonly body: z.output<typeof Refuse> };

/**
 * Submission and the office's answer to it in one go. Each part has an identity of its own that does not change (the draft, the dossier, the
 * move of that draft): whoever presses twice, or comes back after a power cut, goes on where it stands and does nothing twice.
 */
@Injectable()
export class Reception {
  constructor(
    private readonly counter: Counter,
    private readonly oneStop: OneStop,
  ) {}

  /** @returns the dossier's id. @throws ServiceRefused answers-invalid with what is missing or wrong */
  async finish(official: Person, draftId: string, answer: Answer): Promise<string> {
    const { id } = await this.counter.submit(official, draftId, answer.act !== 'receive');
    const { state } = await this.counter.open(official, id);
    // It is answered already: by the press before this one, or by a colleague.
    if (state !== 'submitted') return id;
    const body = answer.act === 'receive' ? {} : answer.body;
    await this.oneStop.move(official, { id, act: answer.act, version: 1, key: `counter-${draftId}-${answer.act}`, body });
    return id;
  }
}
