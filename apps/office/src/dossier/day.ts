import { timeZone } from '@motcua/ui/format';

const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day in Vietnam, `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string => day.format(moment);

/** So many days of the calendar later. */
export function daysAfter(from: string, days: number): string {
  const moment = new Date(`${from}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
