import type { AdministrativeUnit, Agency, Calendar } from '@motcua/contracts/agency';
import { AgencyHours, type AgencyPage, type ProcedureList, type ProcedureSummary, type ProcedureVersions } from '@motcua/contracts/catalogue-api';
import type { ProcedureChanges } from '@motcua/contracts/catalogue-editing-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { changesBetween } from '@motcua/forms/changes';
import { inForce, isWithdrawn, newestBegun, offers } from '@motcua/forms/offer';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Injectable } from '@nestjs/common';
import { EntryStore, type ListedProcedure } from './entry.store.ts';
import { findProcedures, type ProcedureWish } from './finding.ts';
import { dayOf } from './today.ts';

/** Answers what there is. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly entries: EntryStore,
    private readonly clock: Clock,
  ) {}

  /** Current procedures that fit, those whose name is meant first, and how the search could be narrowed down. */
  async procedures(wish: ProcedureWish): Promise<ProcedureList> {
    const by = wish.agency === undefined ? undefined : await this.agency(wish.agency);
    const offered = (await this.currentOnes()).filter(({ summary }) => !by || offers(summary, by));
    return findProcedures(offered, wish);
  }

  /** The version in force today. */
  async procedure(id: string): Promise<Procedure> {
    const versions = await this.entries.procedures(id);
    const newest = newestBegun(versions.map(datesOf), this.today());
    if (!newest) throw unknownProcedure(id);
    if (isWithdrawn(newest, this.today())) throw withdrawn(newest.listed);
    return this.version(id, newest.version);
  }

  async version(id: string, version: number): Promise<Procedure> {
    const entry = await this.entries.findVersion('procedure', id, version);
    if (!entry) throw unknownProcedure(id);
    return entry.data;
  }

  async versions(id: string): Promise<ProcedureVersions['versions']> {
    const all = await this.entries.procedures(id);
    if (all.length === 0) throw unknownProcedure(id);
    const current = inForce(all.map(datesOf), this.today());
    return all.map(({ version, summary, withdrawal }) => ({
      version,
      effectiveFrom: summary.effectiveFrom,
      current: version === current?.version,
      ...(withdrawal ? { withdrawn: { on: withdrawal.on, reason: withdrawal.reason } } : {}),
    }));
  }

  /** What a version changed since another, or since the one before it. */
  async changes(id: string, version: number, since?: number): Promise<ProcedureChanges> {
    const after = await this.version(id, version);
    const earlier = (await this.entries.procedures(id)).map((listed) => listed.version).filter((number) => number < version);
    const from = since ?? Math.max(0, ...earlier);
    return from === 0 ? { changes: [] } : { since: from, changes: changesBetween(await this.version(id, from), after) };
  }

  /** Agencies that take a procedure's dossiers. */
  async agenciesFor(procedure: ProcedureSummary | Procedure): Promise<Agency[]> {
    return (await this.agencies()).filter((agency) => offers(procedure, agency));
  }

  agencies(): Promise<Agency[]> {
    return this.entries.all('agency');
  }

  async agency(code: string): Promise<Agency> {
    const entry = await this.entries.find('agency', code);
    if (!entry) throw notFound(`There is no agency with the code ${code}.`);
    return entry.data;
  }

  /** An agency with the procedures that it takes and the hours that it keeps. */
  async agencyPage(code: string): Promise<AgencyPage> {
    const agency = await this.agency(code);
    const { procedures } = await this.procedures({ agency: code, lang: 'vi' });
    const calendar = await this.entries.find('calendar', agency.calendar);
    const { address = agency.address, phone = agency.phone, email = agency.email } = agency.feedback ?? {};
    return {
      agency,
      procedures,
      ...(calendar ? { hours: AgencyHours.parse(calendar.data) } : {}),
      feedback: { address, phone, ...(email === undefined ? {} : { email }) },
    };
  }

  async calendar(id: string): Promise<Calendar> {
    const entry = await this.entries.find('calendar', id);
    if (!entry) throw notFound(`There is no calendar ${id}.`);
    return entry.data;
  }

  /** Units directly below one; without a parent the provinces. */
  async units(parent?: string): Promise<AdministrativeUnit[]> {
    const units = (await this.entries.all('units')).flatMap((province) => province.units);
    if (parent !== undefined && !units.some(({ code }) => code === parent)) throw notFound(`There is no administrative unit with the code ${parent}.`);
    return units.filter((unit) => unit.parent === parent);
  }

  private async currentOnes(): Promise<ListedProcedure[]> {
    const versions = Map.groupBy(await this.entries.procedures(), ({ summary }) => summary.id);
    return [...versions.values()].flatMap((all) => inForce(all.map(datesOf), this.today())?.listed ?? []);
  }

  private today(): string {
    return dayOf(this.clock.now());
  }
}

interface Dated {
  readonly listed: ListedProcedure;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly withdrawnFrom?: string;
}

const datesOf = (listed: ListedProcedure): Dated => ({
  listed,
  version: listed.version,
  effectiveFrom: listed.summary.effectiveFrom,
  ...(listed.withdrawal ? { withdrawnFrom: listed.withdrawal.on } : {}),
});

const notFound = (detail: string) => new RequestProblem(404, 'not-found', { detail });
const unknownProcedure = (id: string) => new RequestProblem(404, 'procedure-unknown', { detail: `There is no procedure ${id} of that version.` });

/** Who has the address from somewhere learns what became of it. */
const withdrawn = ({ summary: { id }, withdrawal }: ListedProcedure) =>
  new RequestProblem(410, 'procedure-withdrawn', { detail: `No new dossiers are taken under ${id}.`, also: { withdrawnFrom: withdrawal?.on, reason: withdrawal?.reason } });
