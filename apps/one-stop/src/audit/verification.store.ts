import { collections } from '@motcua/persistence/audit/audit-log';
import type { Entry } from '@motcua/persistence/audit/entry';
import type { mongo } from 'mongoose';
import type { DossierDocument } from '../dossiers/dossier.schema.ts';
import { checkHistory, type HistoryFinding, type Logged } from './history-check.ts';
import { loggedFields } from './written.ts';

const atOnce = 500;
/** What was written within this time may still be on its way into the log. */
const settling = 60_000;

const fields = { of: 1, kind: 1, what: 1, version: 1, line: 1, books: 1, outcome: 1, who: 1, at: 1 };

/** Used by `npm run audit`, on a connection of its own. */
export class HistoryVerification {
  private readonly dossiers: mongo.Collection<DossierDocument>;
  private readonly entries: mongo.Collection<Entry>;

  constructor(db: mongo.Db) {
    this.dossiers = db.collection<DossierDocument>('dossiers');
    this.entries = db.collection<Entry>(collections.entries);
  }

  /** Holds every dossier, or one, against the log, in batches. @param now by the clock of the machine */
  async *check(now: Date, dossier?: string): AsyncGenerator<{ checked: number; findings: HistoryFinding[] }> {
    const settled = new Date(now.getTime() - settling);
    const cursor = this.dossiers.find(dossier === undefined ? {} : { _id: dossier }, { projection: { _id: 1 }, batchSize: atOnce });
    while (await cursor.hasNext()) {
      const ids = cursor.readBufferedDocuments(atOnce).map(({ _id }) => String(_id));
      // The log first: a move that is made meanwhile then lacks nothing that the log already says.
      const logged = await this.loggedOf(ids);
      const found = await this.dossiers.find({ _id: { $in: ids } }, { projection: { ...loggedFields, savedAt: 1, reads: 1 } }).toArray();
      yield { checked: found.length, findings: found.flatMap((document) => checkHistory(document, logged.get(document._id) ?? [], { settled })) };
    }
  }

  /** Of entries that say that a dossier was submitted: those whose dossier is not there any more. */
  async gone(entries: readonly Entry[]): Promise<HistoryFinding[]> {
    const submitted = [...new Set(entries.filter(({ kind, version }) => kind === 'write' && version === 1).flatMap(({ of }) => of ?? []))];
    if (submitted.length === 0) return [];
    const found = await this.dossiers.find({ _id: { $in: submitted } }, { projection: { _id: 1 } }).toArray();
    const there = new Set(found.map(({ _id }) => _id));
    return submitted.filter((id) => !there.has(id)).map((dossier) => ({ fault: 'dossier-gone', dossier }));
  }

  private async loggedOf(ids: readonly string[]): Promise<Map<string, Logged[]>> {
    const found = await this.entries.find({ of: { $in: [...ids] } }, { projection: fields }).toArray();
    return Map.groupBy(found, ({ of }) => of ?? '');
  }
}
