import type { Actor } from '@motcua/domain/actor';
import { Injectable } from '@nestjs/common';
import { Catalogue, type Offer } from '../catalogue/catalogue.ts';
import { type EarlierSubmission, SubmissionStore } from '../submissions/submission.store.ts';

const lookedAt = 20;

export interface EarlierDossier {
  readonly submission: EarlierSubmission;
  readonly offer: Offer;
}

/**
 * What a person has handed in before, for that person alone. Officials and programs submit for many people under one account, so theirs is
 * never looked at; nor is what is confidential, which nobody is to be reminded of by another form.
 */
@Injectable()
export class EarlierDossiers {
  constructor(
    private readonly submissions: SubmissionStore,
    private readonly catalogue: Catalogue,
  ) {}

  async of({ id, kind }: Actor): Promise<EarlierDossier[]> {
    if (kind !== 'citizen') return [];
    const latest = await this.submissions.latestOf(id, lookedAt);
    const known = latest.flatMap((submission) => this.offerOf(submission).map((offer) => ({ submission, offer })));
    return known.filter(({ offer }) => offer.procedure.confidential !== true);
  }

  /** One dossier of an agency, for its counter; none that is confidential. */
  async at(agency: string | undefined, id: string): Promise<EarlierDossier | undefined> {
    const submission = await this.submissions.find(id);
    if (!submission || submission.confidential || submission.agency.code !== agency) return undefined;
    return this.offerOf(submission).map((offer) => ({ submission, offer }))[0];
  }

  /** None of an agency or version that is not there any more: nobody waits for a form because of an old dossier. */
  private offerOf({ procedure, agency }: EarlierSubmission): Offer[] {
    try {
      return [this.catalogue.pinned(procedure.id, procedure.version, agency.code)];
    } catch {
      return [];
    }
  }
}

export const earlierOf = ({ _id, reference, submittedAt }: EarlierSubmission) => ({ id: _id, reference, submittedAt: submittedAt.toISOString() });
