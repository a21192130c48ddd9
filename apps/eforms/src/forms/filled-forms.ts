import { contentDisposition } from '@motcua/files/download';
import { fillIn } from '@motcua/forms/fill-in';
import { filledPaper } from '@motcua/forms/filled-paper';
import { filledForm } from '@motcua/papers/filled-form';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Catalogue, type Offer } from '../catalogue/catalogue.ts';
import type { DraftDocument } from '../drafts/draft.schema.ts';
import type { SubmissionDocument } from '../submissions/submission.schema.ts';

/** The official form with a citizen's answers, drawn when somebody asks for it. */
@Injectable()
export class FilledForms {
  constructor(private readonly catalogue: Catalogue) {}

  async ofSubmission({ procedure, agency, answers, papers, reference, submittedAt }: SubmissionDocument): Promise<StreamableFile> {
    const offer = this.catalogue.pinned(procedure.id, procedure.version, agency.code);
    const paper = filledPaper(offer.form, { answers, papers, agency: issuing(offer), reference, submittedAt: submittedAt.toISOString() });
    return fileOf(`${reference} ${paper.title}`, await filledForm(paper));
  }

  /** Says on each page that it is a draft, and may have gaps; answers to what does not apply are left out, as on submission. */
  async ofDraft({ procedure, agency, answers, papers, savedAt }: DraftDocument): Promise<StreamableFile> {
    const offer = this.catalogue.pinned(procedure.id, procedure.version, agency);
    const paper = filledPaper(offer.form, { answers: fillIn(offer.form, answers).answers, papers, agency: issuing(offer), submittedAt: savedAt.toISOString() });
    return fileOf(paper.title, await filledForm(paper));
  }
}

const issuing = ({ agency, calendar }: Offer) => ({
  letterhead: agency.letterhead,
  name: agency.name.vi,
  place: agency.place.vi,
  phone: agency.phone,
  utcOffsetMinutes: calendar.utcOffsetMinutes,
});

const fileOf = (name: string, paper: Buffer): StreamableFile =>
  new StreamableFile(paper, { type: 'application/pdf', disposition: contentDisposition(`${name}.pdf`, 'inline'), length: paper.length });
