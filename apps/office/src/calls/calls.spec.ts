import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aProcedure, aView } from '../a-dossier-page.ts';
import { aRunningOffice, csrfIn, type RunningOffice, signedIn } from '../a-running-office.ts';
import { addresses } from '../addresses.ts';

const { status } = aView();
const operator = { id: 'operator-vy', name: 'Đỗ Thị Vy', roles: ['operator'], agency: '000.00.00.H29' };

describe('the page of those who answer calls', () => {
  let office: RunningOffice;
  const behind = { answers: 200, logs: 204, asked: [] as { code: string; digits: string; caller: string }[], logged: [] as string[] };
  beforeAll(async () => {
    office = await aRunningOffice([aProcedure], (server) => {
      server.post('/internal/status', (request, reply) => {
        behind.asked.push(request.body as (typeof behind.asked)[number]);
        return reply.code(behind.answers).header('retry-after', '840').send(behind.answers === 200 ? { status } : {});
      });
      server.post('/v1/dossiers/:id/looked-up', (request, reply) => {
        behind.logged.push(`${(request.params as { id: string }).id} ${request.headers.authorization}`);
        return reply.code(behind.logs).send();
      });
    });
  });
  beforeEach(() => void Object.assign(behind, { answers: 200, logs: 204, asked: [], logged: [] }));
  afterAll(() => office.close());

  const get = (roles = operator.roles, url: string = addresses.calls) => office.app.inject({ url, headers: { cookie: signedIn(office, { ...operator, roles }) } });
  const post = async (typed: Record<string, string>) => {
    const form = new URLSearchParams({ _csrf: csrfIn((await get()).body), ...typed }).toString();
    return office.app.inject({ method: 'POST', url: addresses.calls, payload: form, headers: { cookie: signedIn(office, operator), 'content-type': 'application/x-www-form-urlencoded' } });
  };
  const right = { code: '6619 7954', digits: '2789' };

  it('is for them alone, and where they begin', async () => {
    expect([(await get()).statusCode, (await get(['specialist'])).statusCode]).toEqual([200, 403]);
    expect((await get(operator.roles, addresses.home)).headers.location).toBe(addresses.calls);
  });

  it('tells what to ask the caller, in both languages', async () => {
    const { body } = await get();
    for (const words of ['lang="vi"', 'lang="en"', '4 số cuối', 'the last 4 digits', 'Không đọc 4 chữ số', 'autofocus']) expect(body).toContain(words);
  });

  it('gives the words to read aloud once the look is logged, and never the digits', async () => {
    const { statusCode, body } = await post(right);
    expect(statusCode).toBe(200);
    for (const words of ['Hồ sơ đang được xử lý.', 'The dossier is being processed.', 'Cuộc gọi tiếp theo']) expect(body).toContain(words);
    expect([body.includes('2789'), behind.logged]).toEqual([false, [`${status.id} Bearer a-token`]]);
  });

  it('has wrong tries counted for the operator, under a name that tells nobody', async () => {
    await post(right);
    await post({ ...right, digits: '0000' });
    const callers = behind.asked.map(({ caller }) => caller);
    expect([new Set(callers).size, callers[0]?.length, callers.join().includes(operator.id)]).toEqual([1, 22, false]);
  });

  it.each([
    ['no dossier is found', 404, 404, 'Không có hồ sơ nào với mã này cùng 4 chữ số này'],
    ['there were too many tries', 429, 429, 'gọi lại sau 14 phút'],
    ['lookup is away', 503, 503, 'Chưa tra cứu được lúc này'],
  ])('says what to tell the caller when %s', async (_, answers, code, words) => {
    behind.answers = answers;
    const { statusCode, body } = await post(right);
    expect([statusCode, body.includes(words), body.includes('2789'), behind.logged]).toEqual([code, true, false, []]);
  });

  it('shows nothing that could not be logged', async () => {
    behind.logs = 503;
    const { statusCode, body } = await post(right);
    expect([statusCode, body.includes('Hồ sơ đang được xử lý.')]).toEqual([503, false]);
  });

  it.each([
    ['no code', { code: '', digits: '2789' }, 'Nhập mã hồ sơ'],
    ['a wrong check digit', { code: '4207 1636', digits: '2789' }, 'có chữ số chưa đúng'],
    ['three digits', { ...right, digits: '278' }, 'Nhập đủ 4 chữ số'],
  ])('does not ask lookup about %s', async (_, typed, words) => {
    const { statusCode, body } = await post(typed);
    expect([statusCode, body.includes(words), behind.asked]).toEqual([422, true, []]);
  });
});
