import { DomainError } from '@motcua/domain/errors';
import type { OutboxEntry } from '@motcua/messaging/event';
import type { OutboxRelay } from '@motcua/messaging/outbox';
import { OutboxRelays } from '@motcua/messaging/outbox-relays';
import { pushToOutbox, unpublished, type WithOutbox } from '@motcua/messaging/outbox-updates';
import { duplicatesIn } from '@motcua/persistence/duplicate-key';
import { Seal } from '@motcua/persistence/seal';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { writtenFrom } from '../audit/written.ts';
import { WrittenLog } from '../audit/written-log.ts';
import { DeskFiler } from '../queues/desk-filer.ts';
import { DOSSIER, type DossierDocument } from './dossier.schema.ts';
import { foundBy } from './found-by.ts';
import type { KeptDossier, Look } from './kept-dossier.ts';
import { opened, shut } from './sealed-dossier.ts';

/** Somebody else's write came in between. */
export class StaleDossier extends DomainError {
  constructor({ reference }: KeptDossier) {
    super('conflict', 'dossier-changed', `Dossier ${reference} changed meanwhile.`, { params: { reference } });
  }
}

/** As it was loaded: with what its outbox still holds. */
export type Loaded = KeptDossier & Pick<WithOutbox, 'outbox'>;

/** What is written together: the dossier as it was loaded, as it is to be, and the facts about it. */
export interface Saving {
  readonly before: Loaded;
  readonly after: KeptDossier;
  readonly facts: OutboxEntry[];
}

@Injectable()
export class DossierStore {
  private readonly relay: OutboxRelay;

  constructor(
    @InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>,
    relays: OutboxRelays,
    private readonly seal: Seal,
    private readonly log: WrittenLog,
    private readonly desks: DeskFiler,
  ) {
    this.relay = relays.over(dossiers);
  }

  async find(id: string): Promise<Loaded | null> {
    const found = await this.dossiers.findById(id).lean<DossierDocument>();
    return found && this.loaded(found);
  }

  /** @returns false when the dossier is not as it was loaded any more: whether the reader may still read has to be asked again */
  async noteLook({ id, version }: Loaded, look: Look): Promise<boolean> {
    const { matchedCount } = await this.dossiers.collection.updateOne({ _id: id, version } as never, { $push: { reads: look } } as never);
    return matchedCount > 0;
  }

  /** @returns false when the dossier has changed meanwhile */
  async noteOpening({ id, version }: Loaded, opened: NonNullable<KeptDossier['opened']>): Promise<boolean> {
    const { matchedCount } = await this.dossiers.collection.updateOne({ _id: id, version } as never, { $set: { opened } } as never);
    return matchedCount > 0;
  }

  async findAll(ids: readonly string[]): Promise<Loaded[]> {
    const found = await this.dossiers.find({ _id: { $in: ids } }).lean<DossierDocument[]>();
    return found.map((document) => this.loaded(document));
  }

  /** The dossier that its owner made from a refused one. */
  async follower({ id, owner }: Pick<KeptDossier, 'id' | 'owner'>): Promise<Pick<KeptDossier, 'id' | 'reference'> | undefined> {
    const found = await this.dossiers.findOne({ 'follows.id': id, owner }, { reference: 1 }).sort({ submittedAt: -1 }).lean<{ _id: string; reference: string }>();
    return found ? { id: found._id, reference: found.reference } : undefined;
  }

  /** Those of the ids that are there already. */
  async present(ids: readonly string[]): Promise<Set<string>> {
    const found = await this.dossiers.find({ _id: { $in: ids } }, { _id: 1 }).lean<{ _id: string }[]>();
    return new Set(found.map(({ _id }) => _id));
  }

  /** Dossiers that are there already stay as they are: a submission that is told twice makes one dossier. */
  async add(dossiers: readonly KeptDossier[]): Promise<void> {
    if (dossiers.length === 0) return;
    const ids = dossiers.map(({ id }) => id);
    const documents = dossiers.map(({ id, ...dossier }): DossierDocument => ({ _id: id, ...this.written(id, dossier), foundBy: foundBy(dossier), outbox: [] }));
    await this.log.writing(
      ids,
      (savedAt) => this.insert(documents.map((document) => ({ ...document, ...this.touched(savedAt) })), ids),
      // Whoever was faster tells the log of those that were there.
      (there) => dossiers.flatMap((dossier, at) => (there.includes(at) ? [] : writtenFrom(dossier.id, dossier, 0))),
    );
    // Of those that were there already the index knows better, or is told when it asks.
    for (const dossier of dossiers) this.desks.file(dossier);
  }

  /**
   * Writes what a move has changed, together with the facts about it, and publishes them.
   * @throws StaleDossier when the dossier is not at the version any more from which the move was decided
   */
  async save(before: Loaded, after: KeptDossier, facts: OutboxEntry[]): Promise<void> {
    const unchanged = { _id: before.id, version: before.version };
    // The machine's own clock, which the sweep goes by; not the one that decisions are dated with.
    const { matchedCount } = await this.log.writing(
      [before.id],
      (savedAt) => this.dossiers.collection.updateOne(unchanged as never, { $set: this.changed(before, after, savedAt), ...dropped(before, after), ...pushToOutbox(facts, savedAt) } as never).catch(this.doubting([before.id])),
      (outcome) => (outcome.matchedCount > 0 ? writtenSince(before, after) : []),
    );
    if (matchedCount === 0) throw new StaleDossier(before);
    this.desks.file(after);
    void this.relay.publishNow(before.id, unpublished(before.outbox, facts));
  }

