import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';
import type { Filed } from './desk-line.ts';
import type { ListedDossier } from './row.ts';

/** Not the content: lists show a line of each. */
const content = ['answers', 'papers', 'attachments', 'issued', 'outbox', 'factors', 'sought', 'foundBy', 'reads'] as const;
const listed = Object.fromEntries(content.map((field) => [field, 0]));
/** Nor what only its own page tells. */
const filed = { ...listed, history: 0, contact: 0, officials: 0, tracks: 0 };

/** Older documents say nothing of what was never handed over. */
const handed = { consultations: [], transfers: [] };

const atOnce = 1_000;

/** What the desk index is made of and what its rows show, as the store has it. */
@Injectable()
export class DeskStore {
  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {}

  /** In the order asked for; those that are not there any more are left out. */
  async rows(ids: readonly string[]): Promise<ListedDossier[]> {
    if (ids.length === 0) return [];
    const found = await this.dossiers.find({ _id: { $in: ids } }, listed).lean<DossierDocument[]>();
    const byId = new Map(found.map(({ _id, ...rest }) => [_id, { ...handed, id: _id, ...rest }]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** Everything a queue may show, in batches, in no order. */
  async *shown(finishedFrom: string): AsyncGenerator<Filed[]> {
    yield* this.stream({ 'desk.open': true });
    yield* this.stream({ 'desk.open': false, changedAt: { $gte: finishedFrom } });
  }

  /** What that process has written since. */
  writtenBy(writer: string, since: Date): AsyncGenerator<Filed[]> {
    return this.stream({ 'touched.by': writer, 'touched.at': { $gte: since } });
  }

  async byId(ids: readonly string[]): Promise<Filed[]> {
    const found: Filed[] = [];
    for await (const batch of this.stream({ _id: { $in: ids } })) found.push(...batch);
    return found;
  }

  private async *stream(filter: object): AsyncGenerator<Filed[]> {
    const cursor = this.dossiers.collection.find(filter as never, { projection: filed, batchSize: atOnce });
    // A batch as it came over the wire: a promise for each dossier would cost as much as reading it.
    while (await cursor.hasNext()) yield cursor.readBufferedDocuments(atOnce).map(({ _id, ...rest }) => ({ ...handed, id: String(_id), ...rest }) as unknown as Filed);
  }
}
