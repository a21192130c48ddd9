import type { FeedDetail, FeedHealth, FeedList } from '@motcua/contracts/feeds-api';
import { shown } from '@motcua/domain/feed/read-row';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import type { FeedDocument } from '../feeds/feed.schema.ts';
import { FeedStore } from '../feeds/feed.store.ts';
import { ForeignDossierStore } from '../judging/foreign-dossier.store.ts';
import type { RowDocument } from '../rows/row.schema.ts';
import { RowStore } from '../rows/row.store.ts';
import { Tallies } from './tallies.service.ts';
import { emptyTally, notTaken, type FeedTally } from './tally.ts';

const mostShown = 50;

/** How feeds are, from their tallies: as quick with a million rows as with none. */
@Injectable()
export class FeedHealths {
  constructor(
    private readonly feeds: FeedStore,
    private readonly rows: RowStore,
    private readonly dossiers: ForeignDossierStore,
    private readonly tallies: Tallies,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<FeedList> {
    const feeds = await this.feeds.all();
    const tallies = await this.tallies.ofFeeds(feeds.map(({ _id }) => _id));
    return { feeds: feeds.map((feed) => this.health(feed, tallies.get(feed._id))), at: this.clock.now().toISOString() };
  }

  async one(id: string): Promise<FeedDetail> {
    const feed = await this.feeds.get(id);
    const tally = (await this.tallies.ofFeeds([id])).get(id) ?? emptyTally(id);
    const [refused, contradictory] = await Promise.all([this.refused(tally), this.dossiers.contradictory(id, mostShown)]);
    return {
      health: this.health(feed, tally),
      definition: feed.definition,
      keys: feed.keys.map(({ id: key, createdAt, revokedAt }) => ({ id: key, createdAt: createdAt.toISOString(), ...(revokedAt ? { revokedAt: revokedAt.toISOString() } : {}) })),
      refused: refused.map((row) => refusal(row, feed)),
      contradictions: contradictory.flatMap(({ reference, status, contradictions }) => contradictions.map((one) => ({ reference, code: status.elsewhere?.code ?? '', ...one }))).slice(0, mostShown),
    };
  }

  /** From the list in the tally, but where a replay has taken so much from it that older ones are to be shown. */
  private async refused({ _id: feed, refused, cutAt }: FeedTally): Promise<RowDocument[]> {
    if (cutAt && refused.length < mostShown) return this.rows.withFate(feed, notTaken, mostShown);
    const rows = await this.rows.ofIds(refused.slice(0, mostShown).map(({ row }) => row));
    return rows.filter(({ fate }) => notTaken.includes(fate)).sort((one, other) => other.receivedAt.getTime() - one.receivedAt.getTime());
  }

  private health({ _id: id, version, definition, trouble, replay }: FeedDocument, tally: FeedTally = emptyTally(id)): FeedHealth {
    const { name, agency, procedure, road, format } = definition;
    return {
      ...{ id, version, name, agency, procedure, road, format },
      life: this.lifeOf(tally.last, definition.expectEveryMinutes),
      ...(tally.last ? lastOf(tally.last) : {}),
      dossiers: tally.dossiers,
      contradictions: tally.contradictory,
      counts: countsOf(tally),
      ...(replay ? { replay } : {}),
      ...(trouble ? { trouble } : {}),
    };
  }

  private lifeOf(last: FeedTally['last'], expectEveryMinutes: number): FeedHealth['life'] {
    if (!last) return 'new';
    return this.clock.now().getTime() - last.receivedAt.getTime() > expectEveryMinutes * 60_000 ? 'silent' : 'alive';
  }
}

const lastOf = ({ receivedAt, firstAt, saysAt }: NonNullable<FeedTally['last']>) => ({
  lastRowAt: receivedAt.toISOString(),
  ...(saysAt ? { lagSeconds: Math.max(0, Math.round((firstAt.getTime() - Date.parse(saysAt)) / 1000)) } : {}),
});

/** A row that came again is one more duplicate. What there is none of is not told. */
function countsOf({ fates, again }: FeedTally): FeedHealth['counts'] {
  const counts = Object.entries({ ...fates, duplicate: (fates.duplicate ?? 0) + again }).filter(([, n]) => n > 0);
  return Object.fromEntries(counts);
}

/** Digits are struck out but for those of the dossier's code: a column out of place may hold somebody's number. */
function refusal({ _id: row, receivedAt, fate, from, problems = [], values }: RowDocument, { definition: { columns } }: FeedDocument): FeedDetail['refused'][number] {
  const seen = Object.entries(values).map(([column, value]) => [column, column === columns.code || column === columns.at ? value.slice(0, 60) : shown(value)]);
  return { row, receivedAt: receivedAt.toISOString(), fate, ...(from ? { from } : {}), problems, values: Object.fromEntries(seen) as Record<string, string> };
}
