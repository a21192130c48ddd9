import type { Agency } from '@motcua/contracts/agency';
import { agencyPublished, calendarPublished, procedurePublished, unitsPublished } from '@motcua/contracts/events';
import type { Procedure, PublishedProcedure } from '@motcua/contracts/procedure';
import { minuteOf } from '@motcua/domain/calendar/instant';
import type { PlainDate } from '@motcua/domain/calendar/plain-date';
import { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { type CompiledForm, compileForm } from '@motcua/forms/compile';
import { inForce, newestBegun, offers } from '@motcua/forms/offer';
import { type Units, unitsOf } from '@motcua/forms/units';
import type { CompactedTable } from '@motcua/messaging/compacted-table';
import { CompactedTables } from '@motcua/messaging/compacted-tables';
import { DependencyAway } from '@motcua/messaging/failure';
import { Injectable } from '@nestjs/common';
import { procedureUnknown, procedureWithdrawn } from './catalogue.problems.ts';
import { type Standing, standingOf } from './standing.ts';

/** A procedure as one agency offers it, with what is needed to judge answers to it. */
export interface Offer {
  procedure: PublishedProcedure;
  agency: Agency;
  calendar: WorkingCalendar;
  form: CompiledForm;
}

/** What a draft or dossier was begun with. */
export interface Pinned {
  readonly procedure: { readonly id: string; readonly version: number };
  readonly agency: string;
}

/** What catalogue has published, folded into memory. Compiled forms and calendars are kept until what they were made from changes. */
@Injectable()
export class Catalogue {
  private readonly procedures: CompactedTable<typeof procedurePublished>;
  private readonly agencies: CompactedTable<typeof agencyPublished>;
  private readonly calendars: CompactedTable<typeof calendarPublished>;
  private readonly provinces: CompactedTable<typeof unitsPublished>;
  private readonly forms = new Map<Procedure, CompiledForm>();
  private readonly workingCalendars = new Map<string, WorkingCalendar>();
  private versions = new Map<string, PublishedProcedure[]>();
  private units: Units | undefined;
  private isWhole = false;

  constructor(tables: CompactedTables) {
    this.procedures = tables.of(procedurePublished);
    this.agencies = tables.of(agencyPublished);
    this.calendars = tables.of(calendarPublished);
    this.provinces = tables.of(unitsPublished);
    this.procedures.onChange(() => this.forgetForms());
    this.provinces.onChange(() => this.forgetForms());
    this.calendars.onChange(({ key }) => this.workingCalendars.delete(key));
    const read = [this.procedures, this.agencies, this.calendars, this.provinces].map((table) => table.ready());
    void Promise.all(read).then(() => {
      this.isWhole = true;
    });
  }

  /** The version in force today, by the agency's own date. @throws RequestProblem 404, 409 once it was withdrawn, DependencyAway */
  current(procedureId: string, agencyCode: string, now: Date): Offer {
    this.mustBeWhole();
    const { agency, calendar } = this.agencyAt(agencyCode);
    const today = dayAt(calendar, now);
    const versions = this.versionsOf(procedureId);
    const procedure = inForce(versions, today);
    const withdrawnFrom = procedure ? undefined : newestBegun(versions, today)?.withdrawnFrom;
    if (withdrawnFrom !== undefined) throw procedureWithdrawn(withdrawnFrom);
    if (!procedure || !offers(procedure, agency)) throw procedureUnknown();
    return { procedure, agency, calendar, form: this.formOf(procedure) };
  }

  /** A version that a draft or dossier pinned: versions are frozen and never leave the topic. @throws DependencyAway */
  pinned(procedureId: string, version: number, agencyCode: string): Offer {
    this.mustBeWhole();
    const procedure = this.procedures.get(`${procedureId}/${version}`);
    if (!procedure) throw new DependencyAway(`version ${version} of a pinned procedure has not been read from the catalogue`);
    return { procedure, ...this.agencyAt(agencyCode), form: this.formOf(procedure) };
  }

  /** What has become of a pinned version by now. @throws DependencyAway */
  standing({ procedure, agency: code }: Pinned, now: Date, graceDays: number): Standing {
    const { procedure: pinned, agency, calendar } = this.pinned(procedure.id, procedure.version, code);
    return standingOf(pinned, this.versionsOf(procedure.id), { agency, today: dayAt(calendar, now), graceDays });
  }

  /** Half a catalogue does not know procedures that are there and calls right answers wrong. Right after a start nothing is judged by it. */
  private mustBeWhole(): void {
    if (!this.isWhole) throw new DependencyAway('the catalogue has not been read yet');
  }

  private agencyAt(code: string): { agency: Agency; calendar: WorkingCalendar } {
    const agency = this.agencies.get(code);
    if (!agency) throw procedureUnknown();
    return { agency, calendar: this.calendarOf(agency.calendar) };
  }

  private calendarOf(id: string): WorkingCalendar {
    const known = this.workingCalendars.get(id);
    if (known) return known;
    const data = this.calendars.get(id);
    if (!data) throw new DependencyAway('the calendar of an agency has not been read from the catalogue');
    const calendar = new WorkingCalendar(data);
    this.workingCalendars.set(id, calendar);
    return calendar;
  }

  private formOf(procedure: Procedure): CompiledForm {
    const known = this.forms.get(procedure);
    if (known) return known;
    this.units ??= unitsOf(this.provinces.values().flatMap(({ units }) => units));
    const form = compileForm(procedure.form, { units: this.units, procedure });
    this.forms.set(procedure, form);
    return form;
  }

  private versionsOf(procedureId: string): readonly PublishedProcedure[] {
    if (this.versions.size === 0) this.versions = Map.groupBy(this.procedures.values(), ({ id }) => id);
    return this.versions.get(procedureId) ?? [];
  }

  private forgetForms(): void {
    this.forms.clear();
    this.versions.clear();
    this.units = undefined;
  }
}

/** The agency's own date. */
export const dayAt = (calendar: WorkingCalendar, now: Date): PlainDate => calendar.dateAt(minuteOf(now.toISOString()));
