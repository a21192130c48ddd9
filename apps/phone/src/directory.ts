import type { Agency, Calendar } from '@motcua/contracts/agency';
import { agencyPublished, calendarPublished } from '@motcua/contracts/events';
import { minuteOf } from '@motcua/domain/calendar/instant';
import { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import type { CompactedTable } from '@motcua/messaging/compacted-table';
import { CompactedTables } from '@motcua/messaging/compacted-tables';
import { Injectable } from '@nestjs/common';

/** Agencies and their hours, as catalogue published them. */
@Injectable()
export class Directory {
  private readonly agencies: CompactedTable<typeof agencyPublished>;
  private readonly calendars: CompactedTable<typeof calendarPublished>;

  constructor(tables: CompactedTables) {
    this.agencies = tables.of(agencyPublished);
    this.calendars = tables.of(calendarPublished);
  }

  agency(code: string): Agency | undefined {
    return this.agencies.get(code);
  }

  /** Without an agency the calendar that most of them go by. */
  calendar(agency?: Agency): Calendar | undefined {
    return this.calendars.get(agency?.calendar ?? this.usualCalendar());
  }

  /** Nobody is at work by a calendar that is not known or does not reach that far. */
  isOpen(calendar: string, now: Date): boolean {
    const known = this.calendars.get(calendar);
    const minute = minuteOf(now.toISOString());
    try {
      return known !== undefined && new WorkingCalendar(known).workBetween(minute, minute + 1) > 0;
    } catch {
      return false;
    }
  }

  private usualCalendar(): string {
    const counts = new Map<string, number>();
    for (const { calendar } of this.agencies.values()) counts.set(calendar, (counts.get(calendar) ?? 0) + 1);
    return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
  }
}
