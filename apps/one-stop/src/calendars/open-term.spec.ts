import { describe, expect, it } from '@jest/globals';
import { aMinute, aRandomCalendar } from '@motcua/domain/calendar/a-random-calendar';
import { instantOf } from '@motcua/domain/calendar/instant';
import { YearNotInCalendar } from '@motcua/domain/calendar/calendar-errors';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { aDossier, aSupplementedDossier } from '@motcua/domain/dossier/a-dossier';
import { movedByCalendar, runningDueAt } from '@motcua/domain/dossier/calendar-change';
import type { Dossier } from '@motcua/domain/dossier/dossier';
import { reckoned } from '@motcua/domain/dossier/course';
import fc from 'fast-check';
import { MostUrgent } from './most-urgent.ts';
import { type OpenTerm, openTermFields, outcomeOf } from './open-term.ts';
import { emptyTally, moveOf, tallied, urgencyOf } from './tally.ts';

/** A dossier as the store gives it to a dry run: the fields that are asked for and no others. */
function projected(dossier: Dossier): OpenTerm {
  const whole: Record<string, unknown> = { ...dossier };
  const fields = Object.keys(openTermFields).filter((field) => !field.includes('.') && whole[field] !== undefined);
  const steps = dossier.steps.map(({ id, share, agency }) => ({ id, share, ...(agency === undefined ? {} : { agency }) }));
  const { procedure, agency } = dossier;
  return { id: dossier.id, procedure: { id: procedure.id, version: procedure.version }, agency: { code: agency.code }, ...Object.fromEntries(fields.map((field) => [field, whole[field]])), steps } as unknown as OpenTerm;
}

const states = ['submitted', 'received', 'in-processing', 'supplement-requested', 'review', 'approval', 'completed', 'returned', 'refused', 'withdrawn'] as const;
const terms = fc.constantFrom(
  { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'continue' } as const,
  { amount: 12, unit: 'working-hour', counting: 'working-time', afterSupplement: 'restart' } as const,
  { amount: 30, unit: 'calendar-day', counting: 'whole-days', afterSupplement: 'continue' } as const,
);

/** Somewhere in 2026, in any state, with its instants reckoned by a calendar of its own. */
const someDossier = fc.tuple(fc.constantFrom(...states), terms, fc.boolean()).map(([state, term, supplemented]) => (supplemented ? aSupplementedDossier({ terms: term }) : aDossier(state, { terms: term })));

function applied(dossier: Dossier, calendar: WorkingCalendar): { dueAt: string | null } | 'unreached' {
  try {
    const after = movedByCalendar(dossier, calendar, { at: dossier.changedAt, by: 'test', note: '' });
    return { dueAt: runningDueAt(after ?? dossier) };
  } catch (error) {
    if (error instanceof YearNotInCalendar) return 'unreached';
    throw error;
  }
}

describe('a dry run', () => {
  it('tells of every dossier just what publishing the calendar then does to it', () => {
    fc.assert(
      fc.property(someDossier, aRandomCalendar, (dossier, calendar) => {
        const outcome = outcomeOf(projected(dossier), calendar);
        const result = applied(dossier, calendar);
        if (outcome.what === 'unreached') expect(result).toBe('unreached');
        else expect(result).toEqual({ dueAt: outcome.what === 'moved' ? outcome.dueAt : runningDueAt(dossier) });
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing more to move once it was applied', () => {
    fc.assert(
      fc.property(someDossier, aRandomCalendar, (dossier, calendar) => {
        fc.pre(outcomeOf(projected(dossier), calendar).what === 'moved');
        expect(outcomeOf(projected(reckoned(dossier, calendar)), calendar)).toEqual({ what: 'stays' });
      }),
      { numRuns: 200 },
    );
  });

  it('counts each dossier once, later or earlier or out of reach', () => {
    fc.assert(
      fc.property(fc.array(someDossier, { maxLength: 30 }), aRandomCalendar, aMinute, (dossiers, calendar, minute) => {
        const moves = dossiers.flatMap((dossier) => moveOf(projected(dossier), calendar) ?? []);
        const tally = tallied(emptyTally, { seen: dossiers.length, moves }, instantOf(minute));
        expect(tally.later + tally.earlier).toBe(tally.moves);
        expect(tally.moves + tally.unreached).toBe(moves.length);
        expect(tally.overdue).toBeLessThanOrEqual(tally.moves);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is told one by one', () => {
  it('is the most urgent, in order, however much is put in', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 200 }), fc.integer({ min: 1, max: 10 }), (keys, most) => {
        const urgent = new MostUrgent<string>(most);
        for (const key of keys) urgent.put(key, key);
        expect(urgent.inOrder()).toEqual(keys.toSorted((one, other) => (one < other ? -1 : 1)).slice(0, most));
      }),
    );
  });

  it('begins with those that would be left without a date', () => {
    const term = projected(aDossier('in-processing'));
    const [lost, late] = [urgencyOf({ term, outcome: { what: 'unreached' } }, '2026-11-26T00:00:00.000Z'), urgencyOf({ term, outcome: { what: 'moved', dueAt: '2026-11-25T10:00:00.000Z' } }, '2026-11-26T00:00:00.000Z')];
    expect(lost < late).toBe(true);
  });
});
