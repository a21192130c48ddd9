import type { Queue, QueueQuery } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { minuteOf } from '@motcua/domain/calendar/instant';
import { addDays, type PlainDate } from '@motcua/domain/calendar/plain-date';
import { dateOfDay } from '@motcua/domain/calendar/plain-date';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';

/** Who looks, and what day it is there. */
export interface Onlooker {
  readonly actor: Actor;
  readonly agency: string;
  readonly now: string;
  readonly today: PlainDate;
  /** The second working day after today: up to it a dossier counts as due soon. */
  readonly soon: PlainDate;
}

/** Finished dossiers stay in the lists for so many days; older ones are found by search. It keeps every list bounded. */
const daysShown = 7;

export function onlookerAt(calendar: WorkingCalendar, { actor, agency, now }: { actor: Actor; agency: string; now: Date }): Onlooker {
  const minute = minuteOf(now.toISOString());
  const secondWorkingDay = calendar.nextWorkingDay(calendar.nextWorkingDay(calendar.dayAt(minute) + 1) + 1);
  return { actor, agency, now: now.toISOString(), today: calendar.dateAt(minute), soon: dateOfDay(secondWorkingDay) };
}

type Filter = Readonly<Record<string, unknown>>;

const working = { $in: ['received', 'in-processing'] };
const waiting = { $in: ['supplement-requested', 'payment-requested'] };

/** A confidential dossier is claimed before it is received: nobody may read it until then. */
const notTaken = { $or: [{ state: working }, { state: 'submitted', confidential: true }] };
const isInspector = ({ roles }: Actor) => roles.includes('inspector');

/** What lies in which queue, beyond the agency. `due-…` and waiting ones: at a step of the reader's roles, whoever holds them. */
const filters: Readonly<Record<Queue, (onlooker: Onlooker) => Filter>> = {
  'to-receive': () => ({ state: 'submitted', 'desk.open': true }),
  mine: ({ actor }) => ({ 'desk.assignee': actor.id, 'desk.open': true }),
  unassigned: ({ actor }) => ({ ...atMyStep(actor), ...(isInspector(actor) ? notTaken : { state: working }), 'desk.assignee': null }),
  'due-today': ({ actor, today, now }) => ({ ...atMyStep(actor), 'desk.dueOn': today, 'desk.dueAt': { $gte: now } }),
  'due-soon': ({ actor, today, soon }) => ({ ...atMyStep(actor), 'desk.dueOn': { $gt: today, $lte: soon } }),
  overdue: ({ actor, now }) => ({ ...atMyStep(actor), 'desk.dueAt': { $lt: now } }),
  'waiting-citizen': ({ actor }) => ({ ...atMyStep(actor), state: waiting }),
  'to-return': () => ({ state: 'completed', 'desk.open': true }),
  done: ({ today }) => ({ 'desk.open': false, changedAt: { $gte: addDays(today, -daysShown) } }),
  all: ({ today }) => ({ $or: [{ 'desk.open': true }, { 'desk.open': false, changedAt: { $gte: addDays(today, -daysShown) } }] }),
};

const atMyStep = ({ roles }: Actor): Filter => ({ 'desk.open': true, 'desk.role': { $in: roles } });

export function filterOf(queue: Queue, onlooker: Onlooker): Filter {
  return { ...atAgency(onlooker), ...filters[queue](onlooker) };
}

/** All of the agency that the reader may know of. */
export function atAgency(onlooker: Onlooker): Filter {
  return { 'desk.agency': onlooker.agency, ...withinSight(onlooker) };
}

/** What `sightOf` (domain) says of one dossier, said of all: nobody finds or counts a confidential dossier that they may not know of. */
function withinSight({ actor }: Onlooker): Filter {
  if (!isInspector(actor)) return { confidential: { $ne: true } };
  if (actor.roles.includes('head')) return {};
  return { $and: [{ $or: [{ confidential: { $ne: true } }, { 'desk.assignee': { $in: [null, actor.id] } }] }] };
}

/** What the reader narrows a list down to. */
export function narrowedBy({ procedure, step, channel }: Partial<QueueQuery>): Filter {
  return { ...(procedure ? { 'procedure.id': procedure } : {}), ...(step ? { stepId: step } : {}), ...(channel ? { channel } : {}) };
}
