import { DomainError } from '@motcua/domain/errors';
import type { OutboxEntry } from '@motcua/messaging/event';
import type { OutboxRelay } from '@motcua/messaging/outbox';
import { OutboxRelays } from '@motcua/messaging/outbox-relays';
import { pushToOutbox, unpublished, type WithOutbox } from '@motcua/messaging/outbox-updates';
import { ignoreDuplicateKeys } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from './dossier.schema.ts';
import type { KeptDossier } from './kept-dossier.ts';

/** Somebody else's write came in between. */
export class StaleDossier extends DomainError {
  constructor({ reference }: KeptDossier) {
    super('conflict', 'dossier-changed', `Dossier ${reference} changed meanwhile.`, { params: { reference } });
  }
}

/** As it was loaded: with what its outbox still holds. */
export type Loaded = KeptDossier & Pick<WithOutbox, 'outbox'>;

@Injectable()
export class DossierStore {
  private readonly relay: OutboxRelay;

  constructor(
    @InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>,
    relays: OutboxRelays,
  ) {
    this.relay = relays.over(dossiers);
  }

  async find(id: string): Promise<Loaded | null> {
    const found = await this.dossiers.findById(id).lean<DossierDocument>();
    return found && loaded(found);
  }

  /** Those of the ids that are there already. */
  async present(ids: readonly string[]): Promise<Set<string>> {
    const found = await this.dossiers.find({ _id: { $in: ids } }, { _id: 1 }).lean<{ _id: string }[]>();
    return new Set(found.map(({ _id }) => _id));
  }

  /** Dossiers that are there already stay as they are: a submission that is told twice makes one dossier. */
  async add(dossiers: readonly KeptDossier[]): Promise<void> {
    const documents = dossiers.map(({ id, ...dossier }): DossierDocument => ({ _id: id, ...dossier, outbox: [] }));
    // The driver's own insertMany: mongoose's would cast and copy what the domain has just made right.
    if (documents.length > 0) await this.dossiers.collection.insertMany(documents as never[], { ordered: false }).catch(ignoreDuplicateKeys);
  }

  /**
   * Writes what a move has changed, together with the facts about it, and publishes them.
   * @throws StaleDossier when the dossier is not at the version any more from which the move was decided
   */
  async save(before: Loaded, after: KeptDossier, facts: OutboxEntry[]): Promise<void> {
    const unchanged = { _id: before.id, version: before.version };
    // The machine's own clock, which the sweep goes by; not the one that decisions are dated with.
    const { matchedCount } = await this.dossiers.collection.updateOne(unchanged as never, { $set: changes(before, after), ...pushToOutbox(facts, new Date()) } as never);
    if (matchedCount === 0) throw new StaleDossier(before);
    void this.relay.publishNow(before.id, unpublished(before.outbox, facts));
  }
}

function loaded({ _id, ...rest }: DossierDocument): Loaded {
  return { id: _id, ...rest };
}

/** Moves make new values and leave the others as they are, so that what is not the same object has changed. */
function changes(before: KeptDossier, after: KeptDossier): Record<string, unknown> {
  const old: Record<string, unknown> = { ...before };
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => old[field] !== value));
}
