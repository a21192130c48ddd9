import { RequestProblem } from '@motcua/http/problem';

export const procedureUnknown = () => new RequestProblem(404, 'procedure-unknown', { detail: 'There is no such procedure, or that agency does not offer it.' });

export const procedureWithdrawn = (withdrawnFrom: string) =>
  new RequestProblem(409, 'procedure-withdrawn', { detail: `The procedure was withdrawn on ${withdrawnFrom}; no new dossiers are taken under it.`, also: { withdrawnFrom } });
