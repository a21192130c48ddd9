import type { NewDraft } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Catalogue } from '../catalogue/catalogue.ts';
import { mustHandInSelf } from '../catalogue/handing-in.ts';
import { savedAt } from './draft.life.ts';
import type { DraftDocument } from './draft.schema.ts';
import { DraftStore } from './draft.store.ts';
import { Prefill } from './prefill.ts';

@Injectable()
export class NewDrafts {
  constructor(
    private readonly drafts: DraftStore,
    private readonly catalogue: Catalogue,
    private readonly prefill: Prefill,
    private readonly clock: Clock,
  ) {}

  /** Pins the version of the form that is in force at the agency today. */
  async begin(actor: Actor, { procedureId, agency }: NewDraft): Promise<DraftDocument> {
    const now = this.clock.now();
    const { procedure, form } = this.catalogue.current(procedureId, agency, now);
    mustHandInSelf(actor, procedure);
    const draft: DraftDocument = {
      _id: randomUUID(),
      owner: actor.id,
      procedure: { id: procedureId, version: procedure.version },
      agency,
      ...(procedure.confidential ? { confidential: true } : {}),
      answers: await this.prefill.answersFor(actor, form),
      papers: {},
      visited: [],
      version: 1,
      ...savedAt(now),
    };
    await this.drafts.add(draft);
    return draft;
  }
}
