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

/** Publishes content, once for each change: the same content again is no new version. */
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
    return this.once(procedure);
  }

  /** The same for what was checked already. However often it is asked for, and by however many, a version is published once. */
  async once(procedure: Procedure): Promise<Outcome> {
    const published = await this.entries.findVersion('procedure', procedure.id, procedure.version);
    if (!published && (await this.add(entryOfProcedure(procedure)))) return { what: 'published' };
    const now = published ?? (await this.entries.findVersion('procedure', procedure.id, procedure.version));
    return now?.hash === hashOf(procedure) ? { what: 'unchanged' } : { what: 'refused', because: [otherContent(procedure)] };
  }

  /** Tells of content whether it is what was published last, by one look at everything. */
  async unchanged(): Promise<(id: string, content: object) => boolean> {
    const hashes = await this.entries.hashes();
    return (id, content) => hashes.get(id) === hashOf(content);
  }

  /** Tells everything once more, for readers that stand before a new Kafka. */
  repeatAll(): Promise<number> {
    return this.entries.repeatAll(this.clock.now());
  }

  private async counted<K extends Counted>(kind: K, name: string, content: Unversioned<K>): Promise<Outcome> {
    const before = await this.entries.find(kind, name);
    const fileHash = hashOf(content);
    // What an administrator changed since stays, until the file says something new (decision 0041).
    if (before && (before.fileHash ?? before.hash) === fileHash) return { what: 'unchanged' };
    const version = (before?.version ?? 0) + 1;
    const entry: Content = { _id: `${kind}:${name}`, kind, name, version, hash: fileHash, fileHash, data: { ...closingOf(before), ...content, version } as unknown as Published[K] };
    const done = before ? await this.entries.replace(before, entry, this.clock.now()) : await this.add(entry);
    return { what: done ? 'published' : 'unchanged' };
  }

  /** @returns false when there is one: two catalogues that start together publish the same files, and one of them is first. */
  private async add(entry: Content): Promise<boolean> {
    try {
      await this.entries.add(entry, this.clock.now());
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}

const otherContent = ({ id, version }: Procedure) => `Version ${version} of ${id} was published with other content. Give the changed procedure the version ${version + 1}.`;

/** An agency stays closed, whatever a file says of its address: closing is an act of office, and files know nothing of it. */
const closingOf = (before: Entry | null) => (before?.kind === 'agency' && (before as Entry<'agency'>).data.closed ? { closed: (before as Entry<'agency'>).data.closed } : {});

/** Parsed content has its keys in the order of its schema, so equal content gives equal text. */
export const hashOf = (content: object) => createHash('sha256').update(JSON.stringify(content)).digest('hex');

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
