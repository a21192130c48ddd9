import type { Agency, Calendar } from '@motcua/contracts/agency';
import { agencyPublished, calendarPublished, procedurePublished, unitsPublished } from '@motcua/contracts/events';
import type { Procedure, PublishedProcedure } from '@motcua/contracts/procedure';
import { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { type CompiledForm, compileForm } from '@motcua/forms/compile';
import { offers } from '@motcua/forms/offer';
import { type Units, unitsOf } from '@motcua/forms/units';
import type { CompactedTable } from '@motcua/messaging/compacted-table';
import { CompactedTables } from '@motcua/messaging/compacted-tables';
import { Injectable } from '@nestjs/common';

/** A day has eight working hours where the agency's calendar has not been read. */
const usualDay = 480;

/** What catalogue has published, folded into memory: a dossier can be read while catalogue, or even Kafka, is away. */
@Injectable()
export class Catalogue {
  private readonly versions: CompactedTable<typeof procedurePublished>;
  private readonly agencies: CompactedTable<typeof agencyPublished>;
  private readonly calendars: CompactedTable<typeof calendarPublished>;
  private readonly provinces: CompactedTable<typeof unitsPublished>;
  private readonly forms = new Map<Procedure, CompiledForm>();
  private known: Units | undefined;

  constructor(tables: CompactedTables) {
    this.versions = tables.of(procedurePublished);
    this.agencies = tables.of(agencyPublished);
    this.calendars = tables.of(calendarPublished);
    this.provinces = tables.of(unitsPublished);
    this.versions.onChange(() => this.forms.clear());
    this.provinces.onChange(() => {
      this.known = undefined;
      this.forms.clear();
    });
  }

  agency(code: string | undefined): Agency | undefined {
    return code === undefined ? undefined : this.agencies.get(code);
  }

  agencyList(): Agency[] {
    return this.agencies.values();
  }

  calendarList(): Calendar[] {
    return this.calendars.values();
  }

  /** The newest version of each procedure that the agency takes, by name: what its lists are filtered by. */
  proceduresAt(agency: Agency | undefined): Procedure[] {
    if (!agency) return [];
    const newest = new Map<string, Procedure>();
    for (const procedure of this.versions.values()) if ((newest.get(procedure.id)?.version ?? 0) < procedure.version) newest.set(procedure.id, procedure);
    const byName = new Intl.Collator('vi');
    return [...newest.values()].filter((procedure) => offers(procedure, agency)).sort((one, other) => byName.compare(one.name.vi, other.name.vi));
  }

  /** The version that a dossier pinned; undefined while it has not been read from the topic. */
  pinned({ id, version }: { readonly id: string; readonly version: number }): Procedure | undefined {
    return this.versions.get(`${id}/${version}`);
  }

  formOf(procedure: Procedure): CompiledForm {
    const known = this.forms.get(procedure);
    if (known) return known;
    const form = compileForm(procedure.form, { units: this.units(), procedure });
    this.forms.set(procedure, form);
    return form;
  }

  /** All that was ever published, as it was. */
  everyVersion(): PublishedProcedure[] {
    return this.versions.values();
  }

  /** By name, for whoever chooses one. */
  allAgencies(): Agency[] {
    const byName = new Intl.Collator('vi', { numeric: true });
    return this.agencies.values().sort((one, other) => byName.compare(one.name.vi, other.name.vi));
  }

  units(): Units {
    return (this.known ??= unitsOf(this.provinces.values().flatMap((province) => province.units)));
  }

  /** Working minutes of an ordinary day at the agency, for time left in words. */
  dayMinutesAt(agency: Agency | undefined): number {
    const calendar = agency && this.calendars.get(agency.calendar);
    return calendar ? new WorkingCalendar(calendar).ordinaryDay : usualDay;
  }
}
