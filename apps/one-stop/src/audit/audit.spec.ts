import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Anchor } from '@motcua/persistence/audit/anchor';
import { AuditLog } from '@motcua/persistence/audit/audit-log';
import type { Entry } from '@motcua/persistence/audit/entry';
import { verify } from '@motcua/persistence/audit/verification';
import { eventually } from '@motcua/testing/eventually';
import { testSecret } from '@motcua/testing/stack';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DossierStore } from '../dossiers/dossier.store.ts';
import { anAgency, anAttachment, people } from '../testing/a-city.ts';
import { aDenunciationInHands, secrets, submitDenunciation } from '../testing/a-denunciation.ts';
import { aRunningOneStop, type RunningOneStop, started, Visitor } from '../testing/a-running-one-stop.ts';
import { AuditSweep } from './audit-sweep.ts';
import type { HistoryFinding } from './history-check.ts';
import { HistoryVerification } from './verification.store.ts';

let oneStop: RunningOneStop;
let db: mongo.Db;
let entries: mongo.Collection<Entry>;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
  db = oneStop.app.get<Connection>(getConnectionToken()).db!;
  entries = db.collection<Entry>('audit');
}, 90_000);
afterAll(() => oneStop.close());

const logged = async (of: string, kind?: string) => (await entries.find({ of, ...(kind ? { kind: kind as 'read' } : {}) }).toArray()).sort((one, other) => one.seq - other.seq);
const actsOf = async (of: string, kind?: string) => (await logged(of, kind)).map(({ what, who, outcome, version, part }) => ({ what, by: who.id, outcome, ...(version ? { version } : {}), ...(part ? { part } : {}) }));
/** Reads that were made since. */
const fresh = async (id: string) => {
  const before = (await logged(id)).length;
  return async () => (await actsOf(id)).slice(before);
};

describe('whoever looks at a dossier', () => {
  it('stands in the log before the answer, with what was looked at and as what', async () => {
    const attachment = anAttachment('5d1c6f0a-3f7b-4d55-9a55-0d6a0c0f4a12', 'bản vẽ.pdf');
    const { id } = await oneStop.submitted({ attachments: [attachment], papers: { drawing: [attachment.id] } });
    await eventually(async () => expect(await logged(id, 'write')).toHaveLength(1));
    await oneStop.desk.move(people.receptionist, id, 'receive');
    await eventually(async () => expect(await logged(id, 'write')).toHaveLength(2));
    const acts = await fresh(id);
    await oneStop.desk.get(people.receptionist, `/${id}`);
    expect(await acts()).toEqual([{ what: 'read', by: 'receptionist-trang', outcome: 'done', version: 2 }]);
    await oneStop.desk.get(people.receptionist, `/${id}/attachments/${attachment.id}`);
    await oneStop.desk.get(people.receptionist, `/${id}/papers/receipt.pdf`);
    await oneStop.desk.get(people.receptionist, `/${id}/form.pdf`);
    await oneStop.desk.get(people.citizen, `/${id}`);
    expect((await acts()).slice(1)).toEqual([
      { what: 'read-file', by: 'receptionist-trang', outcome: 'done', version: 2, part: attachment.id },
      { what: 'read-paper', by: 'receptionist-trang', outcome: 'done', version: 2, part: 'receipt.pdf' },
      { what: 'read-paper', by: 'receptionist-trang', outcome: 'done', version: 2, part: 'form.pdf' },
      { what: 'read', by: 'citizen-hanh', outcome: 'done', version: 2 },
    ]);
    expect((await logged(id, 'read')).at(-2)?.who).toEqual({ id: 'receptionist-trang', kind: 'official', agency: anAgency.code, roles: ['receptionist'] });
  });

  it('stands there too when there was nothing for them, or no such dossier', async () => {
    const { id } = await oneStop.submitted();
    const acts = await fresh(id);
    await oneStop.desk.get(people.elsewhere, `/${id}`);
    await oneStop.desk.try(people.elsewhere, id, 'receive', { version: 1 });
    expect(await acts()).toEqual([{ what: 'read', by: 'receptionist-mai', outcome: 'refused' }, { what: 'ask', by: 'receptionist-mai', outcome: 'refused' }]);
    const nowhere = randomUUID();
    await oneStop.desk.get(people.stranger, `/${nowhere}`);
    expect(await actsOf(nowhere)).toEqual([{ what: 'read', by: 'citizen-thanh', outcome: 'unknown' }]);
  });

  it('stands there as our own service that writes letters', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.ask({ id: 'notify', kind: 'service', roles: [] }, { method: 'GET', url: `/internal/dossiers/${id}/contact` });
    expect((await actsOf(id, 'read')).at(-1)).toEqual({ what: 'read-contact', by: 'notify', outcome: 'done', version: 1 });
  });

  it('is shown nothing while the log takes no entries', async () => {
    const { id } = await oneStop.submitted();
    const log = oneStop.app.get(AuditLog);
    const tell = log.tell.bind(log);
    log.tell = () => Promise.reject(Object.assign(new Error('away'), { name: 'DependencyAway' }));
    try {
      const answer = await oneStop.desk.get(people.citizen, `/${id}`);
      expect([answer.statusCode, answer.body.includes('Hạnh')]).toEqual([503, false]);
    } finally {
      log.tell = tell;
    }
  });
});

