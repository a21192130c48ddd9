import { agencyPublished, calendarPublished, procedurePublished, unitsPublished } from '@motcua/contracts/events';
import type { Agency, Calendar } from '@motcua/contracts/agency';
import type { BilingualText } from '@motcua/contracts/text';
import type { Procedure } from '@motcua/contracts/procedure';
import { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { type CompiledForm, compileForm } from '@motcua/forms/compile';
import { inForce, offers } from '@motcua/forms/offer';
import { type Units, unitsOf } from '@motcua/forms/units';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { DependencyAway } from '@motcua/auth/errors';
import type { CompactedTable } from '@motcua/messaging/compacted-table';
import { CompactedTables } from '@motcua/messaging/compacted-tables';
import { Injectable } from '@nestjs/common';
import { dayOf } from './day.ts';

/** What catalogue has published, folded into memory: pages for everyone go on while catalogue, or even Kafka, is away. */
@Injectable()
export class Catalogue {
  private readonly versions: CompactedTable<typeof procedurePublished>;
  private readonly agencies: CompactedTable<typeof agencyPublished>;
  private readonly calendars: CompactedTable<typeof calendarPublished>;
  private readonly provinces: CompactedTable<typeof unitsPublished>;
  private readonly forms = new Map<Procedure, CompiledForm>();
  private known: Units | undefined;

  constructor(
    tables: CompactedTables,
    private readonly clock: Clock,
  ) {
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

  /** Of each procedure the version in force today. */
  procedures(): Procedure[] {
    const today = this.today();
    const byId = Map.groupBy(this.versions.values(), ({ id }) => id);
    return [...byId.values()].flatMap((versions) => inForce(versions, today) ?? []);
  }

  /** @throws RequestProblem 404 */
  procedure(id: string): Procedure {
    const found = this.procedures().find((procedure) => procedure.id === id);
    if (!found) throw new RequestProblem(404, 'procedure-unknown');
    return found;
  }

  /** A version that a draft or dossier pinned: versions are frozen and never leave the topic. */
  pinned(id: string, version: number): Procedure {
    const found = this.versions.get(`${id}/${version}`);
    if (!found) throw new DependencyAway('catalogue');
    return found;
  }

  formOf(procedure: Procedure): CompiledForm {
    const known = this.forms.get(procedure);
    if (known) return known;
    const form = compileForm(procedure.form, { units: this.units(), procedure });
    this.forms.set(procedure, form);
    return form;
  }

  agency(code: string): Agency | undefined {
    return this.agencies.get(code);
  }

  /** Agencies that take dossiers of a procedure, by name. */
  agenciesFor(procedure: Procedure): Agency[] {
    const byName = new Intl.Collator('vi', { numeric: true });
    return this.agencies.values().filter((agency) => offers(procedure, agency)).sort((one, other) => byName.compare(one.name.vi, other.name.vi));
  }

  /** All of them, in the order of their codes: the city, its departments, then districts with their wards. */
  everyAgency(): Agency[] {
    return this.agencies.values().sort((one, other) => one.code.localeCompare(other.code));
  }

  /** Which place an agency serves, in full: "Huyện Bình Chánh", where its own papers say only "Bình Chánh". */
  placeOf({ unitCode, place }: Pick<Agency, 'unitCode' | 'place'>): BilingualText {
    return (unitCode === undefined ? undefined : this.units().find(unitCode)?.name) ?? place;
  }

  calendarOf(agency: Pick<Agency, 'calendar'>): WorkingCalendar | undefined {
    const data = this.hoursOf(agency);
    return data && new WorkingCalendar(data);
  }

  /** When an agency works, as published. */
  hoursOf({ calendar }: Pick<Agency, 'calendar'>): Calendar | undefined {
    return this.calendars.get(calendar);
  }

  units(): Units {
    return (this.known ??= unitsOf(this.provinces.values().flatMap(({ units }) => units)));
  }

  now(): Date {
    return this.clock.now();
  }

  today(): string {
    return dayOf(this.clock.now());
  }
}
