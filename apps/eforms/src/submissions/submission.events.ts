import { statusChanged, submissionMade } from '@motcua/contracts/events';
import { newEntry, type OutboxEntry } from '@motcua/messaging/event';
import type { SubmissionDocument } from './submission.schema.ts';

const source = '/motcua/eforms';

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

const submissionData = ({ reference, lookupNumber, procedure, agency, channel, submittedAt }: SubmissionDocument) => ({
  reference,
  lookupNumber,
  version: 1 as const,
  procedure: { id: procedure.id, version: procedure.version },
  agency: agency.code,
  channel,
  submittedAt: submittedAt.toISOString(),
});

function firstStatus({ _id, reference, lookupNumber, procedure, agency, submittedAt, answerDueAt }: SubmissionDocument) {
  const at = submittedAt.toISOString();
  return {
    id: _id,
    reference,
    lookupNumber,
    version: 1,
    state: 'submitted' as const,
    procedure,
    agency,
    submittedAt: at,
    answerDueAt: answerDueAt.toISOString(),
    paused: false,
    timeline: [{ state: 'submitted' as const, at }],
    changedAt: at,
  };
}
