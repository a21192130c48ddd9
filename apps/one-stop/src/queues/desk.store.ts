import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';
import type { Filed } from './desk-line.ts';
import type { ListedDossier } from './row.ts';

/** Not the content, nor what only its own page tells: lists show a line of each. */
const unlisted = ['answers', 'papers', 'attachments', 'issued', 'outbox', 'factors', 'foundBy', 'reads', 'history', 'tracks', 'supplements', 'payments', 'fees', 'handedIn', 'onPaper', 'workings', 'limits'] as const;
const listed = Object.fromEntries(unlisted.map((field) => [field, 0]));

/** What a line is made of; all of it is read at each start. */
const filed = {
  ...{ version: 1, desk: 1, touched: 1, state: 1, channel: 1, stepId: 1, confidential: 1, 'agency.code': 1, 'procedure.id': 1, 'steps.id': 1, 'steps.next': 1, result: 1 },
  ...{ 'sought.words': 1, 'steps.agency': 1, transfers: 1 },
  ...{ submittedAt: 1, receivedAt: 1, changedAt: 1, completedAt: 1, closed: 1, terms: 1, suspensions: 1, extensions: 1, consultations: 1, apologies: 1 },
} as const satisfies Record<string, 1>;

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

  /** The store gathers the next batch while this one is filed. */
  private async *stream(filter: object): AsyncGenerator<Filed[]> {
    const cursor = this.dossiers.collection.find(filter as never, { projection: filed, batchSize: atOnce });
    try {
      for (let coming = cursor.hasNext(); await coming; ) {
        // A batch as it came over the wire: a promise for each dossier would cost as much as reading it.
        const batch = cursor.readBufferedDocuments(atOnce);
        coming = cursor.hasNext();
        // Thrown where it is awaited.
        coming.catch(() => undefined);
        yield batch.map(({ _id, ...rest }) => ({ ...handed, id: String(_id), ...rest }) as unknown as Filed);
      }
    } finally {
      await cursor.close();
    }
  }
}
