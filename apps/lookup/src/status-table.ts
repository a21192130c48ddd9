import { open, type Database, type RootDatabase } from 'lmdb';
import { statusChanged, type StatusData } from '@motcua/contracts/events';

/** What the table keeps of a dossier: the answer is made when the event arrives, not when somebody asks. */
export interface Entry {
  id: string;
  version: number;
  factors: string[];
  /** The JSON that is answered. */
  body: string;
}

export interface StatusRecord {
  key: string;
  /** The event's text; null takes the dossier away (a tombstone). */
  value: string | null;
}

/**
 * The newest public status of every dossier, in an LMDB file that needs no other process. The Kafka offsets stand in the
 * same transaction as the entries that they stand for, so a crash neither skips nor repeats with effect.
 */
export class StatusTable {
  private readonly root: RootDatabase;
  private readonly entries: Database<Entry, string>;
  private readonly references: Database<string, string>;
  private readonly offsets: Database<string, number>;

  /** @param directory is made when missing. */
  constructor(directory: string) {
    this.root = open({ path: directory, maxDbs: 4, compression: false });
    this.entries = this.root.openDB({ name: 'entries', encoding: 'msgpack' });
    this.references = this.root.openDB({ name: 'references', encoding: 'string' });
    this.offsets = this.root.openDB({ name: 'offsets', encoding: 'string', keyEncoding: 'uint32' });
  }

  /** By reference in full or by lookup number, both as `@motcua/domain/reference` writes them. */
  find(code: string): Entry | undefined {
    const id = this.references.get(code);
    return id === undefined ? undefined : this.entries.get(id);
  }

  /** Offsets from which each partition has to be read on. */
  readFrom(): Record<number, string> {
    return Object.fromEntries([...this.offsets.getRange()].map(({ key, value }) => [key, value]));
  }

  get size(): number {
    return Number((this.entries.getStats() as { entryCount: number }).entryCount);
  }

  /**
   * Lays newer statuses over older ones; a replayed or late one loses to the version already there.
   * @returns records that are no status at all: they are skipped, because the newest fact alone makes the table right.
   */
  async fold(records: readonly StatusRecord[], next: Readonly<Record<number, string>>): Promise<{ refused: number }> {
    let refused = 0;
    await this.root.transaction(() => {
      for (const record of records) if (!this.foldOne(record)) refused += 1;
      for (const [partition, offset] of Object.entries(next)) void this.offsets.put(Number(partition), offset);
    });
    return { refused };
  }

  private foldOne({ key, value }: StatusRecord): boolean {
    if (value === null) {
      this.forget(key);
      return true;
    }
    const data = parseStatus(value);
    if (!data) return false;
    const { status, factors } = data;
    const known = this.entries.get(status.id);
    if (known && known.version >= status.version) return true;
    void this.entries.put(status.id, { id: status.id, version: status.version, factors, body: JSON.stringify(status) });
    if (!known) {
      void this.references.put(status.reference, status.id);
      void this.references.put(status.lookupNumber, status.id);
    }
    return true;
  }

  private forget(id: string): void {
    const known = this.entries.get(id);
    if (!known) return;
    const { reference, lookupNumber } = JSON.parse(known.body) as { reference: string; lookupNumber: string };
    void this.references.remove(reference);
    void this.references.remove(lookupNumber);
    void this.entries.remove(id);
  }

  close(): Promise<void> {
    return this.root.close();
  }
}

function parseStatus(value: string): StatusData | undefined {
  try {
    return statusChanged.schema.parse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
