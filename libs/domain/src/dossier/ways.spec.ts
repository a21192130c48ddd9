import { describe, expect, it } from '@jest/globals';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { aForkedProcess } from '../process/a-process.ts';
import { aDossier, aResult, people } from './a-dossier.ts';
import { answerSupplement, requestSupplement } from './asking.ts';
import { stepsBehind } from './current-step.ts';
import type { Dossier } from './dossier.ts';
import { approveDossier, attachResult, passOn, sendBack } from './handling.ts';
import { MoveIncomplete, NoEarlierStep } from './refusals.ts';
import { publicStatus } from './public-status.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { WayShut, InputUnfit } from './way-refusals.ts';
import { waysOn } from './ways.ts';
import { permissions } from './permission.ts';

const calendar = aCalendar();
const by = people.specialist;
const at = (text: string) => ({ by, at: clock(`2026-11-24 ${text}`) });

const large = (changes: Partial<Dossier> = {}): Dossier => ({ ...aDossier('in-processing', { steps: aForkedProcess }), answers: { area: 300 }, ...changes });
const small = () => large({ answers: { area: 80 } });
const inspected = () => passOn(large(), { ...at('09:00'), to: 'inspection' }, calendar);

describe('ways on', () => {
  it('are shown each with why it is not open', () => {
    expect(waysOn(small()).map(({ way, because }) => [way.to, because?.params['because']])).toEqual([['inspection', 'guard'], ['approval', undefined]]);
    expect(waysOn(large()).every(({ because }) => because === undefined)).toBe(true);
  });

  it('have to be named while more than one is open, and go by themselves when one is', () => {
    expect(passOn(small(), at('09:00'), calendar).stepId).toBe('approval');
    expect(() => passOn(large(), at('09:00'), calendar)).toThrow(MoveIncomplete);
    expect(() => passOn(large(), { ...at('09:00'), to: 'return' }, calendar)).toThrow(MoveIncomplete);
    expect(inspected().stepId).toBe('inspection');
  });

  it('that are shut cannot be taken', () => {
    expect(() => passOn(small(), { ...at('09:00'), to: 'inspection' }, calendar)).toThrow(WayShut);
  });

  it('go by what is put down with the move', () => {
    expect(() => passOn(inspected(), at('10:00'), calendar)).toThrow(InputUnfit);
    expect(() => passOn(inspected(), { ...at('10:00'), workings: { finding: 'maybe' } }, calendar)).toThrow(InputUnfit);
    expect(() => passOn(inspected(), { ...at('10:00'), workings: { finding: 'right', colour: 'red' } }, calendar)).toThrow(InputUnfit);
    expect(passOn(inspected(), { ...at('10:00'), workings: { finding: 'right' } }, calendar)).toMatchObject({ stepId: 'approval', workings: { finding: 'right' } });
  });

  it('need what they name', () => {
    expect(() => passOn(inspected(), { ...at('10:00'), workings: { finding: 'wrong' } }, calendar)).toThrow(WayShut);
    expect(passOn(inspected(), { ...at('10:00'), workings: { finding: 'wrong' }, note: 'Đo lại' }, calendar).stepId).toBe('appraisal');
  });

  it('tell the citizen what they say, until the next one is taken', () => {
    expect(publicStatus(inspected()).message?.vi).toBe('Hồ sơ được kiểm tra thực địa');
    const beyond = passOn(inspected(), { ...at('10:00'), workings: { finding: 'right' } }, calendar);
    expect(publicStatus(beyond).message).toBeUndefined();
    expect(publicStatus(passOn(small(), at('09:00'), calendar))).not.toHaveProperty('message');
  });

  it('from a step that may pass on or decide are told apart by where they lead', () => {
    const steps = aForkedProcess.map((step) => (step.id === 'approval' ? { ...step, next: [{ to: 'return', requires: { result: true as const } }, { to: 'inspection' }] } : step));
    const leader = { by: people.leader, at: clock('2026-11-25 09:00') };
    const dossier = passOn(large({ steps }), { ...at('09:00'), to: 'approval' }, calendar);
    expect(permissions(dossier, people.leader).filter(({ allowed }) => allowed).map(({ move }) => move)).toEqual(expect.arrayContaining(['pass-on', 'attach-result', 'send-back']));
    expect(passOn(dossier, leader, calendar).stepId).toBe('inspection');
    expect(approveDossier(attachResult(dossier, { ...leader, document: aResult }), leader, calendar)).toMatchObject({ stepId: 'return', state: 'completed' });
  });

  it('a move is not offered while nothing can open a way for it', () => {
    const steps = aForkedProcess.map((step) => (step.id === 'appraisal' ? { ...step, next: [{ to: 'approval', requires: { papers: ['drawing'] } }] } : step));
    const passing = (dossier: Dossier) => permissions(dossier, by).find(({ move }) => move === 'pass-on');
    expect(passing(large({ steps }))).toMatchObject({ allowed: false, because: { code: 'dossier-way-shut' } });
    expect(passing(large({ steps, papers: { drawing: ['file'] } }))).toEqual({ move: 'pass-on', allowed: true });
  });
});

describe('steps behind', () => {
  it('are those that the dossier came by, not those that it never saw', () => {
    expect(stepsBehind(passOn(small(), at('09:00'), calendar)).map(({ id }) => id)).toEqual(['reception', 'appraisal']);
    expect(() => sendBack(passOn(small(), at('09:00'), calendar), { by: people.leader, at: clock('2026-11-24 10:00'), to: 'inspection', reason: 'Kiểm tra' }, calendar)).toThrow(NoEarlierStep);
  });

  it('end where it was sent back to', () => {
    const back = sendBack(inspected(), { ...at('10:00'), to: 'appraisal', reason: 'Xem lại' }, calendar);
    expect(stepsBehind(back).map(({ id }) => id)).toEqual(['reception']);
    expect(stepsBehind(passOn(back, { ...at('11:00'), to: 'inspection' }, calendar)).map(({ id }) => id)).toEqual(['reception', 'appraisal']);
  });
});

describe('a step with a term of its own', () => {
  it('has so long from when it has the dossier', () => {
    expect(inspected().stepDueAt).toBe(clock('2026-11-26 17:00'));
  });

  it('stands still with the whole term', () => {
    const asked = requestSupplement(inspected(), { ...at('10:00'), message: 'Thiếu', papers: ['drawing'], fields: [], until: plainDate('2026-12-09') }, calendar);
    expect(asked.stepDueAt).toBeNull();
    expect(answerSupplement(asked, { by: people.citizen, at: clock('2026-11-30 09:00') }, calendar).stepDueAt).toBe(clock('2026-12-02 17:00'));
  });

  it('does not end after the whole term', () => {
    const steps = aForkedProcess.map((step) => (step.term ? { ...step, term: { amount: 20, unit: 'working-day' as const } } : step));
    const late = passOn(large({ steps }), { ...at('09:00'), to: 'inspection' }, calendar);
    expect(late.stepDueAt).toBe(late.dueAt);
  });
});
