import { closedStates, courseOf, isOpen } from './book.mjs';
import { minuteOf } from './wall-calendar.mjs';
import { dueAt } from '@motcua/domain/deadline/deadline';

/** Days for which finished dossiers stay in the lists. */
const daysShown = 7;

/**
 * What has to lie in which queue, told from the book alone: a queue that the services have and that stands in no row here is counted against its
 * own list and nothing more. `flows`: dossiers come and go by moves alone, so that opening + in = out + closing can be kept.
 */
export const queues = {
  'to-receive': { flows: true, holds: (file) => file.state === 'submitted' && isAtHome(file) },
  mine: { flows: true, holds: (file, { username }) => isOpen(file) && file.holder === username },
  unassigned: { flows: true, holds: (file, reader) => isHere(file, reader) && file.holder === undefined && isWorkedOn(file) },
  'waiting-citizen': { flows: true, holds: (file, reader) => isHere(file, reader) && file.state === 'supplement-requested' },
  'to-sign': { flows: true, holds: (file, reader) => isHere(file, reader) && isWorkedOn(file) && file.hasResult === true && file.step === file.kind.procedure.steps.length - 2 },
  'waiting-unit': { flows: true, holds: (file) => isOpen(file) && (file.asks === true || !isAtHome(file)) },
  'to-return': { flows: true, holds: (file) => file.state === 'completed' },
  'due-today': { holds: (file, reader, day) => isHere(file, reader) && dueOn(file, day) === day.today && dueMinute(file, day) >= day.now },
  'due-soon': { holds: (file, reader, day) => isHere(file, reader) && dueOn(file, day) > day.today && dueOn(file, day) <= day.soon },
  overdue: { holds: (file, reader, day) => isHere(file, reader) && dueMinute(file, day) < day.now },
  done: { holds: (file, _, day) => isAtHome(file) && isFinishedLately(file, day) },
  all: { holds: (file, _, day) => isAtHome(file) && (isOpen(file) || isFinishedLately(file, day)) },
};

/** At the agency whose year it is, and not with another that has a step of it. */
const isAtHome = ({ kind, step }) => kind.places[step] === kind.agency.code;
const isFinishedLately = ({ state, log }, { shownFrom }) => closedStates.has(state) && log.at(-1).at >= shownFrom;
const isHere = (file, { roles }) => isOpen(file) && isAtHome(file) && roles.includes(file.kind.procedure.steps[file.step].role);
const isWorkedOn = ({ state }) => state === 'received' || state === 'in-processing';

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
