import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { procedurePublished } from '@motcua/contracts/events';
import { Migration, MigrationOutlook, ProcessesInFlight } from '@motcua/contracts/process-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { Step } from '@motcua/contracts/step';
import type { Actor } from '@motcua/domain/actor';
import { newEntry } from '@motcua/messaging/event';
import { eventually } from '@motcua/testing/eventually';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { aProcedure, people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop, started } from '../testing/a-running-one-stop.ts';
import { Catalogue } from '../catalogue/catalogue.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const admin: Actor = { id: 'admin-toan', kind: 'official', roles: ['catalogue-admin'], agency: '000.00.00.H29' };
const { receptionist, specialist, head } = people;

/** A procedure of its own for each story, so that none counts another's dossiers. */
async function published(id: string, ...versions: (readonly Step[])[]): Promise<void> {
  const all = [aProcedure.steps, ...versions].map((steps, index): Procedure => ({ ...aProcedure, id, version: index + 1, steps: [...steps] }));
  await oneStop.publisher.publish(all.map((data) => newEntry(procedurePublished, { source: '/motcua/test', time: '2026-11-01T00:00:00.000Z', subject: `${data.id}/${data.version}`, data })));
  await eventually(() => oneStop.app.get(Catalogue).procedureOf({ procedure: { id, version: all.length } }));
}

async function appraised(procedure: string): Promise<string> {
  const { id } = await oneStop.submitted({ procedure: { id: procedure, version: 1, name: aProcedure.name } });
  await oneStop.desk.move(receptionist, id, 'receive');
  await oneStop.desk.move(receptionist, id, 'pass-on');
  return id;
}

const changed = (id: string, changes: Partial<Step>) => aProcedure.steps.map((step) => (step.id === id ? { ...step, ...changes } : step));
const dryRun = async (plan: object) => MigrationOutlook.parse((await oneStop.desk.ask(admin, { method: 'POST', url: '/v1/dossiers/migration-dry-run', payload: plan })).json());
const begin = (plan: object, key: string = randomUUID(), as: Actor = admin) => oneStop.desk.ask(as, { method: 'POST', url: '/v1/dossiers/migrations', payload: plan, headers: { 'idempotency-key': key } });
const inFlight = async (procedure: string) => ProcessesInFlight.parse((await oneStop.desk.get(admin, `/in-flight/${procedure}`)).json());

async function carriedOut(plan: object): Promise<Migration> {
  const { id } = Migration.parse((await begin(plan)).json());
  return eventually(async () => {
    const migration = Migration.parse((await oneStop.desk.get(admin, `/migrations/${id}`)).json());
    expect(migration.state).toBe('done');
    return migration;
  }, 30_000);
}

