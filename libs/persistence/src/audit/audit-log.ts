import type { mongo } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import { GroupCommit, StoreOverloaded } from '../group-commit.ts';
import { type Anchor, anchorOf } from './anchor.ts';
import { Chain } from './chain.ts';
import type { Entry, Told } from './entry.ts';

export interface AuditParts {
  readonly db: mongo.Db;
  readonly secret: string;
  /** The machine's clock. */
  readonly now: () => Date;
  /** Told of each anchor, to keep it where whoever rules the store has no hand: without that, the newest anchors could be cut off. */
  readonly onAnchor: (anchor: Anchor) => void;
  readonly onTrouble: (error: unknown) => void;
}

export const collections = { entries: 'audit', anchors: 'audit_anchors' } as const;

/** Milliseconds between anchors, and entries after which one is made at once. */
const usual = { every: 30_000, after: 1_000 };
/** A reader waits so long for the entry; then "later": the store is not well. */
const patience = 5_000;
const again = 500;

class LogAway extends Error {
  override readonly name = 'DependencyAway';
}

/**
 * The log of one process: what arrives in one turn of the event loop goes into the store in one message, each entry holding the hash of the
 * one before (decision 0120).
 */
export class AuditLog {
  private readonly commit: GroupCommit<Told, true>;
  private readonly entries: mongo.Collection<Entry>;
  private readonly anchors: mongo.Collection<Anchor>;
  private opened: Promise<Chain> | undefined;
  private anchored = 0;
  private newest: Pick<Anchor, '_id' | 'signature'> | undefined;
  private anchoring: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;
  private closing = false;

  constructor(
    private readonly parts: AuditParts,
    private readonly pace = usual,
  ) {
    this.entries = parts.db.collection<Entry>(collections.entries);
    this.anchors = parts.db.collection<Anchor>(collections.anchors);
    // One at a time: a batch that follows must not be in the store when the one before it is not.
    this.commit = new GroupCommit((told) => this.write(told), { batch: 500, inFlight: 1, waiting: 50_000 });
    this.timer = setInterval(() => void this.anchor(), pace.every).unref();
  }

  /** Returns once the entry is in the store. @throws DependencyAway when that takes too long: it will be written, and nothing may be shown */
  async tell(told: Told): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new LogAway('the audit log takes no entries now')), patience);
    });
    try {
      await Promise.race([this.commit.add(told), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** For what has happened already: returns once it is in the store, however long that takes. @throws when the process ends first */
  async tellAll(told: readonly Told[]): Promise<void> {
    await Promise.all(told.map((each) => this.tellAtLast(each)));
  }

  /** Whoever comes later is refused. Ends with an anchor over everything that was written. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    // The last in the line: when it is written, everything is.
    if (this.opened) await this.tell(aboutItself('close', this.parts.now())).catch((error: unknown) => this.parts.onTrouble(error));
    this.closing = true;
    await this.anchor();
  }

  private async tellAtLast(told: Told): Promise<void> {
    for (;;) {
      try {
        await this.commit.add(told);
        return;
      } catch (error) {
        // Too many are waiting: this one has no place in the chain yet.
        if (this.closing || !(error instanceof StoreOverloaded)) throw error;
        await pause(again);
      }
    }
  }

  private async write(told: readonly Told[]): Promise<true[]> {
    if (this.closing) throw new LogAway('the audit log is closed');
    const chain = await this.openAtLast();
    await chain.append(told, () => this.closing);
    if ((chain.head?.seq ?? 0) - this.anchored >= this.pace.after) void this.anchor();
    return told.map(() => true);
  }

  private async openAtLast(): Promise<Chain> {
    for (;;) {
      try {
        return await this.open();
      } catch (error) {
        if (this.closing) throw error;
        await pause(again);
      }
    }
  }

  private open(): Promise<Chain> {
    this.opened ??= this.begin().catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }

  /** A chain is anchored before anything stands in it that somebody could wish away with the whole of it. */
  private async begin(): Promise<Chain> {
    this.newest = await this.newestAnchor();
    const now = this.parts.now();
    const chain = new Chain(this.entries, { now, prev: this.newest?.signature ?? '' });
    await chain.append([aboutItself('open', now)], () => true);
    await this.anchorHead(chain);
    return chain;
  }

  /** Anchors what is new, one at a time; what fails is made good by the next. */
  private anchor(): Promise<void> {
    this.anchoring = this.anchoring
      .then(async () => {
        const chain = await this.opened;
        if (chain?.head && chain.head.seq > this.anchored) await this.anchorHead(chain);
      })
      .catch((error: unknown) => this.parts.onTrouble(error));
    return this.anchoring;
  }

  private async anchorHead({ head }: Chain): Promise<void> {
    if (!head) return;
    const at = this.parts.now().toISOString();
    for (;;) {
      const anchor = anchorOf({ ...head, at }, this.newest, this.parts.secret);
      // Another process was faster: its anchor comes before this one.
      const taken = await this.anchors.insertOne(anchor).then(() => false, isDuplicate);
      if (!taken) {
        this.newest = anchor;
        this.anchored = head.seq;
        return this.parts.onAnchor(anchor);
      }
      this.newest = await this.newestAnchor();
    }
  }

  /** By ids that follow the newest one known: the store sorts all that it is asked to sort. */
  private async newestAnchor(): Promise<Pick<Anchor, '_id' | 'signature'> | undefined> {
    const [found] = await this.anchors
      .find({ _id: { $gt: this.newest?._id ?? 0 } }, { projection: { signature: 1 } })
      .sort({ _id: -1 })
      .limit(1)
      .toArray();
    return found ?? this.newest;
  }
}

const aboutItself = (what: 'open' | 'close', now: Date): Told => ({ at: now.toISOString(), who: { id: 'audit', kind: 'service' }, kind: 'log', what, outcome: 'done' });

function isDuplicate(error: unknown): true {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === 11000) return true;
  throw error;
}
