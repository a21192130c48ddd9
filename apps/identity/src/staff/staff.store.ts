import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Account } from '../accounts/account.schema.ts';

/** Longer than any agency's list of officials. */
const mostListed = 500;
/** How long somebody who is about to cease being an administrator does not count: a process that died in between gives the place back. */
const leavingFor = 60_000;

/** Accounts as administrators of staff work on them. */
@Injectable()
export class StaffStore {
  constructor(@InjectModel('Account') private readonly accounts: Model<Account>) {}

  find(id: string): Promise<Account | null> {
    return this.accounts.findOne({ _id: id, kind: 'official' }).lean<Account>().exec();
  }

  findByUsername(username: string): Promise<Account | null> {
    return this.accounts.findOne({ username }).lean<Account>().exec();
  }

  async at(agency: string): Promise<{ staff: Account[]; more: boolean }> {
    const found = await this.accounts.find({ agency, kind: 'official' }).limit(mostListed + 1).lean<Account[]>();
    return { staff: found.slice(0, mostListed), more: found.length > mostListed };
  }

  /** @returns false when the user name is taken. */
  async add(account: Account): Promise<boolean> {
    try {
      await this.accounts.create(account);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Only from the version that was decided on. Fields that are undefined are taken out. @returns false when somebody else was quicker. */
  async save(before: Account, { _id, ...after }: Account): Promise<boolean> {
    const entries = Object.entries(after);
    const set = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    const unset = Object.fromEntries([...entries.filter(([, value]) => value === undefined).map(([field]) => [field, 1]), ['leavingSince', 1]]);
    const unchanged = { _id, version: before.version ?? { $exists: false } };
    const { matchedCount } = await this.accounts.updateOne(unchanged as object, { $set: set, $unset: unset });
    return matchedCount > 0;
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.accounts.updateOne({ _id: id }, { $set: { passwordHash } });
  }

  /**
   * Says that somebody is about to cease administering an agency's staff, and whether others remain. Each marks before counting, so that
   * two who take each other's place at the same moment both see nobody left, and both are refused.
   */
  async leave({ _id }: Account, agency: string, now: Date): Promise<boolean> {
    await this.accounts.updateOne({ _id }, { $set: { leavingSince: now } });
    const staying = { $or: [{ leavingSince: { $exists: false } }, { leavingSince: { $lt: new Date(now.getTime() - leavingFor) } }] };
    const others = await this.accounts.countDocuments({ agency, kind: 'official', roles: 'staff-admin', active: { $ne: false }, _id: { $ne: _id }, ...staying });
    if (others === 0) await this.stay(_id);
    return others > 0;
  }

  async stay(id: string): Promise<void> {
    await this.accounts.updateOne({ _id: id }, { $unset: { leavingSince: 1 } });
  }
}