describe('lists and searches', () => {
  it('stand in the log with the dossiers that they showed, and a search without what was searched for', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.get(people.receptionist, '?queue=to-receive');
    const search = () => oneStop.desk.ask(people.receptionist, { method: 'POST', url: '/v1/dossiers/search', payload: { q: '0903512789' } });
    await search();
    await search();
    const lists = (await entries.find({ kind: 'list', 'who.id': 'receptionist-trang' }).toArray()).sort((one, other) => one.seq - other.seq).slice(-3);
    expect(lists.map(({ what, part }) => [what, part])).toEqual([['list', '/v1/dossiers queue=to-receive'], ['search', '/v1/dossiers/search'], ['search', '/v1/dossiers/search']]);
    expect(lists[0]?.shown).toContain(id);
    expect(lists[1]?.query).toMatch(/^[\w-]{22}$/);
    expect(lists[2]?.query).toBe(lists[1]?.query);
    expect(JSON.stringify(await entries.find({}).toArray())).not.toContain('0903512789');
  });
});

describe('every move', () => {
  it('stands in the log, with who made it as what, behind the request’s back', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(people.receptionist, id, 'receive');
    await oneStop.desk.move(people.receptionist, id, 'withdraw', { body: { reason: 'Người dân xin rút' } });
    await eventually(async () => expect(await actsOf(id, 'write')).toHaveLength(3));
    const [submitted, received, withdrawn] = await logged(id, 'write');
    expect(submitted).toMatchObject({ what: 'submit', version: 1, who: { id: 'citizen-hanh', kind: 'citizen' } });
    expect(received).toMatchObject({ what: 'receive', version: 2, who: { id: 'receptionist-trang', kind: 'official', agency: anAgency.code, roles: ['receptionist'] } });
    expect(withdrawn).toMatchObject({ what: 'withdraw', version: 3, who: { actingFor: 'citizen-hanh' }, line: expect.any(String), books: expect.any(String) });
  });

  it('is found by the next process when the one that made it died before it could tell', async () => {
    const { id } = await oneStop.submitted();
    const dossiers = db.collection<{ _id: string; savedAt: Date }>('dossiers');
    const { _id: _, ...dossier } = (await dossiers.findOne({ _id: id }))!;
    const [orphan, died] = [randomUUID(), randomUUID()];
    await dossiers.insertOne({ _id: orphan, ...dossier, savedAt: new Date() });
    await db.collection<{ _id: string }>('audit_marks').insertOne({ _id: died, upTo: new Date(Date.now() - 60_000), seenAt: new Date(0) } as never);
    expect(await logged(orphan)).toEqual([]);
    const sweep = oneStop.app.get(AuditSweep);
    await sweep.sweep(new Date(1));
    expect(await actsOf(orphan)).toEqual([{ what: 'submit', by: 'citizen-hanh', outcome: 'done', version: 1 }]);
    expect(await db.collection<{ _id: string }>('audit_marks').findOne({ _id: died })).toBeNull();
    await db.collection<{ _id: string }>('audit_marks').insertOne({ _id: died, upTo: new Date(0), seenAt: new Date(0) } as never);
    await sweep.sweep(new Date(1));
    expect(await actsOf(orphan)).toHaveLength(1);
  });

  it('that loses to another leaves no entry', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(people.receptionist, id, 'receive');
    await oneStop.desk.move(people.receptionist, id, 'pass-on');
    const answers = await Promise.all([people.specialist, people.secondSpecialist].map((actor) => oneStop.desk.try(actor, id, 'claim', { version: 3 })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    await eventually(async () => expect(await logged(id, 'write')).toHaveLength(4));
  });
});

