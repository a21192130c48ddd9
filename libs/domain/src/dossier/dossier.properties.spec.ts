import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../actor.ts';
import { aCalendar } from '../calendar/a-calendar.ts';
import { instantOf, minuteOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { DomainError } from '../errors.ts';
import { aDossier, aResult, inspectors, neighbourAgency, neighbours, people as ours } from './a-dossier.ts';
import { answerSupplement, confirmPayment, requestPayment, requestSupplement, stopDossier, withdrawDossier } from './asking.ts';
import { isOpen } from './consultation.ts';
import { acknowledgeConsultation, answerConsultation, consultAgency, declineConsultation, recallConsultation } from './consulting.ts';
import { courseOf, reckoned } from './course.ts';
import type { Dossier } from './dossier.ts';
import { approveDossier, assignDossier, attachResult, claimDossier, passOn, sendBack } from './handling.ts';
import { approveApology, declineApology, draftApology } from './apologising.ts';
import { lifecycle, moves } from './lifecycle.ts';
import type { Move } from './lifecycle.ts';
import { permissions } from './permission.ts';
import { publicStatus } from './public-status.ts';
import { reassignDossier } from './reassigning.ts';
import { receiveDossier, refuseDossier } from './reception.ts';
import { confirmDelivery, rateDossier, returnResult } from './returning.ts';
import { acceptTransfer, declineTransfer, recallTransfer, transferDossier } from './transferring.ts';
import { undoDossier, undoRefusal } from './undo.ts';
import { resumeWork, suspendWork } from './suspending.ts';

const calendar = aCalendar();
const until = plainDate('2027-06-30');
const people = { ...ours, ...neighbours };

interface Try {
  readonly move: Move;
  readonly by: Actor;
  /** Minutes since the last move. */
  readonly wait: number;
}

const attempt: Record<Move, (dossier: Dossier, act: { by: Actor; at: Instant }) => Dossier> = {
  receive: (dossier, act) => receiveDossier(dossier, act, calendar),
  refuse: (dossier, act) => refuseDossier(dossier, { ...act, reason: 'Không thuộc thẩm quyền' }),
  claim: (dossier, act) => claimDossier(dossier, { ...act, reason: 'Thay' }),
  assign: (dossier, act) => assignDossier(dossier, { ...act, to: inspectors.secondInspector, reason: 'Phân công' }),
  'pass-on': (dossier, act) => passOn(dossier, act, calendar),
  'send-back': (dossier, act) => sendBack(dossier, { ...act, to: 'appraisal', reason: 'Chưa rõ' }, calendar),
  'attach-result': (dossier, act) => attachResult(dossier, { ...act, document: aResult }),
  approve: (dossier, act) => approveDossier(dossier, act, calendar),
  return: (dossier, act) => returnResult(dossier, { ...act, collector: 'Bà Hạnh', channel: 'online' }),
  'request-supplement': (dossier, act) => requestSupplement(dossier, { ...act, message: 'Thiếu', papers: ['form'], fields: [], until }, calendar),
  supplement: (dossier, act) => answerSupplement(dossier, act, calendar),
  'request-payment': (dossier, act) => requestPayment(dossier, { ...act, amount: 1, reason: 'Phí', until }, calendar),
  'confirm-payment': (dossier, act) => confirmPayment(dossier, { ...act, receipt: 'BL' }, calendar),
  'draft-apology': (dossier, act) => draftApology(dossier, { ...act, until: plainDate('2027-03-01'), reason: 'Xác minh' }, calendar),
  'approve-apology': (dossier, act) => approveApology(dossier, { ...act, number: '12' }, calendar),
  'decline-apology': (dossier, act) => declineApology(dossier, { ...act, reason: 'Nêu rõ hơn' }),
  suspend: (dossier, act) => suspendWork(dossier, { ...act, kind: 'agency-answer', paper: '112/UBND' }, calendar),
  'resume-work': (dossier, act) => resumeWork(dossier, act, calendar),
  withdraw: (dossier, act) => withdrawDossier(dossier, { ...act, reason: 'Đổi ý' }),
  stop: (dossier, act) => stopDossier(dossier, { ...act, reason: 'Quá hạn' }, calendar),
  rate: (dossier, act) => rateDossier(dossier, { ...act, stars: 4 }),
  reassign: (dossier, act) => reassignDossier(dossier, { ...act, to: { ...people.specialist, id: 'specialist-an' }, reason: 'Chia việc' }),
  consult: (dossier, act) => consultAgency(dossier, { ...act, id: `question-${dossier.version}`, to: neighbourAgency, question: 'Có vướng không?', papers: [], days: 5 }, calendar),
  'acknowledge-consultation': (dossier, act) => acknowledgeConsultation(dossier, { ...act, id: asked(dossier) }),
  'answer-consultation': (dossier, act) => answerConsultation(dossier, { ...act, id: asked(dossier), answer: 'Không' }),
  'decline-consultation': (dossier, act) => declineConsultation(dossier, { ...act, id: asked(dossier), reason: 'Không thuộc địa bàn' }),
  'recall-consultation': (dossier, act) => recallConsultation(dossier, { ...act, id: asked(dossier) }),
  transfer: (dossier, act) => transferDossier(dossier, { ...act, to: neighbourAgency, reason: 'Không thuộc thẩm quyền' }),
  'accept-transfer': (dossier, act) => acceptTransfer(dossier, act, calendar),
  'decline-transfer': (dossier, act) => declineTransfer(dossier, { ...act, reason: 'Không thuộc thẩm quyền' }),
  'recall-transfer': (dossier, act) => recallTransfer(dossier, act),
  'confirm-delivery': (dossier, act) => confirmDelivery(dossier, { ...act, deliveredOn: until }, calendar),
};

const asked = ({ consultations }: Dossier) => consultations.findLast(isOpen)?.id ?? '';

/** Half the tries are anybody's anything; the others pick one of what is allowed, so that walks go far. */
const walk = fc.array(
  fc.record({ move: fc.constantFrom(...moves), by: fc.constantFrom(...Object.values(people)), wait: fc.nat(300), lawful: fc.boolean(), pick: fc.nat(1_000) }),
  { minLength: 20, maxLength: 60 },
);
type Walk = typeof walk extends fc.Arbitrary<infer Steps> ? Steps : never;

// With somebody or some agency that is not among these people a walk would stand still.
const endings: readonly Move[] = ['withdraw', 'refuse', 'stop', 'reassign', 'transfer', 'accept-transfer'];

function lawfulMoves(dossier: Dossier): { move: Move; by: Actor }[] {
  return Object.values(people).flatMap((by) =>
    permissions(dossier, by)
      .filter(({ move, allowed }) => allowed && !endings.includes(move))
      .map(({ move }) => ({ move, by })),
  );
}

/** Whatever is tried, what is not refused by name has been done properly. */
function wander(steps: Walk, check: (before: Dossier, after: Dossier, tried: Try) => void): Dossier {
  return steps.reduce<Dossier>((before, step) => {
    const lawful = step.lawful ? lawfulMoves(before) : [];
    const tried = { ...step, ...lawful[step.pick % lawful.length] };
    try {
      const after = attempt[tried.move](before, { by: tried.by, at: instantOf(minuteOf(before.changedAt) + tried.wait) });
      check(before, after, tried);
      return after;
    } catch (error) {
      if (error instanceof DomainError) return before;
      throw error;
    }
  }, aDossier());
}

describe('however officials and citizens act on a dossier', () => {
  it('each move is one of the table, one version and one line of history', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        wander(steps, (before, after, { move }) => {
          const outcome = lifecycle[before.state][move];
          expect(after.state).toBe(outcome === 'stays' ? before.state : outcome === 'resumes' ? before.askedIn : outcome);
          expect(after.version).toBe(before.version + 1);
          expect(after.history).toHaveLength(after.version);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('what permissions promise is kept, and nothing else goes through', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        wander(steps, (before, _, { move, by }) => {
          expect(permissions(before, by)).toContainEqual({ move, allowed: true });
        });
      }),
      { numRuns: 40 },
    );
  });

  it('the clock stands still exactly while the citizen owes something or the office waits for somebody', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        wander(steps, (_, after) => {
          const waiting = after.state === 'supplement-requested' || after.state === 'payment-requested';
          const open = after.suspensions.filter(({ to }) => to === undefined);
          const suspended = open.some(({ reason }) => reason === 'other');
          if (waiting || suspended) expect(open).toHaveLength(1);
          if (['submitted', 'completed', 'returned'].includes(after.state)) expect(open).toEqual([]);
          expect(publicStatus(after).paused).toBe(waiting || (suspended && after.closed === undefined));
        });
      }),
      { numRuns: 40 },
    );
  });

  it('suspensions come one after the other, and none of them lies ahead', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        wander(steps, (_, { suspensions, changedAt }) => {
          const edges = suspensions.flatMap(({ from, to }) => [from, to ?? changedAt]);
          expect(edges.toSorted()).toEqual(edges);
          expect(edges.every((edge) => edge <= changedAt)).toBe(true);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('there are as many extensions as letters that a leader approved, and one letter waits at most', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        wander(steps, (_, { extensions, apologies, limits }) => {
          expect(extensions).toHaveLength(apologies.filter(({ approvedAt }) => approvedAt !== undefined).length);
          expect(extensions.length).toBeLessThanOrEqual(limits.extensions);
          expect(apologies.filter(({ approvedAt, declinedAt }) => approvedAt === undefined && declinedAt === undefined).length).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('a step that was late once is handed over late, whatever moved its date meanwhile', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let late = false;
        wander(steps, (before, after) => {
          late ||= before.stepDueAt !== null && minuteOf(after.changedAt) > minuteOf(before.stepDueAt);
          if (after.tracks.length === before.tracks.length) return;
          const verdict = after.tracks.at(-1)?.verdict;
          expect(verdict === 'late').toBe(late);
          late = false;
        });
      }),
      { numRuns: 60 },
    );
  });

  it('the stored due instants are those derived from its course', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const last = wander(steps, () => undefined);
        if (last.closed === undefined) expect(reckoned(last, calendar)).toEqual(last);
        if (last.receivedAt !== undefined) expect(courseOf(last).receivedAt).toBe(last.receivedAt);
      }),
      { numRuns: 40 },
    );
  });

  it('a move taken back leaves the dossier as it was, but for version, history and when', () => {
    const rules = { minutes: 30 };
    let undone = 0;
    fc.assert(
      fc.property(walk, (steps) => {
        wander(steps, (before, after, { by }) => {
          if (undoRefusal(after, by, after.changedAt, rules)) return;
          const back = undoDossier(after, { by, at: after.changedAt }, rules, calendar);
          undone += 1;
          expect(what(back)).toEqual(what(before));
          expect([back.version, back.history.length]).toEqual([after.version + 1, after.version + 1]);
          expect({ ...publicStatus(back), version: 0, changedAt: '' }).toEqual({ ...publicStatus(before), version: 0, changedAt: '' });
          expect(undoRefusal(back, by, back.changedAt, rules)).toBeDefined();
        });
      }),
      { numRuns: 40 },
    );
    expect(undone).toBeGreaterThan(50);
  });

  it('it can come all the way, and end in every way', () => {
    const ends = fc.sample(walk, { numRuns: 500, seed: 42 }).map((steps) => wander(steps, () => undefined).state);
    expect(ends).toEqual(expect.arrayContaining(['returned', 'completed', 'in-processing', 'withdrawn', 'refused']));
  });
});

const what = ({ version: _version, history: _history, changedAt: _changedAt, undo: _undo, ...rest }: Dossier) => rest;
