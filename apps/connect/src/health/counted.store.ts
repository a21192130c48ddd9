import type { mongo } from 'mongoose';
import type { Mark } from './tally.ts';

interface Countable {
  _id: string;
  uncounted?: string;
  counted?: object;
}

/**
 * Writes on each document as what it was counted. One that has become something else since then stays uncounted, and one that was counted
 * later keeps its newer mark. In the order of ids, since bulk writes in different orders deadlock.
 */
export async function markCounted<Counted extends object>(documents: mongo.Collection, marks: readonly Mark<Counted>[], serial: number): Promise<void> {
  if (marks.length === 0) return;
  const sorted = [...marks].sort((one, other) => (one.id < other.id ? -1 : 1));
  const all = documents as unknown as mongo.Collection<Countable>;
  const older = { 'counted.serial': { $not: { $gte: serial } } };
  const write = (only: (as: Counted) => object, change: object) =>
    all.bulkWrite(sorted.map(({ id, as }) => ({ updateOne: { filter: { _id: id, ...older, ...only(as) }, update: { $set: { counted: { ...as, serial } }, ...change } } })), { ordered: false });
  const { matchedCount } = await write((as) => as, { $unset: { uncounted: '' } });
  if (matchedCount < marks.length) await write(() => ({}), {});
}
