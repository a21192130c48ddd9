import { closedStates, courseOf, homeOf, isOpen, placeOf } from './course.mjs';
import { isGiven } from './roster.mjs';
import { minuteOf } from './wall-calendar.mjs';
import { dueAt } from '@motcua/domain/deadline/deadline';

/** Days for which finished dossiers stay in the lists. */
const daysShown = 7;

/**
 * What has to lie in which queue, told from the book alone: a queue that the services have and that stands in no row here is counted against its
 * own list and nothing more. `flows`: dossiers come and go by moves alone, so that opening + in = out + closing can be kept.
 */
export const queues = {
  'to-receive': { flows: true, holds: (file, reader) => file.state === 'submitted' && isAt(file, reader) },
  mine: { flows: true, holds: (file, reader) => isOpen(file) && isAt(file, reader) && (file.holder === reader.username || isStoodInFor(file, reader)) },
  unassigned: { flows: true, holds: (file, reader) => isHere(file, reader) && !isHeld(file) && isToTake(file, reader) },
  'waiting-citizen': { flows: true, holds: (file, reader) => isHere(file, reader) && (file.state === 'supplement-requested' || file.state === 'payment-requested') },
  suspended: { flows: true, holds: (file, reader) => isHere(file, reader) && file.isSuspended === true },
  'to-sign': { flows: true, holds: (file, reader) => isHere(file, reader) && isWorkedOn(file) && file.hasResult === true && file.step === file.kind.procedure.steps.length - 2 },
  apologies: { flows: true, holds: (file, reader) => isOpen(file) && file.completedAt === undefined && file.apology === 'pending' && homeOf(file) === reader.agency && reader.roles.includes('leader') },
  'waiting-unit': { flows: true, holds: (file, reader) => isOpen(file) && homeOf(file) === reader.agency && (file.asks === true || !isAt(file, reader)) },
  // Nobody asks the agency whose year it is.
  'asked-of-us': { flows: true, holds: () => false },
  'to-return': { flows: true, holds: (file, reader) => file.state === 'completed' && isAt(file, reader) },
  'due-today': { holds: (file, reader, day) => isHere(file, reader) && dueOn(file, day) === day.today && dueMinute(file, day) >= day.now },
  'due-soon': { holds: (file, reader, day) => isHere(file, reader) && dueOn(file, day) > day.today && dueOn(file, day) <= day.soon },
  overdue: { holds: (file, reader, day) => isHere(file, reader) && dueMinute(file, day) < day.now },
  done: { holds: (file, reader, day) => isAt(file, reader) && isFinishedLately(file, day) },
  all: { holds: (file, reader, day) => isAt(file, reader) && (isOpen(file) || isFinishedLately(file, day)) },
};

/** @param reader { username, roles, agency, workOf }: an account, and what it does in the name of others */
export const lies = (queue, file, reader, day) => isWithinSight(file, reader) && queues[queue].holds(file, reader, day);

/** Of what is confidential nobody knows but the inspector who holds it, those who may take it, and their head. */
function isWithinSight(file, reader) {
  if (!file.confidential) return true;
  return reader.roles.includes('inspector') && isAt(file, reader) && (reader.roles.includes('head') || file.holder === undefined || file.holder === reader.username);
}

/** Offered to another agency, back to ours too, it lies there with nobody until it is taken. */
const isHeld = ({ holder, offered }) => holder !== undefined && offered === undefined;
const isAt = (file, { agency }) => placeOf(file) === agency;
const isFinishedLately = ({ state, log }, { shownFrom }) => closedStates.has(state) && log.at(-1).at >= shownFrom;
const stepOf = ({ kind, step }) => kind.procedure.steps[step];
const isHere = (file, reader) => isOpen(file) && isAt(file, reader) && reader.roles.includes(stepOf(file).role);
const isWorkedOn = ({ state }) => state === 'received' || state === 'in-processing';
const isToTake = (file, { roles }) => isWorkedOn(file) || (file.confidential && file.state === 'submitted' && roles.includes('inspector'));
const isStoodInFor = (file, { workOf }) => !file.confidential && workOf().some((given) => given.person === file.holder && isGiven(given, { role: stepOf(file).role, procedure: file.kind.procedure.id }));

/** What day it is there, and up to which a dossier is due soon. */
export function dayAt({ calendar, engine, now, today }) {
  const second = calendar.workingDayFrom(calendar.dayAfter(calendar.workingDayFrom(calendar.dayAfter(today))));
  return { now, today, engine, calendar, soon: second, shownFrom: calendar.dayAfter(today, -daysShown) };
}

/** When the term that runs is due, undefined while none does. */
export function dueMinute(file, { engine }) {
  if (!isOpen(file) || file.completedAt !== undefined) return undefined;
  const due = dueAt(courseOf(file), engine);
  return due === null ? undefined : minuteOf(due);
}

function dueOn(file, day) {
  const due = dueMinute(file, day);
  return due === undefined ? '' : day.calendar.dateOf(due);
}
