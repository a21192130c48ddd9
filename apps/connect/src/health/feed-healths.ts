import type { FeedDetail, FeedHealth, FeedList } from '@motcua/contracts/feeds-api';
import { shown } from '@motcua/domain/feed/read-row';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import type { FeedDocument } from '../feeds/feed.schema.ts';
import { FeedStore } from '../feeds/feed.store.ts';
import { ForeignDossierStore } from '../judging/foreign-dossier.store.ts';
import type { RowDocument } from '../rows/row.schema.ts';
import { RowStore } from '../rows/row.store.ts';

const mostShown = 50;

interface Tallies {
  readonly fates: Awaited<ReturnType<RowStore['fates']>>;
  readonly dossiers: Awaited<ReturnType<ForeignDossierStore['counts']>>;
}

/** How feeds are: from what is kept, so that no counter can be wrong. */
@Injectable()
export class FeedHealths {
  constructor(
    private readonly feeds: FeedStore,
    private readonly rows: RowStore,
    private readonly dossiers: ForeignDossierStore,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<FeedList> {
    const [feeds, tallies] = await Promise.all([this.feeds.all(), this.tallies()]);
    return { feeds: await Promise.all(feeds.map((feed) => this.health(feed, tallies))), at: this.clock.now().toISOString() };
  }

  async one(id: string): Promise<FeedDetail> {
    const feed = await this.feeds.get(id);
    const [tallies, refused, contradictory] = await Promise.all([this.tallies(), this.rows.withFate(id, ['refused', 'future'], mostShown), this.dossiers.contradictory(id, mostShown)]);
    return {
      health: await this.health(feed, tallies),
      definition: feed.definition,
      keys: feed.keys.map(({ id: key, createdAt, revokedAt }) => ({ id: key, createdAt: createdAt.toISOString(), ...(revokedAt ? { revokedAt: revokedAt.toISOString() } : {}) })),
      refused: refused.map((row) => refusal(row, feed)),
      contradictions: contradictory.flatMap(({ reference, status, contradictions }) => contradictions.map((one) => ({ reference, code: status.elsewhere?.code ?? '', ...one }))).slice(0, mostShown),
    };
  }

  private async tallies(): Promise<Tallies> {
    const [fates, dossiers] = await Promise.all([this.rows.fates(), this.dossiers.counts()]);
    return { fates, dossiers };
  }

  private async health({ _id: id, version, definition, trouble, replay }: FeedDocument, tallies: Tallies): Promise<FeedHealth> {
    const last = await this.rows.newest(id);
    const { name, agency, procedure, road, format } = definition;
    const counted = tallies.dossiers.find(({ _id }) => _id === id);
    return {
      ...{ id, version, name, agency, procedure, road, format },
      life: this.lifeOf(last, definition.expectEveryMinutes),
      ...(last ? lastOf(last) : {}),
      dossiers: counted?.dossiers ?? 0,
      contradictions: counted?.contradictory ?? 0,
      counts: countsOf(tallies.fates.filter(({ feed }) => feed === id)),
      ...(replay ? { replay } : {}),
      ...(trouble ? { trouble } : {}),
    };
  }

  private lifeOf(last: RowDocument | null, expectEveryMinutes: number): FeedHealth['life'] {
    if (!last) return 'new';
    return this.clock.now().getTime() - last.receivedAt.getTime() > expectEveryMinutes * 60_000 ? 'silent' : 'alive';
  }
}

const lastOf = ({ receivedAt, firstAt, saysAt }: RowDocument) => ({
  lastRowAt: receivedAt.toISOString(),
  ...(saysAt ? { lagSeconds: Math.max(0, Math.round((firstAt.getTime() - Date.parse(saysAt)) / 1000)) } : {}),
});

/** A row that came again is one more duplicate. */
function countsOf(fates: Tallies['fates']): FeedHealth['counts'] {
  const repeated = fates.reduce((sum, { again }) => sum + again, 0);
  const counts: FeedHealth['counts'] = Object.fromEntries(fates.map(({ fate, n }) => [fate, n]));
  return repeated > 0 ? { ...counts, duplicate: (counts.duplicate ?? 0) + repeated } : counts;
}

/** Digits are struck out but for those of the dossier's code: a column out of place may hold somebody's number. */
function refusal({ _id: row, receivedAt, fate, from, problems = [], values }: RowDocument, { definition: { columns } }: FeedDocument): FeedDetail['refused'][number] {
  const seen = Object.entries(values).map(([column, value]) => [column, column === columns.code || column === columns.at ? value.slice(0, 60) : shown(value)]);
  return { row, receivedAt: receivedAt.toISOString(), fate, ...(from ? { from } : {}), problems, values: Object.fromEntries(seen) as Record<string, string> };
}
