import type { Account as ProviderAccount, Configuration } from 'oidc-provider';
import type { Account } from '../accounts/account.schema.ts';

/** Which scope opens which claims at userinfo and in ID tokens. */
export const claims: NonNullable<Configuration['claims']> = {
  openid: ['sub'],
  profile: ['name'],
  email: ['email', 'email_verified'],
  phone: ['phone_number'],
  identity: ['identity_number', 'birthdate'],
};

/** An account as oidc-provider asks for it; which of the claims leave the house is decided by scopes. */
export function asProviderAccount(account: Account): ProviderAccount {
  const known = {
    sub: account._id,
    name: account.name,
    email: account.email,
    email_verified: account.email === undefined ? undefined : account.confirmedEmail !== undefined,
    phone_number: account.phone,
    identity_number: account.identityNumber,
    birthdate: account.birthDate,
  };
  const said = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return { accountId: account._id, claims: () => ({ ...said, sub: account._id }) };
}

/** What services read in an access token. No names: tokens pass through many hands. */
export const accessClaims = ({ kind, roles, agency }: Account) => ({ kind, roles: [...roles], ...(agency ? { agency } : {}) });
