import { agencyPublished, calendarPublished } from '@motcua/contracts/events';
import type { DigestHour } from '@motcua/contracts/notices-api';
import { Clock } from '@motcua/http/clock';
import type { CompactedTable } from '@motcua/messaging/compacted-table';
import { CompactedTables } from '@motcua/messaging/compacted-tables';
import { Injectable } from '@nestjs/common';
import { digestHours } from './digest-hours.ts';

/** An hour of a day at an agency at which its officials are told what waits. */
export interface Morning {
  readonly agency: string;
  readonly day: string;
  readonly hour: DigestHour;
  readonly id: string;
}

/** When it is morning where, by each agency's own calendar. */
@Injectable()
export class Mornings {
  private readonly agencies: CompactedTable<typeof agencyPublished>;
  private readonly calendars: CompactedTable<typeof calendarPublished>;

  constructor(
    tables: CompactedTables,
    private readonly clock: Clock,
  ) {
    this.agencies = tables.of(agencyPublished);
    this.calendars = tables.of(calendarPublished);
  }

  /** All hours of today that have come. */
  come(): Morning[] {
    const now = this.clock.now();
    return this.agencies.values().flatMap(({ code: agency, calendar: id }) => {
      const calendar = this.calendars.get(id);
      const { day, hours } = calendar ? digestHours(calendar, now) : { day: '', hours: [] };
      return hours.map((hour) => ({ agency, day, hour, id: `${day}/${hour}/${agency}` }));
    });
  }
}
