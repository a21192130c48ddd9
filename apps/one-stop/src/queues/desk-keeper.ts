import { Clock } from '@motcua/http/clock';
import { Health } from '@motcua/http/health';
import { DependencyAway } from '@motcua/messaging/failure';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { steadyNow } from '../dossiers/touched.ts';
import { DeskFiler } from './desk-filer.ts';
import { DeskStore } from './desk.store.ts';
import { keptFrom } from './onlooker.ts';
import { WritersStore } from './writers.store.ts';

/** How often it looks what other processes wrote, and how often they are told of this one. */
const every = 1_000;
const beatEvery = 30_000;
/** A write is dated before it is done: as far back it is looked for each time, and now and then as far as a write may take. */
const overlap = 2_000;
const deepOverlap = 120_000;
const deepEvery = 30_000;
/** All of it anew, so that nothing that came about in another way stays wrong. */
const refillEvery = 60 * 60_000;
/** While it is filled for the first time and nobody can be served. */
const tellEvery = 5_000;

/**
 * Fills the desk index at the start and keeps it the same as the store. A process files its own writes itself, in the same turn; here it
 * learns what others wrote, and what became of writes of which it does not know. One process alone asks the store for nothing but names.
 */
@Injectable()
export class DeskKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private filled = false;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private closed = false;
  /** Up to when the writes of each other process are known; by their clock. */
  private readonly known = new Map<string, number>();
  private readonly last = { beat: -Infinity, deep: -Infinity, fill: -Infinity, told: -Infinity };

  constructor(
    private readonly filer: DeskFiler,
    private readonly store: DeskStore,
    private readonly writers: WritersStore,
    private readonly clock: Clock,
    private readonly health: Health,
  ) {}

  onApplicationBootstrap(): void {
    this.health.add('desk index', () => this.mustBeFull());
    void this.filer.ready().then(() => this.schedule(0));
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.round;
  }

  /** Whether everything that queues may show stands in the index. */
  get isFull(): boolean {
    return this.filled;
  }

  /** Before that every list would be short. @throws DependencyAway */
  mustBeFull(): void {
    if (!this.filled) throw new DependencyAway(`the desk index is still being filled, ${this.filer.index.size} dossiers so far`);
  }

  private schedule(after: number): void {
    if (this.closed) return;
    this.timer = setTimeout(() => {
      this.round = this.keep()
        .catch((error: unknown) => this.filer.logger.warn({ err: error }, 'the desk index could not be brought up to date and is tried again'))
        .finally(() => this.schedule(every));
    }, after);
    this.timer.unref();
  }

  /** First the others hear of this process, then it hears of them: nobody's write falls between. */
  private async keep(): Promise<void> {
    if (this.isTime('beat', beatEvery)) await this.writers.beat(this.filer.index.writer, steadyNow());
    await this.follow();
    if (this.isTime('fill', refillEvery)) await this.fill();
    await this.settle();
    this.filled = true;
  }

  private isTime(what: keyof typeof this.last, interval: number): boolean {
    const now = performance.now();
    if (now - this.last[what] < interval) return false;
    this.last[what] = now;
    return true;
  }

  private async fill(): Promise<void> {
    const began = performance.now();
    const from = keptFrom(this.clock.now());
    try {
      for await (const batch of this.store.shown(from)) {
        for (const dossier of batch) this.filer.file(dossier);
        if (this.closed) return;
        if (!this.filled && this.isTime('told', tellEvery)) this.filer.logger.info({ dossiers: this.filer.index.size }, 'filling the desk index');
      }
    } catch (error) {
      this.last.fill = -Infinity;
      throw error;
    }
    this.filer.index.forgetFinishedBefore(from);
    this.filer.logger.info({ dossiers: this.filer.index.size, milliseconds: Math.round(performance.now() - began) }, 'desk index is full');
  }

  private async follow(): Promise<void> {
    const deep = this.isTime('deep', deepEvery);
    const others = await this.writers.others(this.filer.index.writer);
    for (const gone of this.known.keys()) if (!others.includes(gone)) this.known.delete(gone);
    for (const other of others) await this.read(other, deep ? deepOverlap : overlap);
  }

  private async read(other: string, back: number): Promise<void> {
    let newest = this.known.get(other) ?? steadyNow().getTime() - deepOverlap;
    for await (const batch of this.store.writtenBy(other, new Date(newest - back))) {
      for (const dossier of batch) {
        this.filer.file(dossier);
        newest = Math.max(newest, dossier.touched?.at.getTime() ?? 0);
      }
    }
    this.known.set(other, newest);
  }

  /** Once the store answers, it says what became of the writes that nobody knows of. */
  private async settle(): Promise<void> {
    const ids = this.filer.index.inDoubt();
    if (ids.length === 0) return;
    for (const dossier of await this.store.byId(ids)) this.filer.file(dossier);
  }
}
