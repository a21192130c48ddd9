import { describe, expect, it } from '@jest/globals';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { aDossier, aSubmission, aSupplementedDossier, people } from './a-dossier.ts';
import { requestSupplement } from './asking.ts';
import { citizenStep, publicStatus } from './public-status.ts';
import { rateDossier } from './returning.ts';
import { dossierStates } from './state.ts';

describe('the public status', () => {
  it('says all that may be known, and nothing that is not so yet', () => {
    const { id, reference, lookupNumber, procedure, agency, submittedAt } = aSubmission;
    expect(publicStatus(aDossier('supplement-requested'))).toEqual({
      ...{ id, reference, lookupNumber, procedure, agency, submittedAt },
      version: 4,
      state: 'supplement-requested',
      receivedAt: clock('2026-11-23 14:20'),
      paused: true,
      supplementUntil: '2026-12-09',
      step: { vi: 'Thẩm định', en: 'Appraisal' },
      asks: 'supplement',
      timeline: [
        { state: 'submitted', at: clock('2026-11-23 10:41') },
        { state: 'received', at: clock('2026-11-23 14:20') },
        { state: 'in-processing', at: clock('2026-11-23 16:05') },
        { state: 'supplement-requested', at: clock('2026-11-24 09:15') },
      ],
      changedAt: clock('2026-11-24 09:15'),
    });
  });

  it.each(dossierStates)('of a %s dossier names no person', (state) => {
    const text = JSON.stringify(publicStatus(aDossier(state)));
    for (const { id } of Object.values(people)) expect(text).not.toContain(id);
    for (const words of ['Hạnh', 'Thành', 'chữ ký', 'địa điểm']) expect(text).not.toContain(words);
  });

  it.each([
    ['submitted', undefined],
    ['in-processing', undefined],
    ['supplement-requested', 'supplement'],
    ['payment-requested', 'payment'],
    ['completed', 'collect'],
    ['returned', 'rate'],
    ['refused', undefined],
  ] as const)('of a %s dossier asks the citizen for: %s', (state, asks) => {
    expect(publicStatus(aDossier(state)).asks).toBe(asks);
  });

  it('asks for a rating only once', () => {
    const rated = rateDossier(aDossier('returned'), { by: people.citizen, at: clock('2026-11-28 20:00'), stars: 4 });
    expect(publicStatus(rated).asks).toBeUndefined();
  });

  it('promises an answer until there is one, and a date from then on', () => {
    expect(publicStatus(aDossier('submitted'))).toMatchObject({ answerDueAt: clock('2026-11-24 10:41'), paused: false });
    const received = publicStatus(aDossier('received'));
    expect(received.answerDueAt).toBeUndefined();
    expect(received.dueAt).toBe(clock('2026-11-26 17:00'));
    expect(publicStatus(aDossier('returned'))).toMatchObject({ completedAt: clock('2026-11-26 09:00'), returnedAt: clock('2026-11-27 08:00') });
  });

  it.each([
    ['submitted', 1],
    ['received', 2],
    ['refused', 2],
    ['in-processing', 3],
    ['supplement-requested', 3],
    ['payment-requested', 3],
    ['withdrawn', 3],
    ['stopped', 3],
    ['completed', 4],
    ['returned', 5],
  ] as const)('puts a %s dossier at step %d of five', (state, step) => {
    expect(citizenStep(publicStatus(aDossier(state)))).toBe(step);
  });

  it('leaves a dossier that waits before reception at the first step', () => {
    const asked = { by: people.receptionist, at: clock('2026-11-23 14:00'), message: 'Thiếu', papers: ['form'], fields: [], until: plainDate('2026-12-01') };
    expect(citizenStep(publicStatus(requestSupplement(aDossier(), asked, aCalendar())))).toBe(1);
    expect(citizenStep(publicStatus(aSupplementedDossier()))).toBe(3);
  });
});
