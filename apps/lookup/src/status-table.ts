import { open, type Database, type RootDatabase } from 'lmdb';
import { statusChanged, type StatusData } from '@motcua/contracts/events';
import { canonicalCode } from '@motcua/domain/feed/foreign-code';
import { foldAccents } from '@motcua/domain/text/accents';
import { Entry, packEntry } from './entry.ts';

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
  /** By reference, so that the usual question is one read. */
  private readonly entries: Database<Buffer, string>;
  /** Lookup number → reference, and dossier id → reference. */
  private readonly names: Database<string, string>;
  private readonly offsets: Database<string, number>;

  /** @param directory is made when missing. */
  constructor(directory: string) {
    this.root = open({ path: directory, maxDbs: 4, compression: false });
    this.entries = this.root.openDB({ name: 'entries', encoding: 'binary' });
    this.names = this.root.openDB({ name: 'names', encoding: 'string' });
    this.offsets = this.root.openDB({ name: 'offsets', encoding: 'string', keyEncoding: 'uint32' });
  }

  /** By reference in full or by lookup number, both as `@motcua/domain/reference` writes them. Good until the next call. */
  find(code: string): Entry | undefined {
    const packed = this.entries.getBinaryFast(code) ?? this.entries.getBinaryFast(this.names.get(code) ?? '-');
    return packed && new Entry(packed);
  }

  /** By the code that another system has for its dossier, as people type it. */
  findElsewhere(typed: string): Entry | undefined {
    return this.find(elsewhereKey(typed));
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
   * @returns which dossiers have a newer status now, and how many records are no status at all: they are skipped, because the newest fact
   * alone makes the table right.
   */
  async fold(records: readonly StatusRecord[], next: Readonly<Record<number, string>>): Promise<{ refused: number; changed: string[] }> {
    let refused = 0;
    const changed: string[] = [];
    await this.root.transaction(() => {
      for (const record of records) if (!this.foldOne(record, changed)) refused += 1;
      for (const [partition, offset] of Object.entries(next)) void this.offsets.put(Number(partition), offset);
    });
    return { refused, changed };
  }

  /** False for what is no status. */
  private foldOne({ key, value }: StatusRecord, changed: string[]): boolean {
    if (value === null) {
      this.forget(key);
      return true;
    }
    const data = parseStatus(value);
    if (!data) return false;
    const { status } = data;
    const known = this.find(status.reference);
    if (known && known.version >= status.version) return true;
    void this.entries.put(status.reference, packEntry(data));
    if (!known) {
      void this.names.put(status.lookupNumber, status.reference);
      void this.names.put(status.id, status.reference);
      this.nameElsewhere(status);
    }
    changed.push(status.id);
    return true;
  }

  /** Two systems may write one code: it belongs to whoever had it first, and the other's dossiers are found by reference and number. */
  private nameElsewhere({ elsewhere, reference }: StatusData['status']): void {
    if (elsewhere && this.names.get(elsewhereKey(elsewhere.code)) === undefined) void this.names.put(elsewhereKey(elsewhere.code), reference);
  }

  private forget(id: string): void {
    const known = this.find(id);
    if (!known) return;
    const { reference, lookupNumber, elsewhere } = JSON.parse(known.body) as StatusData['status'];
    if (elsewhere && this.names.get(elsewhereKey(elsewhere.code)) === reference) void this.names.remove(elsewhereKey(elsewhere.code));
    void this.names.remove(lookupNumber);
    void this.names.remove(id);
    void this.entries.remove(reference);
  }

  close(): Promise<void> {
    return this.root.close();
  }
}

/** A sign in front that no code of ours has: what another system calls a dossier never hides one of ours. Short messages have no accents. */
const elsewhereKey = (code: string): string => `~${foldAccents(canonicalCode(code.slice(0, 60)))}`;

function parseStatus(value: string): StatusData | undefined {
  try {
    return statusChanged.schema.parse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
