/** Months as `2026-11`. */
export type Month = string;

/** Figures of two years at most are told at once. */
export const mostMonths = 24;

export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to && months.length < mostMonths; month = monthAfter(month)) months.push(month);
  return months;
}

export const monthAfter = (month: Month): Month => shifted(month, 1);
export const monthsBefore = (month: Month, count: number): Month => shifted(month, -count);

function shifted(month: Month, by: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** All agencies of the country keep one time. */
const offsetMinutes = 7 * 60;

/** The instant at which a month begins here. */
export const beginOf = (month: Month): string => new Date(Date.parse(`${month}-01T00:00:00.000Z`) - offsetMinutes * 60_000).toISOString();

export const monthOf = (now: Date): Month => new Date(now.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 7);
