import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@motcua/testing/stack';
import mongoose, { type mongo } from 'mongoose';
import type { Anchor } from './anchor.ts';
import { AuditLog, collections } from './audit-log.ts';
import { type Entry, hashOf, idOf, type Told } from './entry.ts';
import { verify } from './verification.ts';

const secret = 'a secret that the store does not have, long enough';
let store: mongoose.Mongoose;
let db: mongo.Db;
let noted: Anchor[];
let logs: AuditLog[];

beforeAll(async () => {
  store = await new mongoose.Mongoose().connect(testDatabase('audit'));
  db = store.connection.db!;
});
beforeEach(async () => {
  await db.dropDatabase();
  [noted, logs] = [[], []];
});
afterAll(async () => {
  await db.dropDatabase();
  await store.disconnect();
});

const entries = () => db.collection<Entry>(collections.entries);
const aLog = () => {
  const log = new AuditLog({ db, secret, now: () => new Date(), onAnchor: (anchor) => noted.push(anchor), onTrouble: (error) => expect(error).toBeUndefined() });
  logs.push(log);
  return log;
};
const aRead = (of: string): Told => ({ at: '2026-11-25T02:00:00.000Z', who: { id: 'official-1', kind: 'official', agency: '000.12.35.H29', roles: ['specialist'] }, kind: 'read', what: 'read', of, version: 1, outcome: 'done' });
const check = () => verify(db, { secret, noted });

/** A chain of so many reads, ended in order. @returns its name */
async function aChain(reads: number): Promise<string> {
  const log = aLog();
  for (let at = 0; at < reads; at += 1) await log.tell(aRead(`dossier-${at}`));
  await log.close();
  return noted.at(-1)!.chain;
}

const faultIn = async () => {
  const { findings, anchorFindings } = await check();
  expect(anchorFindings).toEqual([]);
  return findings.map(({ fault, seq, of }) => ({ fault, seq, ...(of === undefined ? {} : { of }) }));
};

describe('the log', () => {
  it('has an entry in the store when it says so, and all of it is sound', async () => {
    const log = aLog();
    await log.tell(aRead('dossier-1'));
    expect(await entries().countDocuments({ of: 'dossier-1' })).toBe(1);
    await log.close();
    expect(await check()).toMatchObject({ entries: 3, chains: 1, anchors: 2, findings: [], anchorFindings: [] });
  });

  it('keeps everything that many tell at once, each process in a chain of its own', async () => {
    const [one, other] = [aLog(), aLog()];
    await Promise.all(Array.from({ length: 1_500 }, (_, at) => (at % 2 ? one : other).tell(aRead(`dossier-${at}`))));
    await Promise.all([one.close(), other.close()]);
    expect(await check()).toMatchObject({ entries: 1_504, chains: 2, findings: [], anchorFindings: [] });
    expect(new Set((await entries().find({ kind: 'read' }).toArray()).map(({ of }) => of)).size).toBe(1_500);
  });

  it('writes nobody twice when the answer to a write was lost', async () => {
    const log = aLog();
    await log.tell(aRead('dossier-0'));
    const collection = log['entries'];
    const insertMany = collection.insertMany.bind(collection);
    let lost = 0;
    collection.insertMany = (async (...args: Parameters<typeof insertMany>) => {
      const answer = await insertMany(...args);
      if ((lost += 1) <= 2) throw new Error('connection lost');
      return answer;
    }) as typeof insertMany;
    await Promise.all([log.tell(aRead('dossier-1')), log.tell(aRead('dossier-2'))]);
    await log.tell(aRead('dossier-3'));
    await log.close();
    expect(await check()).toMatchObject({ entries: 6, findings: [] });
    expect(await entries().countDocuments({ of: 'dossier-1' })).toBe(1);
  });

  it('takes nothing more once it is closed', async () => {
    const log = aLog();
    await log.tell(aRead('dossier-0'));
    await log.close();
    await expect(log.tell(aRead('dossier-1'))).rejects.toMatchObject({ name: 'DependencyAway' });
  });
});

