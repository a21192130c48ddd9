import type { ChangedMeanwhile } from '@motcua/contracts/one-stop-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Actor } from '@motcua/domain/actor';
import { RequestProblem } from '@motcua/http/problem';
import type { KeptDossier } from './kept-dossier.ts';

/** The same whether it never was, is somebody else's or lies at another agency. */
export const dossierUnknown = () => new RequestProblem(404, 'not-found', { detail: 'There is no such dossier for this account.' });

export const notThere = (what: string) => new RequestProblem(404, 'not-found', { detail: `This dossier has no ${what} for you.` });

export const keyReused = () => new RequestProblem(409, 'idempotency-key-reused', { detail: 'The Idempotency-Key was used before with a different request.' });

export const answersInvalid = (errors: readonly FieldProblem[]) => new RequestProblem(422, 'answers-invalid', { detail: 'What was sent does not fit; `errors` says where and why.', errors });

/** Who comes second is told what the first one did: to officials with the colleague's name, never with a citizen's. */
export function changedMeanwhile(dossier: KeptDossier, reader: Actor): RequestProblem {
  return new RequestProblem(409, 'dossier-changed', {
    detail: `Dossier ${dossier.reference} is at version ${dossier.version} now; look at it again.`,
    headers: { etag: `"${dossier.version}"` },
    also: { current: lastAct(dossier, reader) },
  });
}

function lastAct({ history, officials, state, version, changedAt }: KeptDossier, reader: Actor): ChangedMeanwhile {
  const last = history.at(-1);
  const by = reader.kind === 'official' ? officials.find(({ id }) => id === last?.by)?.name : undefined;
  return { version, state, act: last?.move ?? 'submit', at: last?.at ?? changedAt, ...(by === undefined ? {} : { by }) };
}
