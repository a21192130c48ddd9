import { statusChanged, submissionMade } from '@motcua/contracts/events';
import { confidentialProcedure } from '@motcua/domain/dossier/confidential';
import { newEntry, type OutboxEntry } from '@motcua/messaging/event';
import type { SubmissionDocument } from './submission.schema.ts';

const source = '/motcua/eforms';

/** What kind of dossier it is, for everybody who reads topics; of a confidential one nothing but that. */
const openly = ({ procedure, confidential }: SubmissionDocument) => (confidential ? { procedure: confidentialProcedure, confidential } : { procedure });

/**
 * A submission as other services learn of it, and the dossier's first public status. No personal data. The same each time it is asked,
 * ids included: what is published twice after a crash is one fact.
 */
export function factsOf(submission: SubmissionDocument): OutboxEntry[] {
  const { _id: subject, submittedAt: time } = submission;
  return [
    newEntry(submissionMade, { source, id: `${subject}/made`, subject, time, data: submissionData(submission) }),
    newEntry(statusChanged, { source, id: `${subject}/status/1`, subject, time, data: { status: firstStatus(submission), factors: submission.factors } }),
  ];
}

function submissionData(submission: SubmissionDocument) {
  const { reference, lookupNumber, agency, channel, submittedAt } = submission;
  const { procedure: { id, version }, ...kept } = openly(submission);
  return { reference, lookupNumber, version: 1 as const, procedure: { id, version }, ...kept, agency: agency.code, channel, submittedAt: submittedAt.toISOString() };
}

function firstStatus(submission: SubmissionDocument) {
  const { _id, reference, lookupNumber, agency, submittedAt, answerDueAt } = submission;
  const at = submittedAt.toISOString();
  return {
    id: _id,
    reference,
    lookupNumber,
    version: 1,
    state: 'submitted' as const,
    ...openly(submission),
    agency,
    submittedAt: at,
    answerDueAt: answerDueAt.toISOString(),
    paused: false,
    timeline: [{ state: 'submitted' as const, at }],
    changedAt: at,
  };
}
