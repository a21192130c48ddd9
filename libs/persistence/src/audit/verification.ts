import type { mongo } from 'mongoose';
import type { Anchor } from './anchor.ts';
import { type AnchorFinding, checkAnchors } from './anchor-check.ts';
import { collections } from './audit-log.ts';
import { ChainCheck, type Finding } from './chain-check.ts';
import { type Entry, idOf } from './entry.ts';

export interface Verifying {
  /** Without it the chains are checked, and the signatures of anchors are not. */
  readonly secret?: string | undefined;
  /** Chains that ended before are left out. */
  readonly from?: string | undefined;
  /** Anchors that were written down beside the store. */
  readonly noted?: readonly Anchor[];
  /** Told after each page; may look at its entries. */
  readonly onPage?: (entries: readonly Entry[], checked: number) => void | Promise<void>;
}

export interface Verified {
  readonly entries: number;
  readonly chains: number;
  readonly anchors: number;
  /** The first fault of each chain that has one. */
  readonly findings: readonly (Finding & { readonly faults: number })[];
  readonly anchorFindings: readonly AnchorFinding[];
}

const page = 5_000;

/** Reads every chain from end to end, a page at a time, and holds it against the anchors. */
export async function verify(db: mongo.Db, verifying: Verifying): Promise<Verified> {
  const entries = db.collection<Entry>(collections.entries);
  // Chains first: one that begins meanwhile is anchored before anything else stands in it.
  const counted = await chainsIn(entries, verifying.from);
  const anchors = await anchorsOf(db, verifying.from);
  const findings: (Finding & { faults: number })[] = [];
  let checked = 0;
  const chains = [...new Set([...counted.keys(), ...anchors.map(({ chain }) => chain)])].sort();
  for (const chain of chains) {
    const check = new ChainCheck(chain, anchors.filter((anchor) => anchor.chain === chain));
    for await (const found of pagesOf(entries, chain)) {
      for (const entry of found) check.take(entry);
      checked += found.length;
      await verifying.onPage?.(found, checked);
    }
    check.end();
    const stray = await strayOf(entries, chain, (counted.get(chain) ?? 0) - check.entries);
    findings.push(...firstOf(check, stray));
  }
  return { entries: checked, chains: chains.length, anchors: anchors.length, findings, anchorFindings: checkAnchors(anchors, verifying.noted ?? [], verifying.secret) };
}

function firstOf({ first, faults }: ChainCheck, stray: Finding | undefined): (Finding & { faults: number })[] {
  const found = first ?? stray;
  return found ? [{ ...found, faults: faults + (stray ? 1 : 0) }] : [];
}

async function anchorsOf(db: mongo.Db, from = ''): Promise<Anchor[]> {
  const found = await db.collection<Anchor>(collections.anchors).find({ at: { $gte: from } }).toArray();
  return found.sort((one, other) => one._id - other._id);
}

/** Each chain with how many entries call themselves part of it. */
async function chainsIn(entries: mongo.Collection<Entry>, from = ''): Promise<Map<string, number>> {
  const found = await entries.aggregate<{ _id: string | null; count: number; newest: string }>([{ $group: { _id: '$chain', count: { $sum: 1 }, newest: { $max: '$at' } } }]).toArray();
  return new Map(found.filter(({ newest }) => newest >= from).map(({ _id, count }) => [_id ?? '', count]));
}

/** By ranges of ids, which the index answers, and the next page on its way while this one is checked. */
async function* pagesOf(entries: mongo.Collection<Entry>, chain: string): AsyncGenerator<Entry[]> {
  const last = await lastOf(entries, chain);
  const read = (from: number) => entries.find({ _id: { $gte: idOf(chain, from), $lt: idOf(chain, from + page) } }, { batchSize: page }).toArray();
  let coming = read(0);
  for (let from = 0; from <= last; from += page) {
    const found = await coming;
    if (from + page <= last) coming = read(from + page);
    yield found.sort((one, other) => (one._id < other._id ? -1 : 1));
  }
}

async function lastOf(entries: mongo.Collection<Entry>, chain: string): Promise<number> {
  const [found] = await entries.aggregate<{ last: string }>([{ $match: { _id: { $gte: `${chain}/`, $lt: `${chain}0` } } }, { $group: { _id: null, last: { $max: '$_id' } } }]).toArray();
  return found ? Number.parseInt(found.last.slice(chain.length + 1), 10) : -1;
}

/** Entries that call themselves part of a chain, under an id that is not. */
async function strayOf(entries: mongo.Collection<Entry>, chain: string, more: number): Promise<Finding | undefined> {
  if (more <= 0) return undefined;
  const stray = await entries.findOne({ chain, $or: [{ _id: { $lt: `${chain}/` } }, { _id: { $gte: `${chain}0` } }] });
  // A running system goes on writing: what came after the last page is no fault.
  return stray ? { fault: 'inserted', chain, seq: stray.seq, ...(stray.of === undefined ? {} : { of: stray.of }) } : undefined;
}
