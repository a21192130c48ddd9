import { StaffRole } from '@motcua/contracts/staff-api';
import type { NewStaff, StaffChange, StaffList, StaffMember, StaffSaved } from '@motcua/contracts/staff-api';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { hash, randomUUID } from 'node:crypto';
import { isActive, loginName } from '../accounts/account.schema.ts';
import type { Account, AccountEdit } from '../accounts/account.schema.ts';
import type { Agencies } from './agencies.ts';
import { PasswordCodes } from './password-codes.ts';
import { StaffGate } from './staff-gate.ts';
import { flawsOfStaff, phoneOf } from './staff-flaws.ts';
import { isWithinReach, rolesToGive } from './staff-rules.ts';
import { changedMeanwhile, keyReused, outOfReach, staffInvalid, staffUnknown, usernameTaken } from './staff.problems.ts';
import { StaffStore } from './staff.store.ts';

export interface Asked {
  readonly by: Actor;
  readonly key: string;
  readonly body: unknown;
}

const mostEdits = 50;

/** What administrators of staff do: open accounts of officials, change and close them, have passwords set anew. */
@Injectable()
export class StaffService {
  constructor(
    private readonly staff: StaffStore,
    private readonly gate: StaffGate,
    private readonly codes: PasswordCodes,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async list(by: Actor, agency: string): Promise<StaffList> {
    const agencies = await this.gate.agencies();
    if (!agencies.has(agency)) throw staffUnknown();
    if (!isWithinReach(by.agency, agency, agencies)) throw outOfReach();
    const { staff, more } = await this.staff.at(agency);
    return { staff: staff.map(present).sort(byName), more, mayGive: [...rolesToGive(by.agency, agency, agencies)] };
  }

  async get(by: Actor, id: string): Promise<StaffMember> {
    return present(await this.within(by, id, await this.gate.agencies()));
  }

  async add(written: NewStaff, asked: Asked): Promise<StaffSaved> {
    const agencies = await this.gate.agencies();
    refuseIfAny(flawsOfStaff(written, agencies));
    this.gate.mayAdd(asked.by, written, agencies);
    const username = loginName(written.username);
    const account: Account = { _id: randomUUID(), kind: 'official', ...written, phone: phoneOf(written.phone), username, version: 1, edits: [this.edit(1, asked)] };
    if (await this.staff.add(account)) return { ...this.done(account), letter: await this.codes.send(account) };
    const known = await this.staff.findByUsername(username);
    const earlier = known && madeBefore(known, asked);
    if (!earlier) throw usernameTaken();
    return earlier;
  }

  async change(id: string, written: StaffChange, asked: Asked & { readonly seen: number }): Promise<StaffSaved> {
    const agencies = await this.gate.agencies();
    const before = await this.within(asked.by, id, agencies);
    const earlier = madeBefore(before, asked);
    if (earlier) return earlier;
    const { version = 1 } = before;
    if (version !== asked.seen) throw changedMeanwhile(before);
    refuseIfAny(flawsOfStaff(written, agencies, before.agency));
    await this.gate.mayChange(asked.by, before, written, agencies);
    const edits = [...(before.edits ?? []), this.edit(version + 1, asked)].slice(-mostEdits);
    const { active, ...rest } = written;
    const after: Account = { ...before, ...rest, phone: phoneOf(rest.phone), active: active ? undefined : false, version: version + 1, edits, leavingSince: undefined };
    return this.save(before, after, asked);
  }

  /** Sends a code by which the official sets a password; the old one counts until then. */
  async resetPassword(by: Actor, id: string): Promise<StaffSaved> {
    const account = await this.within(by, id, await this.gate.agencies());
    if (!isActive(account)) throw staffUnknown();
    const letter = await this.codes.send(account);
    this.logger.info({ staff: id, by: by.id, letter }, 'a password is to be set anew');
    return { id, version: account.version ?? 1, at: this.clock.now().toISOString(), letter };
  }

  private async save(before: Account, after: Account, asked: Asked): Promise<StaffSaved> {
    if (await this.staff.save(before, after)) {
      if (!isActive(after)) await this.gate.endSessionsOf(after);
      return this.done(after);
    }
    const now = (await this.staff.find(before._id)) ?? before;
    const earlier = madeBefore(now, asked);
    if (!earlier) throw changedMeanwhile(now);
    return earlier;
  }

  private async within(by: Actor, id: string, agencies: Agencies): Promise<Account> {
    const account = await this.staff.find(id);
    if (!account || !isWithinReach(by.agency, account.agency ?? '', agencies)) throw staffUnknown();
    return account;
  }

  private edit(version: number, { by, key, body }: Asked): AccountEdit {
    return { by: by.id, at: this.clock.now().toISOString(), version, key, request: requestOf(body) };
  }

  /** The log says who did what to which account; who that is, only the store knows. */
  private done({ _id, version = 1, edits = [], roles, agency, active }: Account): StaffSaved {
    const edit = edits.at(-1);
    this.logger.info({ staff: _id, by: edit?.by, version, roles, agency, active: active !== false }, 'an account of staff was changed');
    return { id: _id, version, at: edit?.at ?? '' };
  }
}

const requestOf = (body: unknown) => hash('sha256', JSON.stringify(body ?? null), 'base64url');

/** @throws RequestProblem 409 for another request with this key */
function madeBefore({ _id, edits = [] }: Account, { by, key, body }: Asked): StaffSaved | undefined {
  const edit = edits.find((one) => one.key === key && one.by === by.id);
  if (!edit) return undefined;
  if (edit.request !== requestOf(body)) throw keyReused();
  return { id: _id, version: edit.version, at: edit.at };
}

function refuseIfAny(errors: Parameters<typeof staffInvalid>[0]): void {
  if (errors.length > 0) throw staffInvalid(errors);
}

function present({ _id, username = '', name, email, phone, roles, agency = '', active, passwordHash, version = 1 }: Account): StaffMember {
  return {
    ...{ id: _id, username, name, agency, version, active: active !== false, hasPassword: passwordHash !== undefined },
    roles: roles.filter((role): role is StaffRole => StaffRole.safeParse(role).success),
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
  };
}

const collator = new Intl.Collator('vi');
/** Vietnamese names are listed by the given name, which stands last. */
const byName = (one: StaffMember, other: StaffMember) => collator.compare(keyOf(one), keyOf(other));
const keyOf = ({ name }: StaffMember) => `${name.split(' ').at(-1) ?? ''} ${name}`;
