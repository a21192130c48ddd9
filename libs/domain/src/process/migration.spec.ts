import { describe, expect, it } from '@jest/globals';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { aDossier, aConfidentialDossier, people, usualSteps } from '../dossier/a-dossier.ts';
import { reckoned } from '../dossier/course.ts';
import { sendBack } from '../dossier/handling.ts';
import type { Step } from '../dossier/steps.ts';
import { aForkedProcess } from './a-process.ts';
import { compareProcesses } from './comparison.ts';
import type { Target } from './migration.ts';
import { changesHands, migrated, staysBecause } from './migration.ts';

const calendar = aCalendar();
const act = { at: clock('2026-11-26 09:00'), by: 'admin', note: '7 → 8' };
const changed = (id: string, changes: Partial<Step>) => usualSteps.map((step) => (step.id === id ? { ...step, ...changes } : step));
const without = (gone: string) => usualSteps.filter(({ id }) => id !== gone);
const target = (steps: readonly Step[], mapping = {}): Target => ({ version: 8, steps, mapping });

describe('a dossier in flight', () => {
  it('follows the steps of another version from where it stands, with its words, term and promise', () => {
    const dossier = aDossier('review');
    const then = migrated(dossier, target(changed('review', { share: 50 })), act, calendar);
    expect(then).toMatchObject({ process: 8, stepId: 'review', version: dossier.version + 1, dueAt: dossier.dueAt, appointmentAt: dossier.appointmentAt, procedure: dossier.procedure, state: 'in-processing' });
    expect(then.history.at(-1)).toEqual({ move: 'process-migrated', at: act.at, by: 'admin', from: 'in-processing', to: 'in-processing', step: 'review', note: '7 → 8' });
    expect(then.stepDueAt).not.toBe(dossier.stepDueAt);
    expect(reckoned(then, calendar)).toEqual(then);
  });

  it('goes to the step that the plan names, and may be sent back over what lies behind it', () => {
    const steps = usualSteps.map((step) => (step.id === 'appraisal' ? { ...step, id: 'examination' } : step));
    const then = migrated(aDossier('review'), target(steps, { appraisal: 'examination' }), act, calendar);
    expect(sendBack(then, { by: people.head, at: clock('2026-11-26 10:00'), to: 'examination', reason: 'Xem lại' }, calendar).stepId).toBe('examination');
  });

  it('is laid down by its holder when another role does the step', () => {
    const mine = { ...aDossier('review'), assignee: people.head.id };
    expect(migrated(mine, target(changed('review', { role: 'leader' })), act, calendar).assignee).toBeNull();
    expect(migrated(mine, target(changed('review', { share: 30 })), act, calendar).assignee).toBe(people.head.id);
    expect(changesHands(mine, target(changed('review', { agency: '000.30.35.H29' })))).toBe(true);
  });

  it.each([
    ['review', without('review'), {}, 'step-gone'],
    ['submitted', usualSteps, { reception: 'appraisal' }, 'before-reception'],
    ['review', usualSteps, { review: 'reception' }, 'after-reception'],
    ['review', usualSteps, { review: 'return' }, 'before-decision'],
    ['completed', usualSteps, { return: 'review' }, 'after-decision'],
    ['review', without('review'), { review: 'appraisal' }, undefined],
    ['completed', without('review'), {}, undefined],
  ] as const)('at %s stays when the plan would lose its place (%#)', (at, steps, mapping, because) => {
    expect(staysBecause(aDossier(at), target(steps, mapping))).toBe(because);
  });

  it('that is confidential stays with inspectors', () => {
    expect(staysBecause(aConfidentialDossier(), target(usualSteps))).toBe('no-officials');
  });
});

describe('what a later version changes for dossiers in flight', () => {
  it('is nothing when there are only other words and new ways', () => {
    const reworded = usualSteps.map((step) => (step.id === 'appraisal' ? { ...step, name: { vi: 'Thẩm tra', en: 'Examination' }, next: [{ to: 'review', message: { vi: 'Đang xem xét', en: 'Under review' } }, { to: 'approval' }] } : step));
    expect(compareProcesses(usualSteps, reworded)).toMatchObject({ additive: true, added: [] });
    const another = [...reworded.slice(0, 3), { ...(reworded[2] as Step), id: 'second-review', next: [{ to: 'approval' }] }, ...reworded.slice(3)].map((step) => (step.id === 'review' ? { ...step, next: [{ to: 'approval' }, { to: 'second-review' }] } : step));
    expect(compareProcesses(usualSteps, another)).toMatchObject({ additive: true, added: ['second-review'] });
  });

  it.each<[string, readonly Step[]]>([
    ['a lost step', without('review')],
    ['another role', changed('review', { role: 'leader' })],
    ['another agency', changed('review', { agency: '000.30.35.H29' })],
    ['a guard on the only way', changed('review', { next: [{ to: 'approval', when: { is: 'paid' } }] })],
    ['something more to fill in', changed('review', { inputs: [{ id: 'view', type: 'text', label: { vi: 'Ý kiến', en: 'View' } }] })],
    ['a term of its own', changed('review', { share: 0, term: { amount: 1, unit: 'working-day' } })],
  ])('is something when there is %s', (_, after) => {
    expect(compareProcesses(usualSteps, after).additive).toBe(false);
  });

  it('is told a step at a time', () => {
    expect(compareProcesses(usualSteps, aForkedProcess, { review: 'inspection' }).steps.map(({ id, to, change }) => `${id} ${to ?? '-'} ${change}`)).toEqual([
      'reception reception same', 'appraisal appraisal changed', 'review inspection changed', 'approval approval same', 'return return same',
    ]);
  });
});
