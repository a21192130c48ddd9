import { RequestProblem } from '@motcua/http/problem';

/** The same whether it never was or is somebody else's. */
export const submissionUnknown = () => new RequestProblem(404, 'not-found', { detail: 'There is no such submission of this account.' });

export const keyReused = () => new RequestProblem(409, 'idempotency-key-reused', { detail: 'The Idempotency-Key was used before with a different request.' });
