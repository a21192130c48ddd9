import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { checkContent } from '@motcua/forms/check-procedure';
import { aSubmission, people } from '../testing/a-city.ts';
import { aLinkedProcedure, atTheWard } from '../testing/a-linked-procedure.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());
beforeEach(() => oneStop.clock.set('2026-11-23T03:00:00Z'));

const { receptionist, specialist, citizen, elsewhere } = people;

/** A lit sign at the district's specialist. */
async function appraised(lit = true): Promise<string> {
  const { answers } = aSubmission();
  const { id } = await oneStop.submitted({ procedure: { id: aLinkedProcedure.id, version: 1, name: aLinkedProcedure.name }, answers: { ...answers, lit, ...(lit ? { watts: 40 } : {}) } });
  await oneStop.desk.move(receptionist, id, 'receive');
  await oneStop.desk.move(receptionist, id, 'pass-on');
  return id;
}

const queued = async (who: Parameters<typeof oneStop.desk.get>[0], id: string) =>
  (await oneStop.desk.get(who, '?queue=unassigned')).json<{ rows: { id: string }[] }>().rows.some((row) => row.id === id);

describe('a step at another agency', () => {
  it('stands in a procedure that may be published', () => {
    expect(checkContent(aLinkedProcedure).filter(({ severity }) => severity === 'blocks')).toEqual([]);
  });

  it('is shown as a way on with whose it is and what the citizen will be told', async () => {
    const id = await appraised();
    const { process } = await oneStop.desk.mustSee(specialist, id);
    expect(process?.ways).toEqual([
      { to: 'site-visit', step: aLinkedProcedure.steps[2]?.name, name: { vi: 'Lấy ý kiến phường', en: 'Ask the ward' }, decision: false, open: true, depends: false, note: false, message: { vi: 'Phường sẽ kiểm tra thực địa trong 1 ngày làm việc', en: 'The ward looks at the site within 1 working day' }, agency: { vi: 'Ủy ban nhân dân phường 1', en: 'People’s Committee of Ward 1' } },
      { to: 'approval', step: aLinkedProcedure.steps[3]?.name, decision: false, open: true, depends: false, note: false },
    ]);
    expect((await oneStop.desk.mustSee(citizen, id)).process).toBeUndefined();
  });

  it('is not open to a dossier that its guard leaves out, and says why', async () => {
    const id = await appraised(false);
    const { process } = await oneStop.desk.mustSee(specialist, id);
    expect(process?.ways[0]).toMatchObject({ to: 'site-visit', open: false, because: { vi: 'Chỉ khi “Biển có đèn không?” là “Có”', en: 'Only when “Is the sign lit?” is “Yes”' } });
    const refused = await oneStop.desk.try(specialist, id, 'pass-on', { body: { to: 'site-visit' } });
    expect([refused.statusCode, refused.json<{ type: string }>().type]).toEqual([409, expect.stringContaining('dossier-way-shut')]);
    expect((await oneStop.desk.move(specialist, id, 'pass-on')).state).toBe('in-processing');
    expect((await oneStop.desk.mustSee(people.leader, id)).steps.map((step) => `${step.id} ${step.state}`)).toEqual(['reception done', 'appraisal done', 'approval current', 'return ahead']);
  });

  it('takes the dossier there with a term of its own, and brings it back: one dossier all the way', async () => {
    const id = await appraised();
    expect((await oneStop.desk.get(atTheWard, `/${id}`)).statusCode).toBe(200);
    const unsaid = await oneStop.desk.try(specialist, id, 'pass-on');
    expect(unsaid.json()).toMatchObject({ status: 422, errors: [{ at: 'to' }] });
    await oneStop.desk.move(specialist, id, 'pass-on', { body: { to: 'site-visit' } });
    expect([await queued(atTheWard, id), await queued(specialist, id)]).toEqual([true, false]);
    const { process, status } = await oneStop.desk.mustSee(atTheWard, id);
    expect(process?.stepDueAt).toBe('2026-11-24T10:00:00.000Z');
    expect(status.message?.en).toBe('The ward looks at the site within 1 working day');
    expect((await oneStop.desk.mustSee(citizen, id)).status.message).toEqual(status.message);

    const notTheirs = await oneStop.desk.try(specialist, id, 'claim');
    expect(notTheirs.statusCode).toBe(403);
    await oneStop.desk.move(atTheWard, id, 'claim');
    const empty = await oneStop.desk.try(atTheWard, id, 'pass-on');
    expect(empty.json()).toMatchObject({ status: 422, errors: [{ at: 'workings.finding' }] });
    await oneStop.desk.move(atTheWard, id, 'pass-on', { body: { workings: { finding: 'unsafe' }, note: 'Dây điện hở' } });
    const back = await oneStop.desk.mustSee(specialist, id);
    expect(back.status.step?.en).toBe('Appraisal');
    expect(back.process?.workings).toEqual([{ id: 'finding', label: { vi: 'Kết quả kiểm tra', en: 'Finding' }, step: aLinkedProcedure.steps[2]?.name, value: 'unsafe', said: { vi: 'Không an toàn', en: 'Unsafe' } }]);
    expect(back.status.message).toBeUndefined();

    await oneStop.desk.move(specialist, id, 'pass-on', { body: { to: 'site-visit' } });
    await oneStop.desk.move(atTheWard, id, 'pass-on', { body: { workings: { finding: 'safe', height: 3.5 } } });
    expect((await oneStop.desk.attach(people.leader, id)).statusCode).toBe(200);
    await oneStop.desk.move(people.leader, id, 'approve');
    await oneStop.desk.move(receptionist, id, 'return', { body: { collector: 'Nguyễn Thị Minh Hạnh', channel: 'counter' } });
    expect((await oneStop.desk.mustSee(citizen, id)).status.state).toBe('returned');
  });

  it('says in its record who took it at the other agency, and when', async () => {
    const id = await appraised();
    await oneStop.desk.move(specialist, id, 'pass-on', { body: { to: 'site-visit' } });
    oneStop.clock.set('2026-11-23T04:00:00Z');
    await oneStop.desk.move(atTheWard, id, 'claim');
    const { history } = await oneStop.desk.mustSee(specialist, id);
    expect(history.at(-1)).toMatchObject({ act: 'claim', at: '2026-11-23T04:00:00.000Z', step: aLinkedProcedure.steps[2]?.name });
  });

  it('is nobody else’s: a third agency sees nothing of it', async () => {
    const id = await appraised();
    await oneStop.desk.move(specialist, id, 'pass-on', { body: { to: 'site-visit' } });
    expect((await oneStop.desk.get(elsewhere, `/${id}`)).statusCode).toBe(404);
  });
});