describe('a confidential dossier', () => {
  it('is in the log like any other, with nothing that is secret, and attempts at it as well', async () => {
    const { id } = await aDenunciationInHands(oneStop);
    await oneStop.desk.get(people.leader, `/${id}`);
    await oneStop.desk.get(people.secondInspector, `/${id}`);
    await oneStop.desk.get(people.headInspector, `/${id}/cover`);
    expect((await actsOf(id, 'read')).slice(-3)).toEqual([
      { what: 'read', by: 'leader-hung', outcome: 'refused' },
      { what: 'read', by: 'inspector-tam', outcome: 'done', version: 6 },
      { what: 'read-cover', by: 'inspector-ngan', outcome: 'done', version: 6 },
    ]);
    expect(JSON.stringify(await entries.find({ of: id }).toArray()).normalize('NFC')).not.toMatch(secrets);
  });
});

describe('the verification', () => {
  const history = async (id: string): Promise<HistoryFinding[]> => {
    const found = [];
    for await (const { findings } of new HistoryVerification(db).check(new Date(), id)) found.push(...findings);
    return found;
  };
  const faultsOf = async (id: string) => (await history(id)).map(({ fault, version }) => [fault, version]);
  const dossiers = () => db.collection<{ _id: string }>('dossiers');
  const inHands = async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(people.receptionist, id, 'receive');
    await oneStop.desk.move(people.receptionist, id, 'pass-on');
    await eventually(async () => expect(await logged(id, 'write')).toHaveLength(3));
    return id;
  };

  it('finds nothing wrong with what was done here, and the anchors written down beside the store', async () => {
    const denunciation = await submitDenunciation(oneStop);
    await eventually(async () => expect(await logged(denunciation.id, 'write')).toHaveLength(1));
    const file = await readFile(join(oneStop.config.DATA_DIR, 'audit-anchors.jsonl'), 'utf8');
    const noted = file.trim().split('\n').map((line) => JSON.parse(line) as Anchor);
    expect(await verify(db, { secret: testSecret, noted })).toMatchObject({ findings: [], anchorFindings: [] });
    for await (const { findings } of new HistoryVerification(db).check(new Date())) expect(findings.filter(({ dossier }) => dossier === denunciation.id)).toEqual([]);
  });

  it.each([
    ['line-changed', 2, { $set: { 'history.1.at': '2026-11-20T00:00:00.000Z' } }],
    ['line-changed', 3, { $set: { 'history.2.by': 'somebody-else' } }],
    ['books-changed', 3, { $set: { dueAt: '2027-01-01T00:00:00.000Z' } }],
    ['books-changed', 3, { $set: { 'answers.sign': 'Another sign' } }],
    ['line-unlogged', 4, { $push: { history: { move: 'approve', by: 'x', at: '2026-11-23T03:00:00.000Z', from: 'in-processing', to: 'completed', step: 'appraisal' } }, $set: { savedAt: new Date(0) } }],
    ['line-gone', 3, { $pop: { history: 1 } }],
  ] as const)('finds %s at version %i', async (fault, version, change) => {
    const id = await inHands();
    expect(await faultsOf(id)).toEqual([]);
    await dossiers().updateOne({ _id: id }, change as never);
    expect(await faultsOf(id)).toEqual([[fault, version]]);
    await dossiers().deleteOne({ _id: id });
    expect(await new HistoryVerification(db).gone(await logged(id))).toEqual([{ fault: 'dossier-gone', dossier: id }]);
  });

  it('finds a look into a confidential dossier that went past the log', async () => {
    const { id } = await aDenunciationInHands(oneStop);
    await eventually(async () => expect(await logged(id, 'write')).toHaveLength(6));
    expect(await faultsOf(id)).toEqual([]);
    await oneStop.app.get(DossierStore).noteLook((await oneStop.app.get(DossierStore).find(id))!, { what: 'read', by: 'inspector-an', at: '2026-11-23T03:00:00.000Z' });
    expect(await faultsOf(id)).toEqual([['look-unlogged', undefined]]);
  });
});

it('a process that ends in order leaves its chain closed and anchored, and nothing to look for', async () => {
  const { id } = await oneStop.submitted();
  const marks = () => db.collection('audit_marks').countDocuments({});
  const before = await marks();
  const second = await started(oneStop.config, oneStop.clock);
  await new Visitor(second, oneStop.identity).move(people.receptionist, id, 'receive');
  expect(await marks()).toBe(before + 1);
  await second.close();
  expect(await marks()).toBe(before);
  const [written] = await entries.find({ of: id, version: 2, kind: 'write' }).toArray();
  const chain = (await entries.find({ chain: written!.chain }).toArray()).sort((one, other) => one.seq - other.seq);
  expect(chain.map(({ what }) => what)).toEqual(['open', 'read', 'receive', 'close']);
  expect(await db.collection('audit_anchors').findOne({ chain: written!.chain, hash: chain.at(-1)!.hash })).not.toBeNull();
});

beforeEach(() => oneStop.clock.set('2026-11-23T03:00:00Z'));
