import { minuteOf } from './wall-calendar.mjs';

/**
 * When a term ends, counted day by day and minute by minute as a clerk with the law beside the calendar would: slow, obvious, and sharing nothing
 * with the engine. @returns a minute, or undefined while the term stands still and nobody knows for how long
 */
export function dueByStopWatch(course, calendar) {
  const { terms, from, pauses } = legOf(course, calendar);
  return terms.counting === 'working-time' ? byMinutes(terms, { from, pauses }, calendar) : byDays(terms, { from, pauses }, calendar);
}

/** What counts: since the receipt, since the supplement that made the term begin anew, or since an extension. */
function legOf({ terms, receivedAt, suspensions, extensions = [] }, calendar) {
  const pauses = suspensions.map(({ from, to, reason }) => ({ from: minuteOf(from), to: to === undefined ? Infinity : minuteOf(to), reason })).filter(({ from, to }) => to > from);
  const ends = pauses.filter(({ reason, to }) => reason === 'supplement' && to !== Infinity).map(({ to }) => to);
  const from = terms.afterSupplement === 'restart' ? Math.max(minuteOf(receivedAt), ...ends) : minuteOf(receivedAt);
  const extension = extensions.at(-1);
  if (extension && minuteOf(extension.grantedAt) >= from) return extended(terms, extension, pauses, calendar);
  return { terms, from, pauses: pauses.filter(({ to }) => to > from) };
}

/** A new date is a term of as many working days as lie between; what stands still afterwards moves it like any other. */
function extended(terms, { grantedAt, until }, pauses, calendar) {
  const from = calendar.startOf(calendar.dateOf(minuteOf(grantedAt)));
  let amount = 0;
  for (let day = calendar.dayAfter(calendar.dayOfReceipt(from)); day <= until; day = calendar.dayAfter(day)) if (calendar.worksOn(day)) amount += 1;
  return { terms: { ...terms, amount, unit: 'working-day', counting: 'whole-days' }, from, pauses: pauses.filter(({ to }) => to > minuteOf(grantedAt)) };
}

const ordinaryDay = 480;

function byMinutes({ amount, unit }, { from, pauses }, calendar) {
  let left = Math.round(amount * (unit === 'working-hour' ? 60 : ordinaryDay));
  for (let at = calendar.nextWorking(from); ; at = calendar.nextWorking(at + 1)) {
    const pause = pauses.find((each) => each.from <= at && at < each.to);
    if (pause?.to === Infinity) return undefined;
    if (!pause) left -= 1;
    if (left === 0) return at + 1;
  }
}

function byDays({ amount, unit }, { from, pauses }, calendar) {
  const everyDay = unit === 'calendar-day';
  const stills = pauses.map((pause) => stillDays(pause, everyDay, calendar)).filter(Boolean);
  let left = amount;
  for (let day = calendar.dayAfter(everyDay ? calendar.dateOf(from) : calendar.dayOfReceipt(from)); ; day = calendar.dayAfter(day)) {
    const still = stills.find(({ first, last }) => first <= day && (last === 'for ever' || day <= last));
    if (still?.last === 'for ever') return undefined;
    if (!still && (everyDay || calendar.worksOn(day))) left -= 1;
    if (left === 0 && !still) return calendar.closeOf(calendar.workingDayFrom(day));
  }
}

/** The day on which the citizen was asked is not used up, unless work was over; the day of the answer is one of receipt. */
function stillDays({ from, to }, everyDay, calendar) {
  if (!everyDay && to !== Infinity && calendar.workBetween(from, to) === 0) return undefined;
  const asked = calendar.dateOf(from);
  const first = calendar.worksOn(asked) && from >= calendar.closeOf(asked) ? calendar.dayAfter(asked) : asked;
  if (to === Infinity) return { first, last: 'for ever' };
  return { first, last: everyDay ? calendar.dateOf(to) : calendar.dayOfReceipt(to) };
}
