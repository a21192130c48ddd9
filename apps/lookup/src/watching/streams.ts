import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { RequestProblem } from '@motcua/http/problem';
import { Gauge, register } from 'prom-client';

/** Whoever watches a dossier. */
export interface Watcher {
  /** Whence: one address may not take all places. */
  readonly address: string;
  /** Something about the dossier is newer. */
  tell(): void;
  /** A sign of life, so that proxies between keep the line open. */
  beat(): void;
  /** The line is let go; a watcher who wants to go on comes back. */
  end(): void;
}

export const bounds = { perNode: 5_000, perAddress: 300, beatMilliseconds: 15_000 } as const;

/** The open pages and programs of this node that wait for news, by dossier. */
@Injectable()
export class Streams implements BeforeApplicationShutdown {
  private readonly byDossier = new Map<string, Set<Watcher>>();
  private readonly byAddress = new Map<string, number>();
  private count = 0;
  private closing = false;
  private readonly beating = setInterval(() => this.each((watcher) => watcher.beat()), bounds.beatMilliseconds).unref();

  constructor() {
    const [name, count] = ['motcua_status_streams', () => this.count];
    register.removeSingleMetric(name);
    new Gauge({ name, help: 'Open pages and programs that wait for news of a dossier', collect() { this.set(count()); } });
  }

  /** @returns how to leave. @throws RequestProblem 503 when there is no place. */
  enter(dossierId: string, watcher: Watcher): () => void {
    const here = this.byAddress.get(watcher.address) ?? 0;
    if (this.closing || this.count >= bounds.perNode || here >= bounds.perAddress) {
      throw new RequestProblem(503, 'unavailable', { detail: 'Too many are watching; ask again from time to time instead.', headers: { 'retry-after': '60' } });
    }
    const watchers = this.byDossier.get(dossierId) ?? new Set();
    this.byDossier.set(dossierId, watchers.add(watcher));
    this.byAddress.set(watcher.address, here + 1);
    this.count += 1;
    return () => this.leave(dossierId, watcher);
  }

  private leave(dossierId: string, watcher: Watcher): void {
    const watchers = this.byDossier.get(dossierId);
    if (!watchers?.delete(watcher)) return;
    this.count -= 1;
    if (watchers.size === 0) this.byDossier.delete(dossierId);
    const here = (this.byAddress.get(watcher.address) ?? 1) - 1;
    if (here > 0) this.byAddress.set(watcher.address, here);
    else this.byAddress.delete(watcher.address);
  }

  /** These dossiers have a newer status than before. */
  tell(dossierIds: readonly string[]): void {
    if (this.count === 0) return;
    for (const id of dossierIds) for (const watcher of this.byDossier.get(id) ?? []) watcher.tell();
  }

  private each(act: (watcher: Watcher) => void): void {
    for (const watchers of [...this.byDossier.values()]) for (const watcher of [...watchers]) act(watcher);
  }

  /** Before the server closes: it waits for answers that are not finished, and these never are. */
  beforeApplicationShutdown(): void {
    this.closing = true;
    clearInterval(this.beating);
    this.each((watcher) => watcher.end());
  }
}
