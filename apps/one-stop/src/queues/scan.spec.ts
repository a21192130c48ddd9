import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DossierPage, Light, Queue, type QueueCounts, QueueOrder } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { plainDate } from '@motcua/domain/calendar/plain-date';
import { sightOf } from '@motcua/domain/dossier/confidential';
import { deadlineOfDossier, reckoned } from '@motcua/domain/dossier/course';
import { unitsOf } from '@motcua/forms/units';
import { eventually } from '@motcua/testing/eventually';
import { getConnectionToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { deskOf } from '../dossiers/desk.ts';
import { DossierStore } from '../dossiers/dossier.store.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { newDossier } from '../submissions/new-dossier.ts';
import { aDenunciation, anAgency, anotherAgency, aProcedure, aProvince, aSubmission, aWorkingWeek, people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop, started, Visitor } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
let another: NestFastifyApplication;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
  another = await started(oneStop.config, oneStop.clock);
}, 180_000);
afterAll(async () => {
  await another.close();
  await oneStop.close();
});

const now = '2026-11-25T03:00:00.000Z';
const calendar = new WorkingCalendar(aWorkingWeek);
const [here, there] = [anAgency, anotherAgency].map(({ code, name }) => ({ code, name })) as [KeptDossier['agency'], KeptDossier['agency']];
const readers: Actor[] = [people.receptionist, people.specialist, people.head, people.leader, people.inspector, people.headInspector, people.elsewhere, people.inspectorElsewhere];
const instant = fc.integer({ min: Date.parse('2026-11-01'), max: Date.parse('2026-11-25') }).map((at) => new Date(Math.floor(at / 60_000) * 60_000).toISOString());
const names = ['Nguyễn Văn An', 'Nguyễn Thị An', 'Trần Văn Bình', 'Nguyễn An'];

const situation = fc.record({
  at: fc.tuple(instant, instant).map((both) => both.sort()),
  home: fc.constantFrom(here, here, there),
  name: fc.constantFrom(...names),
  state: fc.constantFrom('submitted', 'received', 'in-processing', 'in-processing', 'supplement-requested', 'completed', 'returned', 'withdrawn' as const),
  step: fc.nat(4),
  assignee: fc.constantFrom(null, ...readers.map(({ id }) => id)),
  way: fc.constantFrom('plain', 'plain', 'confidential', 'asks', 'still', 'late', 'signed', 'with another', 'old' as const),
});
type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never;

const other = ({ code }: KeptDossier['agency']) => (code === here.code ? there : here);
const isOpen = ({ state }: Situation) => state !== 'returned' && state !== 'withdrawn';
const isFresh = ({ state }: Situation) => state === 'submitted';

/** What is special about some. */
const ways: Record<Situation['way'], (situation: Situation, fresh: KeptDossier) => Partial<KeptDossier>> = {
  plain: () => ({}),
  confidential: () => ({}),
  asks: (situation) => (isOpen(situation) ? { consultations: [{ id: 'q', to: other(situation.home), question: '?', papers: [], askedBy: 'x', askedAt: situation.at[0] ?? now, dueAt: now }] } : {}),
  still: (situation) => (isOpen(situation) && !isFresh(situation) ? { suspensions: [{ from: situation.at[1] ?? now, reason: 'other' }], dueAt: null } : {}),
  late: () => ({ apologies: [{ draftedAt: now, draftedBy: 'x', reason: '', until: plainDate('2026-12-01'), missed: now }] }),
  signed: () => ({ result: { document: { id: 'd', name: 'd', size: 1, type: 'x' }, decision: 'granted', attachedBy: 'x', attachedAt: now } }),
  'with another': ({ home }, { steps }) => ({ steps: steps.map((one) => ({ ...one, agency: other(home).code })) }),
  old: (situation) => (isFresh(situation) ? {} : { receivedAt: '2021-03-01T02:00:00.000Z' }),
};

function endOf(state: Situation['state'], at: string): Partial<KeptDossier> {
  if (state === 'withdrawn') return { closed: { at, reason: '' } };
  return state === 'completed' || state === 'returned' ? { completedAt: at } : {};
}

/** Put together of parts that each may be so; lists have to be right about all of them. */
function aDossierIn(situation: Situation): KeptDossier {
  const { at: [submittedAt = now, changedAt = now], home, name, state, step, assignee, way } = situation;
  const procedure = way === 'confidential' ? aDenunciation : aProcedure;
  const submission = aSubmission({ submittedAt, agency: home, procedure: { id: procedure.id, version: 1, name: procedure.name }, answers: { 'full-name': name, phone: '0911222333', sign: 'Phở', premises: { street: '1', ward: '26905' }, 'opens-on': '2026-12-01' } });
  const fresh = newDossier(submission, { procedure, calendar, units: unitsOf(aProvince.units), agencies: [] });
  const received = { receivedAt: submittedAt, dueAt: new Date(Date.parse(submittedAt) + 3 * 86_400_000).toISOString(), stepId: procedure.steps[step]?.id ?? '' };
  const dossier: KeptDossier = {
    ...{ ...fresh, state, assignee, changedAt, version: 3 },
    ...(isFresh(situation) ? {} : received),
    ...endOf(state, changedAt),
    ...ways[way](situation, fresh),
  };
  // Nobody can reckon the old ones; and the watch over terms would write meanwhile.
  const due = isFresh(situation) || way === 'old' ? dossier : reckoned(dossier, calendar);
  return { ...due, desk: { ...deskOf(due, calendar), watch: null } };
}