describe('a plan for dossiers in flight', () => {
  it('moves just what the dry run has said, keeps what they say and were promised, and tells everyone the step', async () => {
    await published('plan-a', aProcedure.steps.flatMap((step) => (step.id === 'review' ? [{ ...step, id: 'expert-review', name: { vi: 'Chuyên gia xem xét', en: 'Expert review' }, share: 30 }] : [step])));
    const [atReview, atAppraisal] = [await appraised('plan-a'), await appraised('plan-a')];
    await oneStop.desk.move(specialist, atReview, 'pass-on');
    const before = await oneStop.desk.mustSee(head, atReview);
    const plan = { procedure: 'plan-a', from: 1, to: 2 };

    const unmapped = await dryRun(plan);
    expect(unmapped).toMatchObject({ seen: 2, moves: 1, stays: [{ because: 'step-gone', count: 1 }], comparison: { additive: false } });
    expect(unmapped.rows.map(({ reference, stays }) => [reference, stays])).toEqual([[before.status.reference, 'step-gone'], [expect.any(String), undefined]]);

    const mapped = { ...plan, steps: { review: 'expert-review' } };
    const told = await dryRun(mapped);
    expect(told).toMatchObject({ seen: 2, moves: 2, stays: [], handedOver: 0 });
    expect(JSON.stringify(told)).not.toMatch(/Hạnh|0903512789/);

    expect(await carriedOut(mapped)).toMatchObject({ seen: 2, moved: 2, stayed: 0 });
    const after = await oneStop.desk.mustSee(head, atReview);
    expect(after).toMatchObject({ answers: before.answers, papers: before.papers, procedure: { version: 1 }, process: { version: 2 }, status: { version: before.status.version + 1, dueAt: before.status.dueAt, step: { en: 'Expert review' } } });
    expect(after.process?.stepDueAt).toBe(told.rows.find(({ reference }) => reference === after.status.reference)?.to?.dueAt);
    expect(after.history.at(-1)).toMatchObject({ act: 'process-migrated', note: '1 → 2' });
    await oneStop.desk.move(head, atReview, 'pass-on');
    await oneStop.desk.move(specialist, atAppraisal, 'pass-on');
    expect((await oneStop.desk.mustSee(head, atAppraisal)).status.step?.en).toBe('Expert review');
    expect((await inFlight('plan-a')).versions).toEqual([{ version: 2, dossiers: 2 }]);
  });

  it('is not needed for what was only added or reworded: it says so', async () => {
    await published('plan-b', changed('appraisal', { name: { vi: 'Thẩm tra', en: 'Examination' }, next: [{ to: 'review', message: { vi: 'Đang xem xét', en: 'Under review' } }, { to: 'approval' }] }));
    const id = await appraised('plan-b');
    expect(await dryRun({ procedure: 'plan-b', from: 1, to: 2 })).toMatchObject({ comparison: { additive: true, added: [] }, moves: 1, stays: [] });
    await carriedOut({ procedure: 'plan-b', from: 1, to: 2 });
    expect((await oneStop.desk.mustSee(specialist, id)).process?.ways.map(({ to }) => to)).toEqual(['review', 'approval']);
  });

  it('takes the dossier out of the hands of who does not do that step any more', async () => {
    await published('plan-c', changed('appraisal', { role: 'head' }));
    const id = await appraised('plan-c');
    await oneStop.desk.move(specialist, id, 'claim');
    expect((await dryRun({ procedure: 'plan-c', from: 1, to: 2 })).handedOver).toBe(1);
    await carriedOut({ procedure: 'plan-c', from: 1, to: 2 });
    expect((await oneStop.desk.mustSee(head, id)).assignee).toBeUndefined();
    expect((await oneStop.desk.try(specialist, id, 'pass-on')).statusCode).toBe(403);
  });

  it('is made once for each key, and refused for versions and steps that there are not', async () => {
    await published('plan-d', aProcedure.steps);
    const [key, plan] = [randomUUID(), { procedure: 'plan-d', from: 1, to: 2 }];
    const [first, second] = [await begin(plan, key), await begin(plan, key)];
    expect([first.statusCode, second.json<Migration>().id]).toEqual([202, first.json<Migration>().id]);
    expect((await begin({ ...plan, from: 2, to: 1 }, key)).json()).toMatchObject({ status: 409, type: expect.stringContaining('idempotency-key-reused') });
    expect((await begin({ ...plan, to: 9 })).statusCode).toBe(404);
    expect((await begin({ ...plan, steps: { nowhere: 'review', review: 'elsewhere' } })).json()).toMatchObject({ status: 422, errors: [{ at: 'steps.nowhere' }, { at: 'steps.review' }] });
  });

  it('is for administrators of the catalogue alone', async () => {
    expect((await begin({ procedure: 'plan-a', from: 1, to: 2 }, randomUUID(), receptionist)).statusCode).toBe(403);
    expect((await oneStop.desk.get(people.citizen, '/in-flight/plan-a')).statusCode).toBe(403);
  });
});

describe('a process that dies while it carries a plan out', () => {
  it('is followed by another that moves what is left, and nothing twice', async () => {
    await published('plan-e', changed('appraisal', { name: { vi: 'Thẩm tra', en: 'Examination' } }));
    const ids = [await appraised('plan-e'), await appraised('plan-e'), await appraised('plan-e')];
    const first = await carriedOut({ procedure: 'plan-e', from: 1, to: 2 });
    // As if it had died after its first writes and before it could write down how far it was.
    const late = await appraised('plan-e');
    await runs().updateOne({ _id: first.id as never }, { $set: { moved: 0, seen: 0 }, $unset: { doneAt: 1 } });
    const again = await started({ ...oneStop.config }, oneStop.clock);
    await eventually(async () => expect(Migration.parse((await oneStop.desk.get(admin, `/migrations/${first.id}`)).json())).toMatchObject({ state: 'done', moved: 4, stayed: 0 }), 30_000);
    await again.close();
    for (const id of [...ids, late]) expect((await oneStop.desk.mustSee(specialist, id)).history.filter(({ act }) => act === 'process-migrated')).toHaveLength(1);
  });
});

const runs = () => oneStop.app.get<Connection>(getConnectionToken()).collection('process_migrations');
