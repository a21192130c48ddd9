import { instantOf } from './wall-calendar.mjs';

/** How busy the months are, January first: slow before the summer, full before the year ends. */
const months = [1, 0.85, 1.1, 1, 0.95, 1, 1.05, 1.1, 1.05, 1, 1.05, 1.15];
const weekdays = { 1: 1.25, 2: 1.1, 3: 1, 4: 0.95, 5: 0.9, 6: 0.3, 7: 0.2 };
/** Share of a day without work: only who submits on line comes then. */
const dayOff = 0.12;
/** Of a day's dossiers by the hour, 0 to 23: people submit on line in the evening too. */
const hours = [0.3, 0.1, 0.1, 0.1, 0.1, 0.3, 1, 4, 9, 11, 9, 5, 3, 6, 9, 8, 6, 4, 3, 4, 5, 4, 2, 1];

/**
 * When dossiers come in: by month, weekday, and hour; more before Tết and on the first days after it.
 * @returns minutes, in order
 */
export function arrivals({ count, from, until, calendar, random }) {
  const days = [];
  for (let day = from; day < until; day = calendar.dayAfter(day)) days.push({ day, weight: weightOf(day, calendar) });
  const byDay = drawerOf(days.map(({ weight }) => weight));
  const byHour = drawerOf(hours);
  const minutes = Array.from({ length: count }, () => {
    const { day } = days[byDay(random())];
    return calendar.startOf(day) + byHour(random()) * 60 + Math.floor(random() * 60);
  });
  return minutes.sort((one, other) => one - other);
}

function weightOf(day, calendar) {
  const usual = months[Number(day.slice(5, 7)) - 1] * (weekdays[new Date(`${day}T00:00:00Z`).getUTCDay() || 7] ?? 1);
  if (!calendar.worksOn(day)) return usual > 0.35 ? usual * dayOff : usual * 0.4;
  return usual * (aroundLongHoliday(day, calendar) ? 1.35 : 1);
}

/** Within a week before or three days after four days or more without work. */
function aroundLongHoliday(day, calendar) {
  const off = (offset) => !calendar.worksOn(calendar.dayAfter(day, offset));
  const longFrom = (offset) => [0, 1, 2, 3].every((more) => off(offset + more));
  return [1, 2, 3, 4, 5, 6, 7].some(longFrom) || [-4, -5, -6, -7].some(longFrom);
}

/** @returns a function from a number below 1 to an index, by weight */
function drawerOf(weights) {
  const sums = [];
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight);
  return (drawn) => {
    const wanted = drawn * sums.at(-1);
    const found = sums.findIndex((sum) => wanted < sum);
    return found < 0 ? weights.length - 1 : found;
  };
}

export const monthOf = (minute, calendar) => calendar.dateOf(minute).slice(0, 7);
export const asTime = (minute) => new Date(instantOf(minute));
