import { searchKey } from '@motcua/domain/text/accents';
import type { Agency, Calendar, ProvinceUnits } from '@motcua/contracts/agency';
import { ProcedureSummary } from '@motcua/contracts/catalogue-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { checkProcedure } from '@motcua/forms/check-procedure';
import { blocking } from '@motcua/forms/procedure-problem';
import { Clock } from '@motcua/http/clock';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Entry, Published } from './entry.schema.ts';
import { type Content, EntryStore } from './entry.store.ts';

export type Outcome = { readonly what: 'published' | 'unchanged' } | { readonly what: 'refused'; readonly because: readonly string[] };

/** Content whose version the catalogue counts. */
type Counted = 'agency' | 'calendar' | 'units';
type Unversioned<K extends Counted> = Omit<Published[K], 'version'>;

/** Publishes content, once for each change: the same content again is told again, but is no new version. */
@Injectable()
export class Publication {
  constructor(
    private readonly entries: EntryStore,
    private readonly clock: Clock,
  ) {}

  agency(agency: Omit<Agency, 'version'>): Promise<Outcome> {
    return this.counted('agency', agency.code, agency);
  }

  calendar(calendar: Omit<Calendar, 'version'>): Promise<Outcome> {
    return this.counted('calendar', calendar.id, calendar);
  }

  units(units: Omit<ProvinceUnits, 'version'>): Promise<Outcome> {
    return this.counted('units', units.province, units);
  }

  /** A version that was published is frozen: dossiers were received under it. Changed content needs a new version. */
  async procedure(procedure: Procedure): Promise<Outcome> {
    const problems = blocking(checkProcedure(procedure));
    if (problems.length > 0) return { what: 'refused', because: problems.map(({ at, message }) => `${at}: ${message.en}`) };
    const published = await this.entries.findVersion('procedure', procedure.id, procedure.version);
    if (!published) return this.add(entryOfProcedure(procedure));
    if (published.hash === hashOf(procedure)) return this.again(published);
    return { what: 'refused', because: [`Version ${procedure.version} of ${procedure.id} was published with other content. Give the changed procedure the version ${procedure.version + 1}.`] };
  }

  private async counted<K extends Counted>(kind: K, name: string, content: Unversioned<K>): Promise<Outcome> {
    const before = await this.entries.find(kind, name);
    if (before?.hash === hashOf(content)) return this.again(before);
    const version = (before?.version ?? 0) + 1;
    const entry: Content = { _id: `${kind}:${name}`, kind, name, version, hash: hashOf(content), data: { ...content, version } as unknown as Published[K] };
    if (!before) return this.add(entry);
    const replaced = await this.entries.replace(before, entry, this.clock.now());
    return { what: replaced ? 'published' : 'unchanged' };
  }

  private async add(entry: Content): Promise<Outcome> {
    try {
      await this.entries.add(entry, this.clock.now());
      return { what: 'published' };
    } catch (error) {
      // Two catalogues that start together publish the same files: one of them was first.
      if (isDuplicateKey(error)) return { what: 'unchanged' };
      throw error;
    }
  }

  private async again(entry: Entry): Promise<Outcome> {
    await this.entries.repeat(entry, this.clock.now());
    return { what: 'unchanged' };
  }
}

/** Parsed content has its keys in the order of its schema, so equal content gives equal text. */
const hashOf = (content: object) => createHash('sha256').update(JSON.stringify(content)).digest('hex');

function entryOfProcedure(procedure: Procedure): Content<'procedure'> {
  const { id, version, name, summary, field, code } = procedure;
  const named = searchKey(`${name.vi} ${name.en}`);
  const all = [named, ...[summary, field.name].map((text) => searchKey(`${text.vi} ${text.en}`)), searchKey(code), id].join(' ');
  return {
    _id: `procedure:${id}/${version}`,
    kind: 'procedure',
    name: id,
    version,
    hash: hashOf(procedure),
    data: procedure,
    summary: ProcedureSummary.parse(pick(procedure)),
    search: { name: named, all },
  };
}

const told = Object.keys(ProcedureSummary.shape) as (keyof ProcedureSummary)[];
const pick = (procedure: Procedure) => Object.fromEntries(told.flatMap((key) => (procedure[key] === undefined ? [] : [[key, procedure[key]]])));
