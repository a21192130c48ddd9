import type { AdministrativeUnit, Agency, Calendar } from '@motcua/contracts/agency';
import type { ProcedureSummary, ProcedureVersions } from '@motcua/contracts/catalogue-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { Language } from '@motcua/contracts/text';
import { searchKey } from '@motcua/domain/text/accents';
import { offers } from '@motcua/forms/offer';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Injectable } from '@nestjs/common';
import { EntryStore, type ListedProcedure } from './entry.store.ts';

export interface ProcedureWish {
  readonly q?: string | undefined;
  readonly field?: string | undefined;
  readonly agency?: string | undefined;
  readonly lang: Language;
}

/** Answers what there is. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly entries: EntryStore,
    private readonly clock: Clock,
  ) {}

  /** Current procedures that fit; those whose name is meant first, then by name. */
  async procedures({ q = '', field, agency, lang }: ProcedureWish): Promise<ProcedureSummary[]> {
    const by = agency === undefined ? undefined : await this.agency(agency);
    const words = searchKey(q).split(' ').filter(Boolean);
    const fitting = (await this.currentOnes()).filter(
      ({ summary, search }) => words.every((word) => search.all.includes(word)) && (!field || summary.field.id === field) && (!by || offers(summary, by)),
    );
    return fitting.sort((one, other) => rank(words, other) - rank(words, one) || one.summary.name[lang].localeCompare(other.summary.name[lang], lang)).map(({ summary }) => summary);
  }

  /** The version in force today. */
  async procedure(id: string): Promise<Procedure> {
    const current = newestInForce(await this.entries.procedures(id), this.today());
    if (!current) throw unknownProcedure(id);
    return this.version(id, current.version);
  }

  async version(id: string, version: number): Promise<Procedure> {
    const entry = await this.entries.findVersion('procedure', id, version);
    if (!entry) throw unknownProcedure(id);
    return entry.data;
  }

  async versions(id: string): Promise<ProcedureVersions['versions']> {
    const all = await this.entries.procedures(id);
    if (all.length === 0) throw unknownProcedure(id);
    const current = newestInForce(all, this.today());
    return all.map(({ version, summary }) => ({ version, effectiveFrom: summary.effectiveFrom, current: version === current?.version }));
  }

  agencies(): Promise<Agency[]> {
    return this.entries.all('agency');
  }

  async agency(code: string): Promise<Agency> {
    const entry = await this.entries.find('agency', code);
    if (!entry) throw notFound(`There is no agency with the code ${code}.`);
    return entry.data;
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
    return [...versions.values()].flatMap((all) => newestInForce(all, this.today()) ?? []);
  }

  // One country, one time zone: a decree is in force from midnight in Hà Nội.
  private today(): string {
    return new Date(this.clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  }
}

const newestInForce = (newestFirst: readonly ListedProcedure[], today: string) => newestFirst.find(({ summary }) => summary.effectiveFrom <= today);

function rank(words: readonly string[], { search }: ListedProcedure): number {
  if (words.length === 0) return 0;
  if (search.name.includes(words.join(' '))) return 2;
  return words.every((word) => search.name.includes(word)) ? 1 : 0;
}

const notFound = (detail: string) => new RequestProblem(404, 'not-found', { detail });
const unknownProcedure = (id: string) => new RequestProblem(404, 'procedure-unknown', { detail: `There is no procedure ${id} of that version.` });
