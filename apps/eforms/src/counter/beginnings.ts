import type { NewCounterDraft } from '@motcua/contracts/counter-api';
import { Injectable } from '@nestjs/common';
import { Catalogue, dayAt } from '../catalogue/catalogue.ts';
import { mustHandInSelf } from '../catalogue/handing-in.ts';
import type { DraftDocument } from '../drafts/draft.schema.ts';
import { EarlierAnswers } from '../drafts/earlier-answers.ts';
import type { Desk } from './desk.ts';
import { firstAnswers } from './first-answers.ts';

/** What a draft of the counter begins with. */
@Injectable()
export class Beginnings {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly earlier: EarlierAnswers,
  ) {}

  /** What was said now comes before what an earlier dossier said. @throws NotAllowed for what is confidential */
  async of(desk: Desk, { procedureId, applicant, from }: NewCounterDraft, now: Date): Promise<Pick<DraftDocument, 'procedure' | 'answers' | 'reused'>> {
    const offer = this.catalogue.current(procedureId, desk.agency, now);
    mustHandInSelf(desk, offer.procedure);
    const known = firstAnswers(offer, applicant, dayAt(offer.calendar, now));
    const { answers, reused } = from === undefined ? { answers: known, reused: {} } : await this.earlier.answersOf(desk, offer, { known, from });
    return { procedure: { id: procedureId, version: offer.procedure.version }, answers, reused };
  }
}
