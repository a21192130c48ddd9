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

/** What is in a draft when it is begun. */
export type DraftContent = Omit<DraftDocument, '_id' | 'owner' | 'version' | 'savedAt' | 'expiresAt'>;

@Injectable()
export class NewDrafts {
  constructor(
    private readonly drafts: DraftStore,
    private readonly catalogue: Catalogue,
    private readonly prefill: Prefill,
    private readonly clock: Clock,
  ) {}

  /** Pins the version of the form that is in force at the agency today. */
  async begin(actor: Actor, { procedureId, agency }: { procedureId: string; agency: string }): Promise<DraftDocument> {
    const { procedure, form } = this.catalogue.current(procedureId, agency, this.clock.now());
    mustHandInSelf(actor, procedure);
    const answers = await this.prefill.answersFor(actor, form);
    return this.add(actor, { procedure: { id: procedureId, version: procedure.version }, agency, answers, papers: {}, visited: [] });
  }

  async add(actor: Actor, content: DraftContent): Promise<DraftDocument> {
    const { procedure } = this.catalogue.pinned(content.procedure.id, content.procedure.version, content.agency);
    const sealed = procedure.confidential ? { confidential: true as const } : {};
    const draft: DraftDocument = { _id: randomUUID(), owner: actor.id, ...sealed, ...content, version: 1, ...savedAt(this.clock.now()) };
    await this.drafts.add(draft);
    return draft;
  }
}
