import { statusChanged } from '@motcua/contracts/events';
import type { Feed, KeptRow } from '@motcua/domain/feed/feed';
import { factorsOf, type Contradiction, type FeedCourse } from '@motcua/domain/feed/feed-course';
import { referenceOf } from '@motcua/domain/feed/foreign-code';
import { judgeRows, type JudgedDossier } from '@motcua/domain/feed/judge-rows';
import { rowProblem } from '@motcua/domain/feed/row-problem';
import { readRow } from '@motcua/domain/feed/read-row';
import { lookupNumberOfFeeds } from '@motcua/domain/reference/lookup-number';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { newEntry } from '@motcua/messaging/event';
import { Inject, Injectable } from '@nestjs/common';
import type { RowDocument } from '../rows/row.schema.ts';
import { RowStore, type Verdict } from '../rows/row.store.ts';
import type { ForeignDossierDocument } from './foreign-dossier.schema.ts';
import { ForeignDossierStore, type Judgement } from './foreign-dossier.store.ts';
import { foreignStatus, sameStatus, type Named } from './foreign-status.ts';

const mostTries = 20;

interface Case {
  readonly id: string;
  readonly rows: readonly RowDocument[];
  readonly known: ForeignDossierDocument | undefined;
}

/**
 * From rows to statuses. Judging is always done anew, from all rows of a dossier: what came last is nothing special, so a replay, a retry
 * after a crash and two processes at once all come to the same.
 */
@Injectable()
export class Judging {
  constructor(
    private readonly rows: RowStore,
    private readonly dossiers: ForeignDossierStore,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Of rows that are kept: what cannot be judged now, the sweep judges. */
  async tryToJudge(ids: readonly string[], feed: Feed): Promise<void> {
    await this.judge(ids, feed).catch((err: unknown) => this.logger.warn({ err, feed: feed.id }, 'rows are kept and wait to be judged'));
  }

  /** @returns how many dossiers have another status now. */
  async judge(ids: readonly string[], feed: Feed): Promise<number> {
    let [left, changed] = [[...new Set(ids)], 0];
    for (let tried = 1; left.length > 0; tried += 1) {
      if (tried > mostTries) throw new Error('the same dossiers were judged elsewhere all the time');
      const lost: string[] = [];
      for (const one of await this.load(left)) {
        const outcome = await this.settle(one, feed);
        if (outcome === 'lost') lost.push(one.id);
        else if (outcome === 'changed') changed += 1;
      }
      left = lost;
    }
    return changed;
  }

  /** The dossier before its rows: a row that comes in between is seen by whoever brought it, who then finds our write. */
  private async load(ids: readonly string[]): Promise<Case[]> {
    const known = await this.dossiers.find(ids);
    const rows = await this.rows.ofDossiers(ids);
    return ids.map((id) => ({ id, rows: rows.get(id) ?? [], known: known.get(id) }));
  }

  private async settle(one: Case, feed: Feed): Promise<'lost' | 'changed' | 'same'> {
    const judged = judgeRows(one.rows.map(asKept), feed);
    const outcome = await this.write(one, judged, feed);
    if (outcome === 'lost') return 'lost';
    await this.rows.judge(verdicts(one.rows, judged, { feed, taken: outcome === 'taken' }));
    return outcome === 'written' ? 'changed' : 'same';
  }

  /** A dossier that no row can be read of any more stays as it was told last: a refused row changes nothing. */
  private async write(one: Case, { course }: JudgedDossier, feed: Feed): Promise<'written' | 'lost' | 'taken' | 'same'> {
    const named = course && (await this.name(one, feed));
    if (!named) return 'same';
    const { known } = one;
    const made = judgementOf(course, feed, named);
    const news = newsIn(made, known);
    if (news === 'none') return 'same';
    const version = (known?.status.version ?? 0) + (news === 'status' ? 1 : 0);
    const judgement: Judgement = { ...made, status: { ...made.status, version } };
    const telling = { entries: news === 'status' ? [this.fact(judgement)] : [], now: this.clock.machine() };
    return known ? this.dossiers.change(judgement, known, telling) : this.dossiers.add(judgement, telling);
  }

  /** What it is called stays for ever, whatever a later table says. */
  private async name({ id, rows, known }: Case, feed: Feed): Promise<Named | undefined> {
    const code = rows[0]?.values[feed.columns.code] ?? '';
    if (known) return { id, code, reference: known.reference, lookupNumber: known.lookupNumber };
    const reference = referenceOf(code, feed);
    return reference && { id, code, reference, lookupNumber: lookupNumberOfFeeds(await this.dossiers.reserve(1)) };
  }

  private fact({ _id: subject, status, factors }: Judgement) {
    return newEntry(statusChanged, { source: '/motcua/connect', id: `${subject}/status/${status.version}`, subject, time: this.clock.now(), data: { status, factors } });
  }
}

type Made = Omit<Judgement, 'status'> & { readonly status: Omit<Judgement['status'], 'version'> };

function judgementOf(course: FeedCourse, feed: Feed, named: Named): Made {
  const { id: _id, reference, lookupNumber } = named;
  const contradictions = course.contradictions.map(told);
  return { _id, feed: feed.id, reference, lookupNumber, status: foreignStatus(course, feed, named), factors: factorsOf(course).slice(0, 4), contradictions, contradictory: contradictions.length > 0 };
}

/** What is new about a dossier: what everybody may know, or merely what its keeper sees. */
function newsIn({ status, factors, contradictions }: Made, known: ForeignDossierDocument | undefined): 'status' | 'contradictions' | 'none' {
  if (!known || !sameStatus(known.status, status) || !sameStatus(known.factors, factors)) return 'status';
  return sameStatus(known.contradictions, contradictions) ? 'none' : 'contradictions';
}

export const asKept = ({ _id: id, values, factors, receivedAt }: RowDocument): KeptRow => ({ id, values, factors, receivedAt: receivedAt.toISOString() });

const told = ({ kind, taken, left }: Contradiction) => ({ kind, taken: { state: taken.state, at: taken.at }, left: { state: left.state, at: left.at } });

/** Only of rows whose fate is another than it was. */
function verdicts(rows: readonly RowDocument[], judged: JudgedDossier, { feed, taken }: { feed: Feed; taken: boolean }): Verdict[] {
  return rows.flatMap((row, at): Verdict[] => {
    const { fate, problems } = taken ? { fate: 'refused' as const, problems: [rowProblem('code-taken', feed.columns.code)] } : (judged.rows[at] ?? { fate: row.fate });
    const saysAt = readRow(asKept(row), feed).fact?.at;
    if (fate === row.fate && JSON.stringify(problems ?? []) === JSON.stringify(row.problems ?? [])) return [];
    return [{ _id: row._id, feed: feed.id, fate, ...(problems ? { problems: [...problems] } : {}), ...(saysAt ? { saysAt } : {}) }];
  });
}

