import type { FieldProblem } from '@motcua/contracts/problems';
import { RequestProblem } from '@motcua/http/problem';
import type { Account } from '../accounts/account.schema.ts';

/** The same whether there is no such account, it is a citizen's, or it works somewhere out of reach. */
export const staffUnknown = () => new RequestProblem(404, 'not-found', { detail: 'There is no such account within your reach.' });

export const outOfReach = () => new RequestProblem(403, 'staff-out-of-reach', { detail: 'Staff of this agency is administered elsewhere.' });

export const notYourRoles = (roles: readonly string[]) => new RequestProblem(403, 'staff-role-not-yours', { detail: 'You may not give or take away these roles.', also: { roles } });

export const ownAccount = () => new RequestProblem(403, 'staff-own-account', { detail: 'A colleague has to change your roles, your agency and whether your account is open.' });

export const lastAdmin = () => new RequestProblem(409, 'staff-last-admin', { detail: 'Nobody would be left to administer the staff of the city.' });

export const usernameTaken = () => new RequestProblem(409, 'staff-username-taken', { detail: 'Another account has this user name.' });

export const keyReused = () => new RequestProblem(409, 'idempotency-key-reused', { detail: 'The Idempotency-Key was used before with a different request.' });

export const staffInvalid = (errors: readonly FieldProblem[]) => new RequestProblem(422, 'staff-invalid', { detail: 'What was sent does not fit; `errors` says where and why.', errors });

export function changedMeanwhile({ version = 1, edits = [] }: Pick<Account, 'version' | 'edits'>): RequestProblem {
  const at = edits.at(-1)?.at;
  return new RequestProblem(409, 'staff-changed', {
    detail: `The account is at version ${version} now; look at it again.`,
    headers: { etag: `"${version}"` },
    also: { current: { version, ...(at === undefined ? {} : { at }) } },
  });
}
