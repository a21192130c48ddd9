import type { Procedure } from '@motcua/contracts/procedure';
import { applicantOf } from '@motcua/forms/applicant';
import { receiptSlip, type SlipPaper } from '@motcua/papers/receipt-slip';
import { termInWords } from '@motcua/papers/wording';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { EFORMS_CONFIG, type EformsConfig } from '../eforms.config.ts';
import type { SubmissionDocument } from './submission.schema.ts';

/** Mẫu 01 before reception: says that the dossier has arrived and by when it is answered. */
@Injectable()
export class ReceiptPapers {
  constructor(
    private readonly catalogue: Catalogue,
    @Inject(EFORMS_CONFIG) private readonly config: EformsConfig,
  ) {}

  receiptFor(submission: SubmissionDocument): Promise<Buffer> {
    const { reference, lookupNumber, answers } = submission;
    const { procedure, agency, calendar, form } = this.catalogue.pinned(submission.procedure.id, submission.procedure.version, submission.agency.code);
    const { name, address, phone, email } = applicantOf(procedure.form, answers, form.units);
    const amount = procedure.fee.online ?? procedure.fee.amount;
    return receiptSlip({
      agency: { letterhead: agency.letterhead, name: agency.name.vi, place: agency.place.vi, phone: agency.phone, utcOffsetMinutes: calendar.utcOffsetMinutes },
      reference,
      lookupNumber,
      applicant: { name, ...(address ? { address } : {}), ...(phone ? { phone } : {}), ...(email ? { email } : {}) },
      procedure: procedure.name.vi,
      trackUrl: `${this.config.PUBLIC_URL}/tra-cuu?ma=${reference}`,
      issuedAt: submission.submittedAt.toISOString(),
      papers: handedIn(procedure, submission),
      fee: { amount, paid: false },
      term: termInWords(procedure.term),
      submittedAt: submission.submittedAt.toISOString(),
      answerDueAt: submission.answerDueAt.toISOString(),
    });
  }
}

/** The form itself, then what was attached. */
function handedIn({ form, papers }: Procedure, submission: SubmissionDocument): SlipPaper[] {
  const attached = papers.filter(({ id }) => (submission.papers[id]?.length ?? 0) > 0);
  return [{ name: form.title.vi, form: 'electronic', copies: 1 }, ...attached.map(({ name, form: kind, copies }) => ({ name: name.vi, form: kind, copies }))];
}

export const receiptFile = ({ reference }: SubmissionDocument, paper: Buffer): StreamableFile =>
  new StreamableFile(paper, { type: 'application/pdf', disposition: `inline; filename="${reference}.pdf"`, length: paper.length });
