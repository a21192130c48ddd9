import type { EntryEdited } from '@motcua/contracts/organisation-api';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Inject, Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import type { Edit, Entry, Published } from '../entry.schema.ts';
import { EntryStore } from '../entry.store.ts';
import { hashOf } from '../publication.ts';
import { changedMeanwhile, keyReused, unknownEntry } from './organisation.problems.ts';

type Kind = 'agency' | 'calendar';
type Unversioned<K extends Kind> = Omit<Published[K], 'version'>;

/** Who asks for a change, and what makes a repetition of the request known. */
export interface Asked {
  readonly by: string;
  readonly key: string;
  readonly body: unknown;
}

/** The last changes that are kept of an entry: months of them, and repetitions come within minutes. */
const mostEdits = 100;

/** Load, decide, save: once for each key, and only from the version that was seen. Facts are published by the entry's outbox. */
@Injectable()
export class Editing {
  constructor(
    private readonly entries: EntryStore,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async change<K extends Kind>(kind: K, name: string, asked: Asked & { readonly seen: number }, decide: (before: Published[K]) => Unversioned<K> | Promise<Unversioned<K>>): Promise<EntryEdited> {
    const before = await this.entries.find(kind, name);
    if (!before) throw unknownEntry();
    const earlier = madeBefore(before, asked);
    if (earlier) return earlier;
    if (before.version !== asked.seen) throw changedMeanwhile(before);
    const after = this.edited(kind, name, { before, content: await decide(before.data), asked });
    if (await this.entries.replace(before, after, this.clock.now())) return this.done(kind, after);
    const now = (await this.entries.find(kind, name)) ?? before;
    // A double click: the other of the two was this very request.
    return madeBefore(now, asked) ?? refuse(changedMeanwhile(now));
  }

  /** @param exists what to throw when somebody else has taken the name */
  async create<K extends Kind>(kind: K, name: string, { exists, content, ...asked }: Asked & { readonly content: Unversioned<K>; readonly exists: Error }): Promise<EntryEdited> {
    const before = await this.entries.find(kind, name);
    if (before) return madeBefore(before, asked) ?? refuse(exists);
    const entry = this.edited(kind, name, { content, asked });
    try {
      await this.entries.add(entry, this.clock.now());
      return this.done(kind, entry);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const other = await this.entries.find(kind, name);
      return (other && madeBefore(other, asked)) ?? refuse(exists);
    }
  }

  private edited<K extends Kind>(kind: K, name: string, { before, content, asked }: { before?: Entry<K>; content: Unversioned<K>; asked: Asked }) {
    const version = (before?.version ?? 0) + 1;
    const edit: Edit = { by: asked.by, at: this.clock.now().toISOString(), version, key: asked.key, request: requestOf(asked) };
    return {
      ...{ _id: `${kind}:${name}`, kind, name, version, hash: hashOf(content), data: { ...content, version } as unknown as Published[K] },
      ...(before ? { fileHash: before.fileHash ?? before.hash } : {}),
      edits: [...(before?.edits ?? []), edit].slice(-mostEdits),
    };
  }

  private done(kind: Kind, { name, version, edits }: { name: string; version: number; edits: readonly Edit[] }): EntryEdited {
    const edit = edits.at(-1);
    this.logger.info({ kind, entry: name, version, by: edit?.by }, 'an entry of the catalogue was edited');
    return { name, version, at: edit?.at ?? '' };
  }
}

const requestOf = ({ body }: Pick<Asked, 'body'>) => hash('sha256', JSON.stringify(body ?? null), 'base64url');

/** The answer to a request that was done already. @throws RequestProblem 409 for another request with this key */
function madeBefore({ name, edits = [] }: Pick<Entry, 'name' | 'edits'>, asked: Asked): EntryEdited | undefined {
  const edit = edits.find(({ key, by }) => key === asked.key && by === asked.by);
  if (!edit) return undefined;
  if (edit.request !== requestOf(asked)) throw keyReused();
  return { name, version: edit.version, at: edit.at };
}

function refuse(error: Error): never {
  throw error;
}
