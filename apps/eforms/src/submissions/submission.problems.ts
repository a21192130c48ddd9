import { RequestProblem } from '@motcua/http/problem';

/** The same whether it never was or is somebody else's. */
export const submissionUnknown = () => new RequestProblem(404, 'not-found', { detail: 'There is no such submission of this account.' });

export const keyReused = () => new RequestProblem(409, 'idempotency-key-reused', { detail: 'The Idempotency-Key was used before with a different request.' });

/** It was begun before the agency was closed. Who takes its place is told, so that the citizen knows where to go. */
export const agencyClosed = (successor: string | undefined) =>
  new RequestProblem(409, 'agency-closed', { detail: 'This agency takes no new dossiers any more.', also: successor === undefined ? {} : { successor } });
