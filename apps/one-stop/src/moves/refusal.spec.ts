import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FieldProblem } from '@motcua/contracts/problems';
import { people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const reason = 'Bản vẽ thiếu kích thước; tên trên biển trùng với cửa hàng bên cạnh.';

async function refused(body: object = { reason, papers: ['drawing'], fields: ['sign'] }): Promise<string> {
  const { id } = await oneStop.submitted();
  await oneStop.desk.move(people.receptionist, id, 'refuse', { body });
  return id;
}

describe('a refusal', () => {
  it('may name the papers and answers that were wrong, for citizen and official', async () => {
    const id = await refused();
    for (const reader of [people.citizen, people.receptionist]) {
      expect(await oneStop.desk.mustSee(reader, id)).toMatchObject({ status: { state: 'refused' }, refusal: reason, refusedParts: { papers: ['drawing'], fields: ['sign'] } });
    }
  });

  it('need not name any', async () => {
    const view = await oneStop.desk.mustSee(people.citizen, await refused({ reason }));
    expect(view.refusal).toBe(reason);
    expect(view).not.toHaveProperty('refusedParts');
  });

  it('names only what the procedure has', async () => {
    const { id } = await oneStop.submitted();
    const answer = await oneStop.desk.try(people.receptionist, id, 'refuse', { body: { reason, papers: ['passport'], fields: ['colour'] } });
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: FieldProblem[] }>().errors.map(({ at, code }) => `${at} ${code}`)).toEqual(['papers.passport paper-unknown', 'colour field-unknown']);
    expect((await oneStop.desk.mustSee(people.citizen, id)).status.state).toBe('submitted');
  });
});

describe('a dossier that was submitted again', () => {
  it('and the refused one name each other', async () => {
    const first = await oneStop.desk.mustSee(people.citizen, await refused());
    expect(first).not.toHaveProperty('followedBy');
    const follows = { id: first.status.id, reference: first.status.reference };
    const { id, reference } = await oneStop.submitted({ follows });
    expect(await oneStop.desk.mustSee(people.receptionist, id)).toMatchObject({ follows });
    expect(await oneStop.desk.mustSee(people.citizen, first.status.id)).toMatchObject({ followedBy: { id, reference } });
  });

  it('by somebody else is not named', async () => {
    const id = await refused();
    const { reference } = (await oneStop.desk.mustSee(people.citizen, id)).status;
    await oneStop.submitted({ owner: people.stranger.id, follows: { id, reference } });
    expect(await oneStop.desk.mustSee(people.citizen, id)).not.toHaveProperty('followedBy');
  });
});
