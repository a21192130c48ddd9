import type { Contact } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Catalogue } from '../catalogue/catalogue.ts';
import { mustHandInSelf } from '../catalogue/handing-in.ts';
import { DraftLife } from './draft.life.ts';
import type { DraftDocument } from './draft.schema.ts';
import { DraftStore } from './draft.store.ts';
import { EarlierAnswers } from './earlier-answers.ts';
import { Prefill } from './prefill.ts';

/** What is in a draft when it is begun. */
export type DraftContent = Omit<DraftDocument, '_id' | 'owner' | 'version' | 'language' | keyof ReturnType<DraftLife['saved']>>;

/** Who begins, and the language in which they are written to about it. */
export interface Beginner {
  readonly actor: Actor;
  readonly language: Contact['language'];
}

@Injectable()
export class NewDrafts {
  constructor(
    private readonly drafts: DraftStore,
    private readonly catalogue: Catalogue,
    private readonly prefill: Prefill,
    private readonly earlier: EarlierAnswers,
    private readonly life: DraftLife,
  ) {}

  /** Pins the version of the form that is in force at the agency today. */
  async begin({ actor, language }: Beginner, { procedureId, agency }: { procedureId: string; agency: string }): Promise<DraftDocument> {
    const offer = this.catalogue.current(procedureId, agency, this.life.now());
    const { procedure, form } = offer;
    mustHandInSelf(actor, procedure);
    const known = await this.prefill.answersFor(actor, form);
    const { answers, reused } = await this.earlier.answersFor(actor, offer, known);
    return this.add({ actor, language }, { procedure: { id: procedureId, version: procedure.version }, agency, answers, reused, papers: {}, visited: [] });
  }

  async add({ actor, language }: Beginner, content: DraftContent, id: string = randomUUID()): Promise<DraftDocument> {
    const { procedure } = this.catalogue.pinned(content.procedure.id, content.procedure.version, content.agency);
    const sealed = procedure.confidential ? { confidential: true as const } : {};
    const draft: DraftDocument = { _id: id, owner: actor.id, language, ...sealed, ...content, version: 1, ...this.life.saved(this.life.now()) };
    await this.drafts.add(draft);
    return draft;
  }
}
