import type { Told } from '@motcua/persistence/audit/entry';
import { AUDIT } from '@motcua/persistence/audit/audit.schema';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';
import { loggedFields, writtenFrom } from './written.ts';

const atOnce = 500;

/** What the history of dossiers holds and the log does not. */
@Injectable()
export class Missing {
  constructor(
    @InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>,
    @InjectModel(AUDIT) private readonly entries: Model<Told & { _id: string }>,
  ) {}

  /**
   * Of these dossiers, in the order in which it happened to each. The dossiers first: what is written after that is told by whoever writes it.
   * @param settled returns when the log was told of everything that is on its way to it from here
   */
  async of(ids: readonly string[], settled: () => Promise<void> = () => Promise.resolve()): Promise<Told[]> {
    const found = await this.dossiers.find({ _id: { $in: ids } }, { version: 1 }).lean<{ _id: string; version: number }[]>();
    await settled();
    const known = await this.known(ids);
    const behind = new Map(found.flatMap(({ _id, version }) => ((known.get(_id)?.size ?? 0) < version ? [[_id, version] as const] : [])));
    if (behind.size === 0) return [];
    const whole = await this.dossiers.find({ _id: { $in: [...behind.keys()] } }, loggedFields).lean<DossierDocument[]>();
    const isMissing = (id: string, version = Infinity) => version <= (behind.get(id) ?? 0) && !known.get(id)?.has(version);
    return whole.flatMap(({ _id, ...dossier }) => writtenFrom(_id, dossier, 0).filter(({ version }) => isMissing(_id, version)));
  }

  /** Ids of dossiers that were written since, in batches. */
  async *writtenSince(since: Date): AsyncGenerator<string[]> {
    const cursor = this.dossiers.collection.find({ savedAt: { $gte: since } } as never, { projection: { _id: 1 }, batchSize: atOnce });
    while (await cursor.hasNext()) yield cursor.readBufferedDocuments(atOnce).map(({ _id }) => String(_id));
  }

  private async known(ids: readonly string[]): Promise<Map<string, Set<number>>> {
    const found = await this.entries.find({ of: { $in: ids }, kind: 'write' }, { of: 1, version: 1 }).lean<{ of: string; version: number }[]>();
    const known = new Map<string, Set<number>>();
    for (const { of, version } of found) known.set(of, (known.get(of) ?? new Set()).add(version));
    return known;
  }
}