interface Look {
  readonly dossier: KeptDossier;
  readonly reader: Actor;
}
const isHere = ({ dossier, reader }: Look) => dossier.desk.agency === reader.agency;
const isAtMyStep = (look: Look) => look.dossier.desk.open && isHere(look) && look.reader.roles.includes(look.dossier.desk.role);
const day = (at: string) => new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10);
const asked = ({ consultations }: KeptDossier) => consultations.filter(({ answeredAt, recalledAt }) => !answeredAt && !recalledAt).map(({ to }) => to.code);
const lately = (look: Look) => !look.dossier.desk.open && isHere(look) && look.dossier.changedAt >= '2026-11-18';

/** The queues once more, said of the dossiers themselves. */
const lies: Record<Queue, (look: Look) => boolean> = {
  'to-receive': (look) => look.dossier.state === 'submitted' && isHere(look),
  mine: (look) => look.dossier.assignee === look.reader.id && look.dossier.desk.open && isHere(look),
  unassigned: (look) => look.dossier.assignee === null && isAtMyStep(look) && (['received', 'in-processing'].includes(look.dossier.state) || (look.dossier.confidential === true && look.dossier.state === 'submitted' && look.reader.roles.includes('inspector'))),
  'due-today': (look) => look.dossier.desk.dueAt !== null && day(look.dossier.desk.dueAt) === '2026-11-25' && look.dossier.desk.dueAt >= now && isAtMyStep(look),
  'due-soon': (look) => look.dossier.desk.dueAt !== null && ['2026-11-26', '2026-11-27'].includes(day(look.dossier.desk.dueAt)) && isAtMyStep(look),
  overdue: (look) => look.dossier.desk.dueAt !== null && look.dossier.desk.dueAt < now && isAtMyStep(look),
  'waiting-citizen': (look) => look.dossier.state === 'supplement-requested' && isAtMyStep(look),
  'waiting-unit': ({ dossier, reader }) => dossier.desk.open && dossier.agency.code === reader.agency && (dossier.desk.agency !== reader.agency || asked(dossier).length > 0),
  suspended: (look) => look.dossier.suspensions.some(({ to, reason }) => !to && reason === 'other') && isAtMyStep(look),
  'to-sign': (look) => look.dossier.stepId === 'approval' && look.dossier.result !== undefined && ['received', 'in-processing'].includes(look.dossier.state) && isAtMyStep(look),
  apologies: ({ dossier, reader }) => Array.isArray(dossier.apologies) && dossier.apologies.length > 0 && dossier.completedAt === undefined && dossier.closed === undefined && dossier.agency.code === reader.agency && reader.roles.includes('leader'),
  'to-return': (look) => look.dossier.state === 'completed' && isHere(look),
  'asked-of-us': ({ dossier, reader }) => !dossier.confidential && dossier.desk.open && asked(dossier).includes(reader.agency ?? '') && reader.roles.some((role) => ['receptionist', 'specialist', 'head', 'leader'].includes(role)),
  done: lately,
  all: (look) => (look.dossier.desk.open && isHere(look)) || lately(look),
};

const keys = { due: ({ desk }: KeptDossier) => desk.order, received: ({ receivedAt, submittedAt }: KeptDossier) => receivedAt ?? submittedAt, changed: ({ changedAt }: KeptDossier) => changedAt };

/** Whatever is in the store. */
async function allThereAre(): Promise<KeptDossier[]> {
  const documents = await oneStop.app.get<Connection>(getConnectionToken()).collection('dossiers').find({}).toArray();
  return documents.map(({ _id, ...rest }) => ({ id: String(_id), ...rest }) as unknown as KeptDossier);
}

/** Looked through from end to end. */
function scanned(dossiers: readonly KeptDossier[], reader: Actor, { queue, order }: { queue: Queue; order: QueueOrder }): KeptDossier[] {
  const key = keys[order.replace('-', '') as keyof typeof keys];
  const found = dossiers.filter((dossier) => isKnown(dossier, reader) && lies[queue]({ dossier, reader }));
  const place = (dossier: KeptDossier) => `${key(dossier)} ${dossier.id}`;
  const up = found.sort((one, other) => (place(one) < place(other) ? -1 : 1));
  return order.startsWith('-') ? up.reverse() : up;
}

const isKnown = (dossier: KeptDossier, reader: Actor) => !dossier.confidential || sightOf(dossier, reader) !== 'nothing';

/** All pages, one after the other. */
async function walked(ask: (cursor: string | undefined) => Promise<DossierPage>): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const page = await ask(cursor);
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  }
  return ids;
}

