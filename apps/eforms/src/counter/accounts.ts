import { DependencyAway } from '@motcua/auth/errors';
import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import { FoundAccounts } from '@motcua/contracts/counter-api';
import { searchKey } from '@motcua/domain/text/accents';
import type { Applicant } from '@motcua/forms/applicant';
import { Inject, Injectable } from '@nestjs/common';
import { EFORMS_CONFIG, type EformsConfig } from '../eforms.config.ts';

/** Whose account a dossier of the counter goes to. */
@Injectable()
export class Accounts {
  private readonly identity: ServiceFetch;

  constructor(@Inject(EFORMS_CONFIG) { IDENTITY_URL, SERVICE_SECRET }: EformsConfig) {
    this.identity = serviceFetch({ from: 'eforms', to: 'identity', baseUrl: IDENTITY_URL, secret: SERVICE_SECRET });
  }

  /** The one account with this number and this name: numbers are what people typed themselves, and two who typed the same are nobody's proof. @throws DependencyAway */
  async ownerFor({ identityNumber, name }: Applicant): Promise<string | undefined> {
    if (identityNumber === undefined) return undefined;
    const answer = await this.identity('/internal/people/by-identity-number', { json: { identityNumber } });
    if (!answer.ok) {
      await answer.body?.cancel();
      throw new DependencyAway('identity');
    }
    const { accounts } = FoundAccounts.parse(await answer.json());
    const [only] = accounts;
    return accounts.length === 1 && only && searchKey(only.name) === searchKey(name) ? only.id : undefined;
  }
}
