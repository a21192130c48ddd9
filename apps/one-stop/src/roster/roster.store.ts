import { addDays, type PlainDate } from '@motcua/domain/calendar/plain-date';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { PAST_ENTRY, type PastEntry, ROSTER, type KeptRoster, type RosterDocument } from './roster.schema.ts';

/** Entries stay in the roster for so many days after their end; later they are kept by themselves. */
const keptFor = 400;

@Injectable()
export class RosterStore {
  constructor(
    @InjectModel(ROSTER) private readonly rosters: Model<RosterDocument>,
    @InjectModel(PAST_ENTRY) private readonly past: Model<PastEntry>,
  ) {}

  /**
   * Read from the store each time: one document by its key. A copy in memory would let a substitute act after the delegation was revoked
   * in another process.
   */
  async get(agency: string): Promise<KeptRoster> {
    const found = await this.rosters.findById(agency).lean<RosterDocument>();
    if (!found) return { agency, version: 0, absences: [], delegations: [] };
    const { _id, ...rest } = found;
    return { agency: _id, ...rest };
  }

  /** @returns false when somebody else wrote meanwhile; nothing was written then */
  async save(before: KeptRoster, after: KeptRoster, today: PlainDate): Promise<boolean> {
    const oldest = addDays(today, -keptFor);
    const isPast = ({ to }: { to: PlainDate }) => to < oldest;
    await this.putAside(after, isPast);
    const fields = { version: after.version, absences: after.absences.filter((one) => !isPast(one)), delegations: after.delegations.filter((one) => !isPast(one)) };
    try {
      const { matchedCount, upsertedCount } = await this.rosters.collection.updateOne({ _id: after.agency, version: before.version } as never, { $set: fields } as never, { upsert: before.version === 0 });
      return matchedCount + upsertedCount > 0;
    } catch (error) {
      // Two wrote the first entry of an agency at once.
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Before they leave the roster, and once however often it is tried. */
  private async putAside({ agency, absences, delegations }: KeptRoster, isPast: (entry: { to: PlainDate }) => boolean): Promise<void> {
    const entries = [...absences.filter(isPast).map((one) => ({ kind: 'absence', ...one })), ...delegations.filter(isPast).map((one) => ({ kind: 'delegation', ...one }))];
    const operations = entries.map(({ id, ...entry }) => ({ replaceOne: { filter: { _id: id }, replacement: { agency, ...entry }, upsert: true } }));
    if (operations.length > 0) await this.past.collection.bulkWrite(operations as never[], { ordered: false });
  }
}
