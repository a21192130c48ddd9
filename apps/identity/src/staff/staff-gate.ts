import type { NewStaff, StaffChange } from '@motcua/contracts/staff-api';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.schema.ts';
import { isActive } from '../accounts/account.schema.ts';
import { ArtifactStore } from '../provider/artifact.store.ts';
import { AgencyDirectory } from './agencies.ts';
import type { Agencies } from './agencies.ts';
import { changedRoles, isCity, isWithinReach, rolesToGive } from './staff-rules.ts';
import { lastAdmin, notYourRoles, outOfReach, ownAccount } from './staff.problems.ts';
import { StaffStore } from './staff.store.ts';

/** Who may do what to whose account, and what follows for their sessions. */
@Injectable()
export class StaffGate {
  constructor(
    private readonly directory: AgencyDirectory,
    private readonly staff: StaffStore,
    private readonly artifacts: ArtifactStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DependencyAway */
  agencies(): Promise<Agencies> {
    return this.directory.all();
  }

  /** @throws RequestProblem 403 */
  mayAdd(by: Actor, { agency, roles }: NewStaff, agencies: Agencies): void {
    if (!isWithinReach(by.agency, agency, agencies)) throw outOfReach();
    refuseForeign(roles, rolesToGive(by.agency, agency, agencies));
  }

  /** @throws RequestProblem 403, 409 */
  async mayChange(by: Actor, before: Account, after: StaffChange, agencies: Agencies): Promise<void> {
    if (!isWithinReach(by.agency, after.agency, agencies)) throw outOfReach();
    const opensOrCloses = isActive(before) !== after.active;
    const roles = changedRoles(before.roles, after.roles);
    if (by.id === before._id && (opensOrCloses || roles.length > 0 || before.agency !== after.agency)) throw ownAccount();
    // Roles that go are given at the agency that was, roles that come at the one that will be; whoever opens or closes an account decides about all of them.
    refuseForeign(opensOrCloses ? before.roles : roles.filter((role) => before.roles.includes(role)), rolesToGive(by.agency, before.agency ?? '', agencies));
    refuseForeign(opensOrCloses ? after.roles : after.roles.filter((role) => roles.includes(role)), rolesToGive(by.agency, after.agency, agencies));
    await this.keepOneForTheCity(before, after, agencies);
  }

  private async keepOneForTheCity(before: Account, after: StaffChange, agencies: Agencies): Promise<void> {
    if (!administersCity(before, agencies) || administersCity(after, agencies)) return;
    if (!(await this.staff.leave(before, before.agency ?? '', this.clock.machine()))) throw lastAdmin();
  }

  /** Access tokens that are out already count for the rest of their quarter of an hour; nothing renews them. */
  async endSessionsOf({ _id }: Pick<Account, '_id'>): Promise<void> {
    await this.artifacts.endAllOf(_id);
  }
}

const administersCity = (account: Pick<Account, 'roles' | 'agency' | 'active'>, agencies: Agencies) =>
  isActive(account) && account.roles.includes('staff-admin') && isCity(account.agency, agencies);

function refuseForeign(roles: readonly string[], mine: readonly string[]): void {
  const foreign = roles.filter((role) => !mine.includes(role));
  if (foreign.length > 0) throw notYourRoles(foreign);
}
