import { timeZone } from '@motcua/ui/format';

const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day in Vietnam, `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string => day.format(moment);
