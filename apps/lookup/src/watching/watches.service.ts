import { Inject, Injectable } from '@nestjs/common';
import type { PublicStatus } from '@motcua/contracts/dossier';
import type { Watched } from '@motcua/contracts/status-watch-api';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { LOOKUP_CONFIG } from '../config-token.ts';
import type { LookupConfig } from '../lookup.config.ts';
import { Lookup } from '../lookup.service.ts';
import { StatusTable } from '../status-table.ts';
import type { EventStream } from './event-stream.ts';
import { Streams } from './streams.ts';
import { readWatchToken, watchToken, type WatchUse } from './watch-token.ts';

/** An open page is watched for a morning's errand, not for a day. */
const tokenSeconds = 2 * 3600;
/** A calendar asks by itself for as long as a dossier may take; its address is a secret of whoever has it. */
const calendarSeconds = 400 * 24 * 3600;
/** A line is let go from time to time, so that nodes that are new get their share; the browser comes back by itself. */
const lineMilliseconds = 10 * 60_000;

export interface Coming {
  readonly token: string;
  /** The version that was seen last. */
  readonly seen: number;
  readonly address: string;
}

/** Somebody who has looked a dossier up may stay and watch it. */
@Injectable()
export class Watches {
  constructor(
    private readonly lookup: Lookup,
    private readonly table: StatusTable,
    private readonly streams: Streams,
    private readonly clock: Clock,
    @Inject(LOOKUP_CONFIG) private readonly config: LookupConfig,
  ) {}

  /** @throws RequestProblem as `Lookup.statusOf` does: the same limits, words and time */
  begin(asked: { code: string; digits: string }, address: string): Watched {
    const status = inJson(this.lookup.statusOf(asked.code, asked.digits, address));
    return this.watched(status);
  }

  /** For an owner, who has signed in and needs no digits. @throws RequestProblem 404 for a dossier that has not come here yet */
  beginFor(dossierId: string): Watched {
    const entry = this.table.find(dossierId);
    if (!entry) throw new RequestProblem(404, 'status-not-found', { detail: 'No status of this dossier has come here yet.' });
    return this.watched(JSON.parse(entry.body) as PublicStatus);
  }

  /** @throws RequestProblem 404 for a token that is forged or over, or a dossier that is gone */
  again(token: string, use?: WatchUse): Watched['status'] {
    return JSON.parse(this.entryOf(token, use).body) as PublicStatus;
  }

  /** Tells what is newer than what was seen, at once and from then on. */
  follow({ token, seen, address }: Coming, open: () => EventStream): void {
    const { id } = this.entryOf(token);
    let told = seen;
    const newest = () => this.table.find(id);
    const watcher = {
      address,
      tell: () => {
        const entry = newest();
        if (!entry || entry.version <= told) return;
        told = entry.version;
        stream.send({ id: told, event: 'status', data: entry.body });
      },
      beat: () => stream.beat(),
      end: () => stream.end(),
    };
    const leave = this.streams.enter(id, watcher);
    const stream = open();
    const letGo = setTimeout(() => stream.end(), lineMilliseconds).unref();
    stream.onClose(() => {
      clearTimeout(letGo);
      leave();
    });
    watcher.tell();
  }

  private watched(status: PublicStatus): Watched {
    const until = this.now() + tokenSeconds;
    const { LOOKUP_SECRET } = this.config;
    const calendar = watchToken(LOOKUP_SECRET, { dossierId: status.id, until: this.now() + calendarSeconds }, 'calendar');
    return { token: watchToken(LOOKUP_SECRET, { dossierId: status.id, until }), calendar, until: new Date(until * 1000).toISOString(), status };
  }

  private entryOf(token: string, use: WatchUse = 'page') {
    const watch = readWatchToken(this.config.LOOKUP_SECRET, token, { now: this.now(), use });
    const entry = watch && this.table.find(watch.dossierId);
    if (!entry) throw new RequestProblem(404, 'status-not-found', { detail: 'This watch is over; look the dossier up again.' });
    return entry;
  }

  private now(): number {
    return Math.floor(this.clock.machine().getTime() / 1000);
  }
}

const inJson = (bytes: string) => JSON.parse(Buffer.from(bytes, 'latin1').toString('utf8')) as PublicStatus;
