import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Entry } from '@motcua/persistence/audit/entry';
import { eventually } from '@motcua/testing/eventually';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DossierStore } from '../dossiers/dossier.store.ts';
import { people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';
import { Audit } from './audit.ts';
import { AuditSweep } from './audit-sweep.ts';

let oneStop: RunningOneStop;
let db: mongo.Db;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
  db = oneStop.app.get<Connection>(getConnectionToken()).db!;
}, 90_000);
afterAll(() => oneStop.close());

/** Versions that the log knows of a dossier, in the order in which it was told. */
const versionsOf = async (of: string) => (await db.collection<Entry>('audit').find({ of, kind: 'write' }).toArray()).sort((one, other) => one.seq - other.seq).map(({ version }) => version);

describe('every move', () => {
  it('is told to the log once, also by a counter that opens a dossier while its event arrives', async () => {
    const { id } = await oneStop.submitted();
    const store = oneStop.app.get(DossierStore);
    const opened = await store.find(id);
    if (!opened) throw new Error('it is there');
    const { outbox: _, ...dossier } = opened;
    await store.add([dossier]);
    // The log is written in order: what was told before this stands before it.
    await oneStop.desk.move(people.receptionist, id, 'receive');
    await eventually(async () => expect((await versionsOf(id)).at(-1)).toBe(2));
    expect(await versionsOf(id)).toEqual([1, 2]);
  });

  it('is told to the log once while what another process left is looked for', async () => {
    const { id } = await oneStop.submitted();
    await eventually(async () => expect(await versionsOf(id)).toEqual([1]));
    const audit = oneStop.app.get(Audit);
    const wrote = audit.wrote.bind(audit);
    const [asked, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    audit.wrote = async (entries) => {
      asked.resolve();
      await told.promise;
      await wrote(entries);
    };
    await oneStop.desk.move(people.receptionist, id, 'receive');
    await asked.promise;
    audit.wrote = wrote;
    await db.collection<{ _id: string }>('audit_marks').insertOne({ _id: randomUUID(), upTo: new Date(0), seenAt: new Date(0) } as never);
    const swept = oneStop.app.get(AuditSweep).sweep(new Date(1));
    // It waits for the entry that is on its way; one that does not wait is done by then.
    await Promise.race([swept, pause(1_000)]);
    told.resolve();
    await swept;
    await oneStop.desk.move(people.receptionist, id, 'pass-on');
    await eventually(async () => expect((await versionsOf(id)).at(-1)).toBe(3));
    expect(await versionsOf(id)).toEqual([1, 2, 3]);
  });
});
