import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import { aSubmission, people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop, submissionEntry } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

const toReceive = async () => (await oneStop.desk.get(people.receptionist, '?queue=to-receive')).json<{ rows: { id: string; version: number }[] }>().rows;

describe('a submission', () => {
  it('becomes a dossier on the receptionist’s desk, with its content', async () => {
    const { id, reference } = await oneStop.submitted();
    const view = await oneStop.desk.mustSee(people.receptionist, id);
    expect(view).toMatchObject({
      status: { reference, version: 1, state: 'submitted', answerDueAt: '2026-11-24T02:00:00.000Z', step: { vi: 'Tiếp nhận' } },
      light: 'on-time',
      answers: { sign: 'Bánh mì Minh Hạnh' },
      attachments: [{ name: 'bản vẽ.pdf' }],
    });
    expect(view.steps.map((step) => [step.id, step.role])).toEqual([
      ['reception', 'receptionist'], ['appraisal', 'specialist'], ['review', 'head'], ['approval', 'leader'], ['return', 'receptionist'],
    ]);
  });

  it('that is told twice makes one dossier, and does not undo what was done with it', async () => {
    const submission = await oneStop.submitted();
    await oneStop.desk.move(people.receptionist, submission.id, 'receive');
    const later = aSubmission();
    oneStop.eforms.state.submissions.set(later.id, later);
    await oneStop.publisher.publish([submissionEntry(submission), submissionEntry(submission), submissionEntry(later), submissionEntry(submission)]);
    await eventually(() => oneStop.desk.mustSee(people.citizen, later.id));
    expect((await oneStop.desk.mustSee(people.receptionist, submission.id)).status).toMatchObject({ version: 2, state: 'received' });
  });

  it('waits while eforms is away, and many are caught up with in few questions', async () => {
    const { state } = oneStop.eforms;
    state.away = true;
    const submissions = Array.from({ length: 450 }, () => aSubmission());
    submissions.forEach((submission) => state.submissions.set(submission.id, submission));
    await oneStop.publisher.publish(submissions.map(submissionEntry));
    await eventually(() => expect(state.asked).toBeGreaterThan(0));
    state.away = false;
    const before = state.asked;
    await eventually(async () => {
      for (const at of [0, 200, 449]) await oneStop.desk.mustSee(people.citizen, submissions[at]?.id ?? '');
      expect((await oneStop.desk.get(people.receptionist, '/counts')).json()).toMatchObject({ 'to-receive': expect.any(Number) });
      expect(((await oneStop.desk.get(people.receptionist, '/counts')).json<Record<string, number>>())['to-receive']).toBeGreaterThanOrEqual(450);
    }, 60_000);
    expect(state.asked - before).toBeLessThan(60);
  }, 90_000);

  it('that eforms does not know is put aside, and those after it go on', async () => {
    await oneStop.publisher.publish([submissionEntry(aSubmission())]);
    const { id } = await oneStop.submitted();
    expect((await oneStop.desk.mustSee(people.citizen, id)).status.state).toBe('submitted');
    expect(await toReceive()).not.toHaveLength(0);
  });
});
