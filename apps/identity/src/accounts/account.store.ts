import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { randomUUID } from 'node:crypto';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import type { Model } from 'mongoose';
import { isActive, loginName } from './account.schema.ts';
import type { Account } from './account.schema.ts';

/** What somebody says of themselves when they confirm an address or register. */
export type Profile = Pick<Account, 'name' | 'phone' | 'identityNumber' | 'passwordHash'> & { readonly email: string };

@Injectable()
export class AccountStore {
  constructor(@InjectModel('Account') private readonly accounts: Model<Account>) {}

  find(id: string): Promise<Account | null> {
    return this.accounts.findById(id).lean<Account>().exec();
  }

  /** Who works at an agency as that, by name; nobody whose account was closed. */
  async officialsOf(agency: string, role: string): Promise<Account[]> {
    const found = await this.accounts.find({ kind: 'official', agency, roles: role }).lean<Account[]>();
    const byName = new Intl.Collator('vi');
    return found.filter(isActive).sort((one, other) => byName.compare(one.name, other.name));
  }

  /** By agency, what somebody there is; closed accounts are nobody's. */
  async rolesHeld(): Promise<Map<string, Set<string>>> {
    const found = await this.accounts.find({ kind: 'official' }, { agency: 1, roles: 1, active: 1 }).lean<Account[]>();
    const held = new Map<string, Set<string>>();
    for (const { agency = '', roles } of found.filter(isActive)) held.set(agency, new Set([...(held.get(agency) ?? []), ...roles]));
    return held;
  }

  /** Citizens who say that they have this number; closed accounts are nobody's. A few are enough to know that it is not one. */
  async citizensWithNumber(identityNumber: string): Promise<Account[]> {
    const found = await this.accounts.find({ identityNumber, kind: 'citizen' }).limit(5).lean<Account[]>();
    return found.filter(isActive);
  }

  /** By user name, or a citizen's confirmed address. */
  async findByLogin(typed: string): Promise<Account | null> {
    const login = loginName(typed);
    if (login === '') return null;
    return this.accounts.findOne(login.includes('@') ? { confirmedEmail: login } : { username: login }).lean<Account>();
  }

  /**
   * The citizen behind an address that was just confirmed, made if there is none. Somebody who registered has said who they
   * are; somebody who only confirms an address is taken at today's word.
   */
  async confirmCitizen(profile: Profile): Promise<Account> {
    const confirmedEmail = loginName(profile.email);
    const known = await this.accounts.findOne({ confirmedEmail }).lean<Account>();
    if (!known) return this.createCitizen(confirmedEmail, profile);
    const change = known.passwordHash && !profile.passwordHash ? {} : given(profile);
    return (await this.accounts.findOneAndUpdate({ _id: known._id }, { $set: change }, { returnDocument: 'after' }).lean<Account>()) ?? known;
  }

  /** Puts a seeded account there once; later starts leave what people have changed since. */
  async seed({ _id, ...account }: Account): Promise<void> {
    await this.accounts.updateOne({ _id }, { $setOnInsert: account }, { upsert: true });
  }

  async isSeeded(id: string): Promise<boolean> {
    return (await this.accounts.exists({ _id: id })) !== null;
  }

  private async createCitizen(confirmedEmail: string, profile: Profile): Promise<Account> {
    const account: Account = { _id: randomUUID(), kind: 'citizen', roles: [], confirmedEmail, ...given(profile), name: profile.name };
    try {
      await this.accounts.create(account);
      return account;
    } catch (error) {
      // Two confirmations of one address at once: one made the account, the other takes it.
      if (isDuplicateKey(error)) return this.confirmCitizen(profile);
      throw error;
    }
  }
}

const given = (profile: Profile): Partial<Account> => Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined && value !== ''));
