import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { factorOf } from '@motcua/auth/second-factor';
import type { LowRatings, RateByCode, RatingFigures } from '@motcua/contracts/ratings-api';
import { testSecret } from '@motcua/testing/stack';
import { randomUUID } from 'node:crypto';
import { anAgency, aSubmission, people } from '../testing/a-city.ts';
import { submitDenunciation } from '../testing/a-denunciation.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';
import { beginOf, monthsBetween, monthOf } from './months.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const digits = '2789';

async function returned() {
  const { id } = aSubmission();
  const submission = await oneStop.submitted({ id, factors: [factorOf(testSecret, id, digits)] });
  const { desk } = oneStop;
  await desk.move(people.receptionist, id, 'receive');
  await desk.move(people.receptionist, id, 'pass-on');
  await desk.attach(people.specialist, id);
  await desk.move(people.specialist, id, 'pass-on');
  await desk.move(people.head, id, 'pass-on');
  await desk.move(people.leader, id, 'approve');
  await desk.move(people.receptionist, id, 'return', { body: { collector: 'Nguyễn Thị Minh Hạnh', channel: 'online' } });
  return submission;
}

let asked = 0;
const rate = (body: Partial<RateByCode>, { key = randomUUID(), address = `10.0.0.${(asked += 1)}` }: { key?: string; address?: string } = {}) =>
  oneStop.app.inject({ method: 'POST', url: '/v1/ratings', payload: { digits, stars: 5, ...body }, headers: { 'idempotency-key': key, 'x-forwarded-for': address } });
const codeOf = (answer: { json: () => { type: string } }) => answer.json().type.split('/').at(-1);

describe('without an account', () => {
  it('whoever has code and digits rates once, and the owner and the office see it', async () => {
    const { id, reference, lookupNumber } = await returned();
    const given = { code: lookupNumber, stars: 2, aspects: { timeliness: 1, attitude: 4 }, comment: 'Phải chờ lâu.' };
    const key = randomUUID();
    const answer = await rate(given, { key });
    expect(answer.json()).toMatchObject({ reference, stars: 2 });
    expect((await rate(given, { key })).json()).toEqual(answer.json());
    expect([(await rate({ code: reference })).statusCode, codeOf(await rate({ code: reference }))]).toEqual([409, 'dossier-already-rated']);
    expect(await oneStop.desk.mustSee(people.citizen, id)).toMatchObject({ rating: { stars: 2, aspects: { timeliness: 1, attitude: 4 }, comment: 'Phải chờ lâu.' } });
  });

  it('two who press at once make one rating', async () => {
    const { reference } = await returned();
    const answers = await Promise.all([rate({ code: reference }), rate({ code: reference })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('a wrong code and wrong digits are told apart by nothing, and are tried a few times only', async () => {
    const { reference } = await returned();
    const [wrong, unknown] = [await rate({ code: reference, digits: '0000' }), await rate({ code: '000.12.35.H29-261101-9999' })];
    expect([wrong.statusCode, unknown.statusCode, wrong.json().detail]).toEqual([404, 404, unknown.json().detail]);
    const tries = [];
    for (let at = 0; at < 6; at += 1) tries.push((await rate({ code: reference, digits: '1111' }, { address: '10.9.9.9' })).statusCode);
    expect(tries).toEqual([404, 404, 404, 404, 404, 429]);
  });

  it('nobody rates before the result was returned', async () => {
    const { id } = aSubmission();
    const { reference } = await oneStop.submitted({ id, factors: [factorOf(testSecret, id, digits)] });
    expect((await rate({ code: reference })).statusCode).toBe(409);
  });

  it('a rating has one to five stars in everything', async () => {
    for (const wrong of [{ stars: 0 }, { stars: 6 }, { aspects: { timeliness: 9 } }, { digits: '12' }]) expect((await rate({ code: 'x', ...wrong })).statusCode).toBe(400);
  });
});

describe('figures', () => {
  it('are public, and none is told of fewer than five ratings', async () => {
    oneStop.clock.set('2026-12-10T03:00:00Z');
    for (const stars of [5, 5, 4, 3]) await rate({ code: (await returned()).reference, stars, aspects: { clarity: stars } });
    const ask = async (query: string) => (await oneStop.app.inject(`/v1/ratings/figures?${query}`)).json<RatingFigures>();
    expect((await ask('by=agency&from=2026-12&to=2026-12')).figures).toEqual([{ of: anAgency.code, name: anAgency.name, ratings: 4 }]);
    await rate({ code: (await returned()).reference, stars: 1 });
    const [figure] = (await ask('by=procedure&from=2026-12&to=2026-12')).figures;
    expect(figure).toEqual({ of: 'shop-sign', name: { vi: 'Đăng ký biển hiệu', en: 'Register a shop sign' }, ratings: 5, average: 3.6, satisfied: 0.6 });
    const { figures: months } = await ask(`by=month&from=2026-11&to=2026-12&agency=${anAgency.code}`);
    expect(months.map(({ of, ratings }) => [of, ratings >= 5])).toEqual([['2026-11', false], ['2026-12', true]]);
    expect((await oneStop.app.inject('/v1/ratings/figures?by=person')).statusCode).toBe(400);
  });

  it('count no confidential dossier, and no list shows one', async () => {
    const { id } = await submitDenunciation(oneStop);
    const low = (await oneStop.desk.ask(people.leader, { method: 'GET', url: '/v1/ratings/low' })).json<LowRatings>();
    expect(low.rows.map((row) => row.id)).not.toContain(id);
  });
});

describe('low ratings', () => {
  it('are before those who answer for the service, of their own agency alone', async () => {
    oneStop.clock.set('2026-12-12T03:00:00Z');
    const { id, reference } = await returned();
    await rate({ code: reference, stars: 1, comment: 'Thái độ chưa tốt.' });
    const ask = (by: typeof people.head | typeof people.specialist) => oneStop.desk.ask(by, { method: 'GET', url: '/v1/ratings/low' });
    const { rows } = (await ask(people.head)).json<LowRatings>();
    expect(rows[0]).toMatchObject({ id, reference, stars: 1, comment: 'Thái độ chưa tốt.' });
    expect(rows.every(({ stars }) => stars <= 2)).toBe(true);
    expect(JSON.stringify(rows)).not.toContain('Hạnh');
    expect((await ask({ ...people.head, agency: '000.12.36.H29' } as typeof people.head)).json()).toEqual({ rows: [] });
    expect((await ask(people.specialist)).statusCode).toBe(403);
  });
});

it('months begin at midnight in Vietnam', () => {
  expect([beginOf('2026-12'), monthOf(new Date('2026-11-30T17:00:00Z')), monthsBetween('2026-11', '2027-01')]).toEqual(['2026-11-30T17:00:00.000Z', '2026-12', ['2026-11', '2026-12', '2027-01']]);
});
