import type { Agency, Calendar } from '@motcua/contracts/agency';
import { agencyPublished, calendarPublished, procedurePublished, unitsPublished } from '@motcua/contracts/events';
import type { Procedure } from '@motcua/contracts/procedure';
import { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { type CompiledForm, compileForm } from '@motcua/forms/compile';
import { type Units, unitsOf } from '@motcua/forms/units';
import type { CompactedTable } from '@motcua/messaging/compacted-table';
import { CompactedTables } from '@motcua/messaging/compacted-tables';
import { DependencyAway } from '@motcua/messaging/failure';
import { Injectable } from '@nestjs/common';

/** What a dossier pins: the version of its procedure it was submitted under, at an agency that takes it. */
export interface Pin {
  readonly procedure: { readonly id: string; readonly version: number };
  readonly agency: { readonly code: string };
}

/** What catalogue has published, folded into memory. Calendars and forms are compiled once, until what they were made from changes. */
@Injectable()
export class Catalogue {
  private readonly procedures: CompactedTable<typeof procedurePublished>;
  private readonly agencies: CompactedTable<typeof agencyPublished>;
  private readonly calendars: CompactedTable<typeof calendarPublished>;
  private readonly provinces: CompactedTable<typeof unitsPublished>;
  private readonly forms = new Map<Procedure, CompiledForm>();
  private readonly workingCalendars = new Map<string, WorkingCalendar>();
  private knownUnits: Units | undefined;
  private isWhole = false;

  constructor(tables: CompactedTables) {
    this.procedures = tables.of(procedurePublished);
    this.agencies = tables.of(agencyPublished);
    this.calendars = tables.of(calendarPublished);
    this.provinces = tables.of(unitsPublished);
    this.calendars.onChange(({ key }) => this.workingCalendars.delete(key));
    this.provinces.onChange(() => this.forgetUnits());
    void this.ready().then(() => {
      this.isWhole = true;
    });
  }

  /** Resolves when everything published before the start has been read. */
  async ready(): Promise<void> {
    await Promise.all([this.procedures, this.agencies, this.calendars, this.provinces].map((table) => table.ready()));
  }

  /** Versions are frozen and never leave the topic: one that is missing has not been read yet. @throws DependencyAway */
  procedureOf({ procedure: { id, version } }: Pick<Pin, 'procedure'>): Procedure {
    return this.procedures.get(`${id}/${version}`) ?? notRead('a procedure');
  }

  /** @throws DependencyAway */
  agencyOf({ agency: { code } }: Pick<Pin, 'agency'>): Agency {
    return this.agencies.get(code) ?? notRead('an agency');
  }

  /** What a procedure is called in its newest version. */
  newestName(procedureId: string): Procedure['name'] | undefined {
    return this.procedures.values().filter(({ id }) => id === procedureId).reduce<Procedure | undefined>((newest, one) => (newest && newest.version > one.version ? newest : one), undefined)?.name;
  }

  /** For its name alone, where a page stands without it. */
  knownAgency(code: string): Agency | undefined {
    return this.agencies.get(code);
  }

  /** An agency that takes what it is sent; undefined for one that is not there or was closed. */
  openAgency(code: string): Pick<Agency, 'code' | 'name'> | undefined {
    const found = this.agencies.get(code);
    return found && !found.closed ? { code, name: found.name } : undefined;
  }

  /** Whether an agency lies below another in the tree. */
  isBelow(code: string, above: string): boolean {
    const seen = new Set<string>();
    for (let at = this.agencies.get(code)?.parent; at !== undefined && !seen.has(at); at = this.agencies.get(at)?.parent) {
      if (at === above) return true;
      seen.add(at);
    }
    return false;
  }

  /** The calendar of the agency, by its code. @throws DependencyAway */
  calendarOf(agency: string): WorkingCalendar {
    const { calendar: id } = this.agencyOf({ agency: { code: agency } });
    const known = this.workingCalendars.get(id);
    if (known) return known;
    const calendar = new WorkingCalendar(this.calendars.get(id) ?? notRead('a calendar'));
    this.workingCalendars.set(id, calendar);
    return calendar;
  }

  /** What each agency's terms run by, as `ho-chi-minh-city/4`; agencies whose calendar has not been read are left out. */
  calendarsInForce(): ReadonlyMap<string, string> {
    return new Map(
      this.agencies.values().flatMap(({ code, calendar }) => {
        const version = this.calendars.get(calendar)?.version;
        return version === undefined ? [] : [[code, `${calendar}/${version}`] as const];
      }),
    );
  }

  agenciesWith(calendar: string): string[] {
    return this.agencies.values().filter((agency) => agency.calendar === calendar).map(({ code }) => code);
  }

  /** The tree that steps at other agencies are looked up in. */
  allAgencies(): readonly Agency[] {
    return this.agencies.values();
  }

  /** As it was published. */
  publishedCalendar(id: string): Calendar | undefined {
    return this.calendars.get(id);
  }

  /** Called after a change of any calendar, or of any agency, which may have got another one. */
  onCalendars(listener: () => void): void {
    this.calendars.onChange(listener);
    this.agencies.onChange(listener);
  }

  formOf(procedure: Procedure): CompiledForm {
    const known = this.forms.get(procedure);
    if (known) return known;
    const form = compileForm(procedure.form, { units: this.units, procedure });
    this.forms.set(procedure, form);
    return form;
  }

  /** By half of them right addresses would be called wrong. @throws DependencyAway until all have been read */
  get units(): Units {
    if (!this.isWhole) throw new DependencyAway('the administrative units have not been read yet');
    this.knownUnits ??= unitsOf(this.provinces.values().flatMap(({ units }) => units));
    return this.knownUnits;
  }

  private forgetUnits(): void {
    this.knownUnits = undefined;
    this.forms.clear();
  }
}

function notRead(what: string): never {
  throw new DependencyAway(`${what} that a dossier pins has not been read from the catalogue`);
}