  /**
   * Writes many at once, each only from the version it was decided from, and publishes what was written. Sorted by id, because
   * concurrent bulk writes that take the same documents in different orders deadlock in DocumentDB.
   * @returns ids of those that were at another version; nothing of them was written
   */
  async saveAll(savings: readonly Saving[]): Promise<string[]> {
    if (savings.length === 0) return [];
    const sorted = savings.toSorted((one, other) => (one.before.id < other.before.id ? -1 : 1));
    const written = await this.log.writing(
      sorted.map(({ before }) => before.id),
      (savedAt) => this.writeAll(sorted, savedAt),
      (done) => done.flatMap(({ before, after }) => writtenSince(before, after)),
    );
    for (const { after } of written) this.desks.file(after);
    for (const { before, facts } of written) void this.relay.publishNow(before.id, unpublished(before.outbox, facts));
    return sorted.filter((saving) => !written.includes(saving)).map(({ before }) => before.id);
  }

  private async writeAll(sorted: readonly Saving[], savedAt: Date): Promise<readonly Saving[]> {
    const operations = sorted.map(({ before, after, facts }) => ({
      updateOne: { filter: { _id: before.id, version: before.version }, update: { $set: this.changed(before, after, savedAt), ...dropped(before, after), ...pushToOutbox(facts, savedAt) } },
    }));
    const failure = await this.dossiers.collection.bulkWrite(operations as never[], { ordered: false }).then(({ matchedCount }) => matchedCount < sorted.length, () => true);
    if (failure) this.desks.index.doubt(sorted.map(({ before }) => before.id));
    return failure ? this.amongThoseWritten(sorted) : sorted;
  }

  /** A bulk write that came through in part does not say in which: version and last line of the history do. */
  private async amongThoseWritten(savings: readonly Saving[]): Promise<Saving[]> {
    const ids = savings.map(({ before }) => before.id);
    const found = await this.dossiers.find({ _id: { $in: ids } }).select({ version: 1, history: { $slice: -1 } }).lean<Pick<DossierDocument, '_id' | 'version' | 'history'>[]>();
    const now = new Map(found.map(({ _id, version, history }) => [_id, { version, last: history.at(-1) }]));
    return savings.filter(({ before, after }) => {
      const stored = now.get(before.id);
      const last = after.history.at(-1);
      return stored?.version === after.version && stored.last?.move === last?.move && stored.last?.at === last?.at;
    });
  }

  /** @returns places of those that were there already */
  private insert(documents: readonly object[], ids: readonly string[]): Promise<readonly number[]> {
    // The driver's own insertMany: mongoose's would cast and copy what the domain has just made right.
    return this.dossiers.collection.insertMany(documents as never[], { ordered: false }).then(() => [], this.doubting(ids)).catch(duplicatesIn);
  }

  /** What is to be written of a dossier: what the move has changed, what it is found by, and who writes it when. */
  private changed(before: Loaded, after: KeptDossier, savedAt: Date): Partial<KeptDossier> {
    const isSame = before.foundBy !== undefined && before.sought === after.sought && before.steps === after.steps && before.transfers === after.transfers;
    const found = isSame ? {} : { foundBy: foundBy(after) };
    return { ...this.written(before.id, changes(before, after), before.confidential), ...found, ...this.touched(savedAt) };
  }

  private touched(at: Date): Pick<DossierDocument, 'savedAt' | 'touched'> {
    return { savedAt: at, touched: this.desks.touch() };
  }

  /** Of a write that failed nobody knows what was written. */
  private doubting(ids: readonly string[]): (error: unknown) => never {
    return (error) => {
      this.desks.index.doubt(ids);
      throw error;
    };
  }

  private written<Fields extends Partial<KeptDossier>>(id: string, fields: Fields, confidential = fields.confidential): Fields {
    return confidential ? shut(fields, id, this.seal) : fields;
  }

  private loaded(document: DossierDocument): Loaded {
    return loaded(document.confidential ? opened(document, this.seal) : document);
  }
}

/** What dossiers did not have yet when they were written. */
const since = { consultations: [], transfers: [], apologies: [] };

function loaded({ _id, ...rest }: DossierDocument): Loaded {
  return { ...since, id: _id, ...rest };
}

const writtenSince = (before: Loaded, after: KeptDossier) => writtenFrom(after.id, after, before.history.length);

/** Moves make new values and leave the others as they are, so that what is not the same object has changed. */
function changes(before: KeptDossier, after: KeptDossier): Partial<KeptDossier> {
  const old: Record<string, unknown> = { ...before };
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => old[field] !== value));
}

/** What is not there any more: a move was taken back that had brought it. */
function dropped(before: KeptDossier, after: KeptDossier): { $unset?: Record<string, ''> } {
  const gone = Object.keys(before).filter((field) => !(field in after));
  return gone.length > 0 ? { $unset: Object.fromEntries(gone.map((field) => [field, ''])) } : {};
}
