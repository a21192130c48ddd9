import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { aResult, aSubmission } from '../dossier/a-dossier.ts';
import { currentStep } from '../dossier/current-step.ts';
import type { Dossier, Submission } from '../dossier/dossier.ts';
import { approveDossier, attachResult, passOn } from '../dossier/handling.ts';
import { receiveDossier, submitDossier } from '../dossier/reception.ts';
import { returnResult } from '../dossier/returning.ts';
import type { Step } from '../dossier/steps.ts';
import { waysOf } from '../dossier/steps.ts';
import { waysOn } from '../dossier/ways.ts';
import { aRandomGuard, aRandomProcess, someSurroundings } from './a-process.ts';
import { processFaults } from './check-process.ts';
import type { GuardFacts } from './guard.ts';
import { holds } from './guard.ts';

const term = { amount: 30, unit: 'working-day' };
const codes = (steps: readonly Step[]) => new Set(processFaults(steps, someSurroundings, term).map(({ code }) => code));

/** Which step leads to which after any number of hands, by multiplying out: slow, and another way than the checker's. */
function leads(steps: readonly Step[], isOpen: (way: { when?: unknown }) => boolean): boolean[][] {
  const table = steps.map((_, from) => steps.map(({ id }, to) => from === to || waysOf(steps, from).some((way) => way.to === id && isOpen(way))));
  const longer = (known: boolean[][]) => known.map((row) => steps.map((_, to) => row.some((open, through) => open && known[through]?.[to])));
  return steps.reduce(longer, table);
}

const always = () => true;

describe('the checker’s verdict on a process without guards', () => {
  it('is that of a brute-force walk: all steps are reached, and from all the return is', () => {
    fc.assert(
      fc.property(aRandomProcess(fc.constant(undefined)), (steps) => {
        const found = codes(steps);
        const table = leads(steps, always);
        expect(found.has('step-unreachable')).toBe(table[0]?.some((reached) => !reached));
        const stuck = steps.some((_, from) => table[0]?.[from] && !table[from]?.at(-1));
        expect(found.has('step-dead-end') || found.has('step-loop')).toBe(stuck);
      }),
      { numRuns: 300 },
    );
  });
});

/** Every kind of dossier that the guards of `aRandomGuard` can tell apart. */
const everyDossier: readonly GuardFacts[] = ['house', 'shop'].flatMap((kind) =>
  [50, 100, 150, 250, 300].flatMap((area) =>
    [true, false, undefined].flatMap((lit) =>
      [[], ['file']].flatMap((drawing) =>
        ['online', 'counter', 'api'].map((channel) => ({ answers: { kind, area, lit }, workings: {}, papers: { drawing }, channel, paid: true })),
      ),
    ),
  ),
);

describe('the checker’s verdict on a process with guards', () => {
  const guarded = aRandomProcess(fc.option(aRandomGuard, { nil: undefined }));

  it('is that of following every dossier there can be', () => {
    fc.assert(
      fc.property(guarded, (steps) => {
        const found = codes(steps);
        if (['step-unreachable', 'step-dead-end', 'step-loop', 'way-to-itself', 'way-back-to-reception'].some((code) => found.has(code as never))) return;
        const shut = steps.slice(0, -1).some((_, at) => everyDossier.some((facts) => !waysOf(steps, at).some(({ when }) => !when || holds(when, facts))));
        expect(found.has('ways-may-all-shut')).toBe(shut);
        if (shut) return;
        const trapped = everyDossier.some((facts) => {
          const table = leads(steps, ({ when }) => !when || holds(when as never, facts));
          return steps.some((_, at) => table[0]?.[at] && !table[at]?.at(-1));
        });
        expect(found.has('ways-may-trap')).toBe(trapped);
      }),
      { numRuns: 400 },
    );
  });

  it('lets any dossier of a process without faults come to the return', () => {
    let walked = 0;
    fc.assert(
      fc.property(guarded, fc.constantFrom(...everyDossier), fc.infiniteStream(fc.nat(2)), (steps, facts, picks) => {
        if (codes(steps).size > 0) return;
        walked += 1;
        expect(led(steps, facts, picks).state).toBe('returned');
      }),
      { numRuns: 600 },
    );
    expect(walked).toBeGreaterThan(20);
  });
});

const calendar = aCalendar();
const agency = aSubmission.agency.code;

/** By chance at first, and once that has gone on for long by the shortest way home: somebody at the desk wants to go home. */
function led(steps: readonly Step[], facts: GuardFacts, picks: Iterator<number>): Dossier {
  const known = { answers: facts.answers, papers: facts.papers as Record<string, string[]> };
  let dossier: Dossier = { ...submitDossier({ ...aSubmission, steps, channel: facts.channel as Submission['channel'] }, calendar), ...known };
  const by = () => ({ by: { id: 'all-hands', kind: 'official' as const, roles: [currentStep(dossier).step.role], agency }, at: clock('2026-11-24 09:00') });
  dossier = receiveDossier(dossier, by(), calendar);
  for (let hands = 0; dossier.completedAt === undefined && hands < 60; hands += 1) {
    const open = waysOn(dossier).filter(({ because }) => !because);
    const chosen = hands < 10 ? open[(picks.next().value as number) % open.length] : open.toSorted((one, other) => distance(dossier, one.way.to) - distance(dossier, other.way.to))[0];
    if (!chosen) throw new Error(`no way on from ${dossier.stepId}`);
    const decides = chosen.way.to === steps.at(-1)?.id;
    dossier = decides ? approveDossier(attachResult(dossier, { ...by(), document: aResult }), by(), calendar) : passOn(dossier, { ...by(), to: chosen.way.to }, calendar);
  }
  return returnResult(dossier, { ...by(), collector: 'Bà Hạnh', channel: 'counter' });
}

function distance(dossier: Dossier, from: string): number {
  const { steps } = dossier;
  let [ring, far] = [new Set([from]), 0];
  while (!ring.has(steps.at(-1)?.id ?? '') && far < steps.length) {
    ring = new Set([...ring, ...steps.flatMap(({ id }, at) => (ring.has(id) ? waysOf(steps, at).filter(({ when }) => !when || holds(when, { ...factsOf(dossier) })).map(({ to }) => to) : []))]);
    far += 1;
  }
  return far;
}

const factsOf = ({ answers = {}, papers = {}, channel }: Dossier): GuardFacts => ({ answers, papers, workings: {}, channel, paid: true });