const listed = (desk: Visitor, reader: Actor, query: string) => walked(async (cursor) => (await desk.get(reader, `?${query}${cursor ? `&cursor=${cursor}` : ''}`)).json<DossierPage>());
const found = (desk: Visitor, reader: Actor, payload: object) =>
  walked(async (cursor) => (await desk.ask(reader, { method: 'POST', url: '/v1/dossiers/search', payload: { ...payload, ...(cursor ? { cursor } : {}) } })).json<DossierPage>());
const idsOf = (dossiers: readonly KeptDossier[]) => dossiers.map(({ id }) => id);

async function holdsEverywhere(desk: Visitor): Promise<void> {
  const dossiers = await allThereAre();
  for (const reader of readers) {
    const counts = (await desk.get(reader, '/counts')).json<QueueCounts>();
    for (const [at, queue] of Queue.options.entries()) {
      const order = QueueOrder.options[at % QueueOrder.options.length] ?? 'due';
      const expected = idsOf(scanned(dossiers, reader, { queue, order }));
      expect([reader.id, queue, counts[queue], await listed(desk, reader, `queue=${queue}&order=${order}`)]).toEqual([reader.id, queue, expected.length, expected]);
    }
  }
}

/** Told with what fails, so that the same dossiers can be made again. */
const seed = Number(process.env['SCAN_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe(`lists, counts and searches (SCAN_SEED=${seed})`, () => {
  beforeAll(async () => {
    oneStop.clock.set(now);
    await oneStop.app.get(DossierStore).add(fc.sample(situation, { numRuns: 220, seed }).map(aDossierIn));
  }, 60_000);

  it('are what a look through all dossiers finds, for every reader and queue', () => holdsEverywhere(oneStop.desk), 120_000);

  it('are so under several filters at once', async () => {
    const dossiers = await allThereAre();
    for (const reader of [people.specialist, people.leader, people.headInspector]) {
      const all = scanned(dossiers, reader, { queue: 'all', order: 'due' });
      for (const light of Light.options) {
        const expected = all.filter((dossier) => day(keys.received(dossier)) <= '2026-11-20' && dossier.procedure.id === 'shop-sign' && !dossier.confidential && lightOf(dossier) === light);
        expect([light, await listed(oneStop.desk, reader, `queue=all&order=due&light=${light}&receivedTo=2026-11-20&procedure=shop-sign`)]).toEqual([light, idsOf(expected)]);
      }
      const free = all.filter((dossier) => dossier.assignee === null && day(keys.received(dossier)) >= '2026-11-05' && dossier.stepId === 'review' && !dossier.confidential);
      expect(await listed(oneStop.desk, reader, 'queue=all&order=due&assignee=nobody&receivedFrom=2026-11-05&step=review')).toEqual(idsOf(free));
    }
  }, 60_000);

  it('are so for names, common and rare, alone and within a queue', async () => {
    const newestFirst = (dossiers: KeptDossier[]) => dossiers.sort((one, other) => (`${one.submittedAt} ${one.id}` < `${other.submittedAt} ${other.id}` ? 1 : -1));
    const dossiers = await allThereAre();
    for (const reader of [people.specialist, people.elsewhere]) {
      for (const q of ['nguyen', 'an', 'văn nguyễn', 'Nguyễn Thị An', 'binh tran', 'van an binh']) {
        const words = q.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(' ');
        const named = newestFirst(dossiers.filter((dossier) => sightOf(dossier, reader) !== 'nothing' && words.every((word) => dossier.sought.words.includes(word))));
        expect([q, await found(oneStop.desk, reader, { q })]).toEqual([q, idsOf(named)]);
        const late = named.filter((dossier) => lies.overdue({ dossier, reader }));
        expect([q, await found(oneStop.desk, reader, { q, queue: 'overdue' })]).toEqual([q, idsOf(late)]);
      }
    }
  }, 60_000);

  it('stay so while dossiers move, here and in another process', async () => {
    const beside = new Visitor(another, oneStop.identity);
    for (const [at, desk] of [oneStop.desk, beside, oneStop.desk, beside].entries()) {
      const { id } = await oneStop.submitted({ submittedAt: `2026-11-24T0${at}:00:00.000Z` });
      await desk.move(people.receptionist, id, 'receive');
      await desk.move(people.receptionist, id, 'pass-on');
      if (at === 0) await desk.move(people.citizen, id, 'withdraw', { body: { reason: 'Đổi ý' } });
      if (at === 1) await desk.move(people.receptionist, id, 'undo');
      if (at === 2) await desk.move(people.specialist, id, 'claim');
      if (at === 3) await desk.move(people.specialist, id, 'claim');
      if (at === 3) await desk.move(people.specialist, id, 'transfer', { body: { to: there.code, reason: 'Không thuộc thẩm quyền' } });
    }
    await eventually(() => holdsEverywhere(oneStop.desk), 60_000);
    await eventually(() => holdsEverywhere(beside), 60_000);
  }, 180_000);
});

function lightOf(dossier: KeptDossier): Light {
  if (!dossier.desk.open || dossier.state === 'completed') return 'finished';
  // Of a year that the calendar does not tell of nobody can say.
  return dossier.desk.dueAt === null || dossier.receivedAt?.startsWith('2021') ? 'paused' : deadlineOfDossier(dossier, calendar, now).light;
}
