import { DomainError } from '../errors.ts';

export class CalendarUnusable extends DomainError {
  constructor(message: string) {
    super('invalid', 'calendar-invalid', message);
  }
}

/** Nobody has said yet which days of that year are holidays, so no date in it may be promised. */
export class YearNotInCalendar extends DomainError {
  constructor(calendar: string, year: number) {
    super('conflict', 'calendar-year-missing', `Calendar ${calendar} does not cover ${year} yet: its holidays must be entered first.`, {
      params: { calendar, year },
    });
  }
}
