import type { Actor } from '../actor.ts';
import { inWhoseName } from '../actor.ts';
import { minuteOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { isInspectorOf } from './confidential.ts';
import { reckoned } from './course.ts';
import { stepsBehind } from './current-step.ts';
import type { Dossier, Result, Verdict } from './dossier.ts';
import type { Act, Changes } from './move.ts';
import { moveDossier, said, take } from './move.ts';
import { HeldByColleague, MoveIncomplete, NoEarlierStep } from './refusals.ts';
import type { Step, Way } from './steps.ts';
import { wayTaken } from './ways.ts';
import type { Workings } from './workings.ts';
import { filledIn } from './workings.ts';

/** Takes a dossier that nobody holds, or, saying why, one that a colleague holds. @throws HeldByColleague and what moveDossier throws */
export function claimDossier<D extends Dossier>(dossier: D, act: Act & { readonly reason?: string }): D {
  return moveDossier(dossier, 'claim', act, (held, at) => {
    const reason = act.reason?.trim() ?? '';
    if (held.assignee !== null && held.assignee !== inWhoseName(act.by) && reason === '') throw new HeldByColleague(held);
    const { assignee, tracks } = take(held, act.by, at);
    return { fields: { assignee, tracks }, note: reason === '' ? undefined : reason };
  });
}

/** Who a confidential dossier is given to, as far as it matters for that. */
export type Inspector = Pick<Actor, 'id' | 'kind' | 'roles' | 'agency'>;

/** Gives a confidential dossier to an inspector; from then on who had it before reads nothing of it. @throws MoveIncomplete and what moveDossier throws */
export function assignDossier<D extends Dossier>(dossier: D, act: Act & { readonly to: Inspector; readonly reason: string }): D {
  const { to, by } = act;
  return moveDossier(dossier, 'assign', act, (held) => {
    const note = said(act.reason, 'reason');
    if (!isInspectorOf(held, to)) throw new MoveIncomplete('to', 'Only an inspector of the agency can be given this dossier.');
    // Taking it away from an inspector to read it and giving it back would be reading it all the same.
    if (to.id === by.id) throw new MoveIncomplete('to', 'A dossier is given to somebody else; while it waits, who wants it claims it.');
    if (to.id === held.assignee) throw new MoveIncomplete('to', 'This inspector holds the dossier already.');
    return { fields: { assignee: to.id }, assignee: to.id, note };
  });
}

export interface PassedOn extends Act {
  readonly note?: string;
  /** Who takes it at the next step; anyone of its role when not said. */
  readonly assignee?: string;
  /** The step it goes to; need not be said while one way alone is open. */
  readonly to?: string;
  /** What is put down at the step that is left. */
  readonly workings?: Workings;
}

/** Hands the dossier to the next step. @throws WayShut, InputUnfit, MoveIncomplete and what moveDossier throws */
export function passOn<D extends Dossier>(dossier: D, act: PassedOn, calendar: WorkingCalendar): D {
  const passed = moveDossier(dossier, 'pass-on', act, (held, at) => {
    if (held.confidential && act.assignee !== undefined && act.assignee !== held.assignee) throw new MoveIncomplete('assignee', 'Who else gets a confidential dossier, the head of the inspectors says.');
    return { ...goOn(held, 'pass-on', { ...act, at, assignee: act.assignee ?? null }, calendar), ...(act.assignee === undefined ? {} : { assignee: act.assignee }), note: act.note };
  });
  return reckoned(passed, calendar);
}

/** Gives the dossier back to an earlier step, and there to who had it. @throws NoEarlierStep, MoveIncomplete and what moveDossier throws */
export function sendBack<D extends Dossier>(dossier: D, act: Act & { readonly to: string; readonly reason: string }, calendar: WorkingCalendar): D {
  const back = moveDossier(dossier, 'send-back', act, (held, at) => {
    const earlier = stepsBehind(held).find(({ id }) => id === act.to);
    if (!earlier) throw new NoEarlierStep(held, act.to);
    // Who had it at another agency before it was handed over does not get it back.
    const ours = held.transfers.findLast(({ acceptedAt }) => acceptedAt !== undefined)?.acceptedAt ?? '';
    const gave = held.tracks.findLast(({ from, givenAt }) => from === act.to && givenAt > ours);
    const assignee = gave?.givenFor ?? gave?.givenBy ?? null;
    return { ...handOver(held, earlier, { at, by: act.by, assignee }, calendar), note: said(act.reason, 'reason') };
  });
  return reckoned(back, calendar);
}

/** Puts the result document on the dossier, in place of an earlier draft. @throws what moveDossier throws */
export function attachResult<D extends Dossier>(dossier: D, act: Act & Pick<Result, 'document'> & { readonly decision?: Result['decision'] }): D {
  const { document, decision = 'granted', by } = act;
  return moveDossier(dossier, 'attach-result', act, (_, at) => ({ fields: { result: { document, decision, attachedBy: by.id, attachedAt: at } }, note: document.name }));
}

/** The decision: the result is ready, the term is over, and the dossier goes to the step that returns it. @throws ResultMissing and what moveDossier throws */
export function approveDossier<D extends Dossier>(dossier: D, act: Act & Pick<PassedOn, 'note' | 'workings'>, calendar: WorkingCalendar): D {
  const approved = moveDossier(dossier, 'approve', act, (held, at) => {
    const { fields, verdict } = goOn(held, 'approve', { ...act, at, assignee: null }, calendar);
    const result = held.result ? { result: { ...held.result, approvedBy: act.by.id, ...(act.by.actingFor ? { approvedFor: act.by.actingFor.id } : {}) } } : {};
    return { fields: { ...fields, ...result, completedAt: at }, verdict, note: act.note };
  });
  return reckoned(approved, calendar);
}

interface Hands {
  readonly at: Instant;
  readonly by: Actor;
  readonly assignee: string | null;
}

type Leaving = Omit<PassedOn, 'assignee'> & { readonly assignee: string | null };

/** Takes a way on from the step in hand: what was put down there is kept, and the citizen is told what the way says. */
function goOn(held: Dossier, move: 'pass-on' | 'approve', act: Leaving, calendar: WorkingCalendar): ReturnType<typeof handOver> {
  const workings = filledIn(held, act.workings);
  const filled = workings === undefined ? held : { ...held, workings };
  const way = wayTaken(filled, move, act);
  const { fields, verdict } = handOver(held, stepCalled(held, way.to), { at: act.at, by: act.by, assignee: act.assignee }, calendar);
  return { fields: { ...fields, ...(workings === undefined ? {} : { workings }), ...toldBy(held, way) }, verdict };
}

/** A word to the citizen stands until the next way on. */
const toldBy = ({ message: before }: Dossier, { message }: Way): Pick<Dossier, 'message'> => (message || before ? { message: message ?? null } : {});

/** From step to step: who gave, when, and whether in time; who took it is written when somebody acts on it. */
function handOver(dossier: Dossier, to: Step, { at, by, assignee }: Hands, calendar: WorkingCalendar): Changes & { readonly fields: Partial<Dossier> } {
  const { stepId: from } = dossier;
  const dueAt = dossier.stepMissedAt ?? dossier.stepDueAt;
  const verdict = dueAt === null ? undefined : verdictOf(at, dueAt, calendar);
  const track = { from, to: to.id, givenBy: by.id, ...(by.actingFor ? { givenFor: by.actingFor.id } : {}), givenAt: at, dueAt, ...(verdict === undefined ? {} : { verdict }) };
  // A confidential dossier stays with its inspector from the first step to the last.
  const holder = dossier.confidential ? dossier.assignee : assignee;
  return { fields: { stepId: to.id, stepSince: at, stepMissedAt: null, assignee: holder, tracks: [...dossier.tracks, track] }, verdict };
}

function verdictOf(at: Instant, dueAt: Instant, calendar: WorkingCalendar): Verdict {
  const [given, due] = [minuteOf(at), minuteOf(dueAt)];
  if (given > due) return 'late';
  return calendar.dayAt(given) < calendar.dayAt(due) ? 'early' : 'on-time';
}

function stepCalled({ reference, steps }: Dossier, called: string): Step {
  const step = steps.find(({ id }) => id === called);
  if (!step) throw new Error(`Dossier ${reference} has no step ${called}.`);
  return step;
}
