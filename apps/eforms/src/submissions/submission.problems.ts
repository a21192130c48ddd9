import { RequestProblem } from '@motcua/http/problem';

/** The same whether it never was or is somebody else's. */
export const submissionUnknown = () => new RequestProblem(404, 'not-found', { detail: 'There is no such submission of this account.' });

export const keyReused = () => new RequestProblem(409, 'idempotency-key-reused', { detail: 'The Idempotency-Key was used before with a different request.' });

/** It was begun before the procedure was withdrawn. What replaces it, if anything does, has another form. */
export const procedureWithdrawn = (withdrawnFrom: string | undefined) =>
  new RequestProblem(410, 'procedure-withdrawn', { detail: 'No new dossiers are taken under this procedure any more.', also: { withdrawnFrom } });
