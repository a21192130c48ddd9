import type { BatchResult, RowResult } from '@motcua/contracts/feeds-api';
import { readRow } from '@motcua/domain/feed/read-row';
import { Clock } from '@motcua/http/clock';
import { Inject, Injectable } from '@nestjs/common';
import { CONNECT_CONFIG, type ConnectConfig } from '../connect.config.ts';
import { feedOf } from '../feeds/feed-of.ts';
import type { FeedDocument } from '../feeds/feed.schema.ts';
import { ForeignDossierStore } from '../judging/foreign-dossier.store.ts';
import { asKept, Judging } from '../judging/judging.service.ts';
import { arrivalOf, type Incoming } from './arrival.ts';
import type { RowDocument } from './row.schema.ts';
import { RowStore } from './row.store.ts';

/** The one door that rows come in by, whatever road they took: kept first, then judged, then told. */
@Injectable()
export class Intake {
  private nextPlace = 0;

  constructor(
    private readonly rows: RowStore,
    private readonly judging: Judging,
    private readonly dossiers: ForeignDossierStore,
    private readonly clock: Clock,
    @Inject(CONNECT_CONFIG) private readonly config: ConnectConfig,
  ) {}

  /** When it resolves, every row is on disk; those that could not be judged yet are judged by the sweep. */
  async take(document: FeedDocument, incoming: readonly Incoming[]): Promise<BatchResult> {
    const feed = feedOf(document);
    const door = { feed: feed.id, columns: feed.columns, secret: this.config.LOOKUP_SECRET, at: this.clock.now() };
    const first = this.placesFor(incoming.length);
    const arrivals = incoming.map((row, at) => nameless(arrivalOf(row, door, first + at), feed));
    const distinct = [...new Map(arrivals.map((arrival) => [arrival._id, arrival])).values()];
    const again = await this.rows.keep(distinct);
    await this.judging.tryToJudge(distinct.flatMap(({ dossier }) => dossier ?? []), feed);
    return this.told(arrivals, again);
  }

  /** Rising in this process, whatever the clock does. */
  private placesFor(rows: number): number {
    const first = Math.max(this.clock.machine().getTime() * 1000, this.nextPlace);
    this.nextPlace = first + rows;
    return first;
  }

  private async told(arrivals: readonly RowDocument[], again: ReadonlySet<string>): Promise<BatchResult> {
    const rows = new Map((await this.rows.ofIds([...new Set(arrivals.map(({ _id }) => _id))])).map((row) => [row._id, row]));
    const dossiers = await this.dossiers.find(arrivals.flatMap(({ dossier }) => dossier ?? []));
    const seen = new Set(again);
    const results = arrivals.map(({ _id, dossier }, index): RowResult => {
      const { fate = 'waiting', problems } = rows.get(_id) ?? {};
      const repeated = seen.has(_id) && fate !== 'refused' && fate !== 'future';
      seen.add(_id);
      const known = fate === 'refused' ? undefined : dossiers.get(dossier ?? '');
      return { index, row: _id, fate: repeated ? 'duplicate' : fate, ...(problems ? { problems } : {}), ...(known ? { reference: known.reference, lookupNumber: known.lookupNumber } : {}) };
    });
    const refused = results.filter(({ fate }) => fate === 'refused').length;
    return { taken: results.length - refused, refused, results };
  }
}

/** A row that names no dossier is refused at once: nothing that comes later can mend it. */
function nameless(arrival: RowDocument, feed: Parameters<typeof readRow>[1]): RowDocument {
  if (arrival.dossier !== undefined || arrival.fate === 'refused') return arrival;
  return { ...arrival, fate: 'refused', problems: [...(readRow(asKept(arrival), feed).problems ?? [])] };
}
