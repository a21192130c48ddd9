import { FeedDefinition, type DryRun } from '@motcua/contracts/feeds-api';
import type { Feed } from '@motcua/domain/feed/feed';
import { judgeRows, type Judged } from '@motcua/domain/feed/judge-rows';
import { readRow } from '@motcua/domain/feed/read-row';
import { referenceOf } from '@motcua/domain/feed/foreign-code';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Inject, Injectable } from '@nestjs/common';
import { CONNECT_CONFIG, type ConnectConfig } from '../connect.config.ts';
import { feedOf, problemsOf } from '../feeds/feed-of.ts';
import { FeedStore } from '../feeds/feed.store.ts';
import { sheetRows } from '../files/sheet.ts';
import { UnreadableFile } from '../files/unreadable-file.ts';
import { pushedRows } from '../push/pushed-rows.ts';
import { arrivalOf, type Incoming } from '../rows/arrival.ts';
import { parsed } from '../rows/json-rows.ts';
import type { RowDocument } from '../rows/row.schema.ts';
import { RowStore } from '../rows/row.store.ts';
import { asKept } from './judging.service.ts';

interface Sent {
  readonly body: Buffer;
  readonly type: string;
}

const Trial = FeedDefinition.optional();

/** What rows would do, by the present table or by one that is tried. Reads, and writes nothing. */
@Injectable()
export class DryRuns {
  constructor(
    private readonly feeds: FeedStore,
    private readonly rows: RowStore,
    private readonly clock: Clock,
    @Inject(CONNECT_CONFIG) private readonly config: ConnectConfig,
  ) {}

  async run(id: string, sent: Sent): Promise<DryRun> {
    const known = await this.feeds.get(id);
    const tried = Trial.parse(sent.type.startsWith('application/json') ? definitionIn(sent.body) : undefined);
    const errors = tried ? problemsOf(tried) : [];
    if (errors.length > 0) throw new RequestProblem(422, 'feed-invalid', { errors });
    const definition = tried ?? known.definition;
    const feed = feedOf({ version: known.version, definition });
    const door = { feed: id, columns: feed.columns, secret: this.config.LOOKUP_SECRET, at: this.clock.now() };
    return this.judge(rowsIn(sent, definition).map((row, place) => arrivalOf(row, door, place)), feed);
  }

  /** Among the rows that are there already, since what is late or twice hangs on them. */
  private async judge(arrivals: readonly RowDocument[], feed: Feed): Promise<DryRun> {
    const kept = await this.rows.ofDossiers([...new Set(arrivals.flatMap(({ dossier }) => dossier ?? []))]);
    const added = new Map<string, RowDocument[]>();
    const rows = arrivals.map((arrival, index) => {
      const dossier = arrival.dossier ?? '';
      const before = [...(kept.get(dossier) ?? []), ...(added.get(dossier) ?? [])];
      added.set(dossier, [...(added.get(dossier) ?? []), arrival]);
      return { index, ...told(fateOf(arrival, before, feed), arrival, feed) };
    });
    const counts = Object.fromEntries([...Map.groupBy(rows, ({ fate }) => fate)].map(([fate, of]) => [fate, of.length]));
    return { rows, counts };
  }
}

function fateOf(arrival: RowDocument, before: readonly RowDocument[], feed: Feed): Judged {
  if (arrival.problems) return { fate: 'refused', problems: arrival.problems };
  if (before.some(({ _id }) => _id === arrival._id)) return { fate: 'duplicate' };
  return judgeRows([...before, arrival].map(asKept), feed).rows.at(-1) ?? { fate: 'refused' };
}

function told({ fate, problems }: Judged, arrival: RowDocument, feed: Feed) {
  const { fact } = readRow(asKept(arrival), feed);
  const reference = referenceOf(arrival.values[feed.columns.code] ?? '', feed);
  return { fate, ...(problems ? { problems: [...problems] } : {}), ...(reference ? { reference } : {}), ...(fact ? { state: fact.state, at: fact.at } : {}) };
}

function definitionIn(body: Buffer): unknown {
  const posted = parsed(body.toString('utf8'));
  return typeof posted === 'object' && posted !== null && 'definition' in posted ? posted.definition : undefined;
}

/** @throws RequestProblem when the file cannot be read as a whole */
function rowsIn({ body, type }: Sent, { columns, encoding }: FeedDefinition): Incoming[] {
  const format = type.startsWith('text/csv') ? 'csv' : /spreadsheetml/.test(type) ? 'xlsx' : undefined;
  if (!format) return pushedRows(body.toString('utf8'), type, { columns, from: 'dry-run' });
  try {
    return sheetRows(body, { format, encoding, columns, name: 'dry-run' }).slice(0, 1_000);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new RequestProblem(422, 'feed-file-unreadable', { detail: error.words.vi });
  }
}