describe('tampering is found at its row:', () => {
  it('an entry that says something else', async () => {
    const chain = await aChain(6);
    await entries().updateOne({ _id: idOf(chain, 3) }, { $set: { 'who.id': 'official-2' } });
    expect(await faultIn()).toEqual([{ fault: 'changed', seq: 3, of: 'dossier-2' }]);
  });

  it('an entry with more in it than was written', async () => {
    const chain = await aChain(6);
    await entries().updateOne({ _id: idOf(chain, 3) }, { $set: { hidden: true } } as never);
    expect(await faultIn()).toEqual([{ fault: 'changed', seq: 3, of: 'dossier-2' }]);
  });

  it('an entry that says something else under a hash made to fit', async () => {
    const chain = await aChain(6);
    const { hash: _, ...entry } = (await entries().findOne({ _id: idOf(chain, 3) }))!;
    const forged = { ...entry, of: 'dossier-9' };
    await entries().updateOne({ _id: entry._id }, { $set: { of: 'dossier-9', hash: hashOf(forged) } });
    expect(await faultIn()).toEqual([{ fault: 'changed', seq: 3, of: 'dossier-9' }]);
  });

  it('an entry that was taken out', async () => {
    const chain = await aChain(6);
    await entries().deleteOne({ _id: idOf(chain, 3) });
    expect(await faultIn()).toEqual([{ fault: 'missing', seq: 3 }]);
  });

  it('two entries that changed places', async () => {
    const chain = await aChain(6);
    const [one, other] = await Promise.all([3, 5].map((seq) => entries().findOne({ _id: idOf(chain, seq) })));
    await entries().replaceOne({ _id: idOf(chain, 3) }, { ...other!, ...{ _id: idOf(chain, 3) }, seq: 3 });
    await entries().replaceOne({ _id: idOf(chain, 5) }, { ...one!, ...{ _id: idOf(chain, 5) }, seq: 5 });
    expect(await faultIn()).toEqual([{ fault: 'reordered', seq: 3, of: 'dossier-4' }]);
  });

  it('an entry that was put in between', async () => {
    const chain = await aChain(6);
    const entry = (await entries().findOne({ _id: idOf(chain, 3) }))!;
    await entries().insertOne({ ...entry, _id: `${idOf(chain, 3)}a` });
    expect(await faultIn()).toEqual([{ fault: 'inserted', seq: 3, of: 'dossier-2' }]);
  });

  it('an entry that was put in under another id', async () => {
    const chain = await aChain(6);
    const entry = (await entries().findOne({ _id: idOf(chain, 3) }))!;
    await entries().insertOne({ ...entry, _id: 'somewhere' });
    expect(await faultIn()).toEqual([{ fault: 'inserted', seq: 3, of: 'dossier-2' }]);
  });

  it('a chain whose end was cut off', async () => {
    const chain = await aChain(6);
    await entries().deleteMany({ _id: { $gte: idOf(chain, 5) }, chain });
    expect(await faultIn()).toEqual([{ fault: 'truncated', seq: 5 }]);
  });

  it('a chain that was taken away whole', async () => {
    const chain = await aChain(6);
    await aChain(1);
    await entries().deleteMany({ chain });
    expect((await check()).findings).toEqual([{ fault: 'gone', chain, seq: 0, faults: 1 }]);
  });

  it('a chain that was written anew from one entry on', async () => {
    const chain = await aChain(6);
    let prev = (await entries().findOne({ _id: idOf(chain, 2) }))!.hash;
    for (let seq = 3; seq <= 7; seq += 1) {
      const { hash: _, ...entry } = (await entries().findOne({ _id: idOf(chain, seq) }))!;
      const forged = { ...entry, prev, ...(seq === 3 ? { of: 'dossier-9' } : {}) };
      prev = hashOf(forged);
      await entries().replaceOne({ _id: entry._id }, { ...forged, hash: prev });
    }
    // Nobody can make the anchor over the last entry fit.
    expect(await faultIn()).toEqual([{ fault: 'changed', seq: 7 }]);
  });

  it('a chain that nobody has opened', async () => {
    const chain = await aChain(2);
    const all = await entries().find({ chain }).toArray();
    await entries().insertMany(all.map((entry) => ({ ...entry, chain: 'forged', _id: idOf('forged', entry.seq) })).map((entry) => ({ ...entry, hash: hashOf(entry) })));
    const { findings } = await check();
    expect(findings).toEqual([expect.objectContaining({ chain: 'forged' })]);
  });
});

describe('anchors', () => {
  const anchors = () => db.collection<Anchor>(collections.anchors);
  const faults = async () => (await check()).anchorFindings;

  it.each([
    ['changed', (chain: string) => anchors().updateOne({ _id: 2 }, { $set: { chain: `${chain}x` } }), [{ fault: 'forged', anchor: 2 }, { fault: 'differs', anchor: 2 }]],
    ['taken out', () => anchors().deleteOne({ _id: 3 }), [{ fault: 'missing', anchor: 3 }, { fault: 'missing', anchor: 3 }]],
    ['cut off at the end', () => anchors().deleteMany({ _id: { $gte: 4 } }), [{ fault: 'missing', anchor: 4 }]],
  ])('that were %s are found', async (_, tamper, expected) => {
    const chain = await aChain(3);
    await aChain(3);
    await tamper(chain);
    expect(await faults()).toEqual(expected);
  });

  it('are not genuine under another secret', async () => {
    await aChain(1);
    const { anchorFindings } = await verify(db, { secret: 'another secret, of which nobody has heard' });
    expect(anchorFindings).toEqual([{ fault: 'forged', anchor: 1 }, { fault: 'forged', anchor: 2 }]);
  });
});
