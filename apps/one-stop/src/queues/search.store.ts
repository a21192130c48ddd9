import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';
import { askedFor, keyInWeek, keyOf, weekOf } from '../dossiers/found-by.ts';
import { inOrder, pageSize } from './paging.ts';
import type { Question } from './search.ts';

export interface Hit {
  readonly id: string;
  readonly submittedAt: string;
}

/** Newest first. `more`: there are more than anybody pages through; whoever typed it will type more. */
export interface Hits {
  readonly hits: readonly Hit[];
  readonly more: boolean;
}

const mostFound = 200;
/** Of one span of weeks; an agency that takes in more than that under one name in a week shows its newest in some order. */
const mostInSpan = 5_000;

/** A name that comes so often in a week has in a year more hits than anybody pages through: it is looked for by weeks at once, others are asked for whole first. */
const common = 4;
const longestSpan = 26;
/** Weeks back to where nobody had a system yet. */
const farthest = 20 * 52;

/** Where a search goes on: below a hit. `perWeek`: how often such a name came in lately, where that is known. */
interface From {
  readonly now: string;
  readonly below: Hit | undefined;
  readonly perWeek: number | undefined;
}

@Injectable()
export class SearchStore {
  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {}

  async byCodes(questions: readonly Question[], below: Hit | undefined): Promise<Hits> {
    const found = (await Promise.all(questions.map(({ by, values }) => this.ids({ [by]: { $in: values } }, mostFound + 1, by)))).flat();
    const hits = [...new Map(found.map((hit) => [hit.id, hit])).values()];
    return { hits: newestFirst(hits, below), more: hits.length > mostFound };
  }

  /**
   * What one agency has under these words. DocumentDB takes no sort from an index, so the newest are asked for by their weeks: of a common
   * name a few weeks fill a page, of a rare one all there are come at once.
   */
  async byWords(words: readonly string[], agency: string, { now, below, perWeek }: From): Promise<Hits> {
    const newest = weekOf(below?.submittedAt ?? now);
    const inWeeks = async (week: number, span: number) => newestFirst(await this.ids(allIn(words, agency, week, span), mostInSpan), below);
    const rate = perWeek ?? (await inWeeks(newest, 1)).length;
    const hits: Hit[] = [];
    let looked = 0;
    const lookOn = async (span: number) => {
      hits.push(...(await inWeeks(newest - looked, span)));
      looked += span;
    };
    if (rate >= common) await lookOn(spanFor(rate));
    if (hits.length <= pageSize) {
      const all = await this.ids({ foundBy: { $all: askedFor(words).map((what) => keyOf(agency, what)) } }, mostFound + 1);
      if (all.length <= mostFound) return { hits: newestFirst(all, below), more: false };
    }
    while (hits.length <= pageSize && looked < farthest) await lookOn(looked === 0 ? spanFor(rate) : longestSpan);
    return { hits, more: true };
  }

  /** A page of somebody's own, newest first. Programs have very many, so the store sorts them. */
  async owned(owner: string, below: Hit | undefined): Promise<Hit[]> {
    const older = below ? { $or: [{ submittedAt: { $lt: below.submittedAt } }, { submittedAt: below.submittedAt, _id: { $lt: below.id } }] } : {};
    const found = await this.dossiers.find({ owner, ...older }, { submittedAt: 1 }).sort({ submittedAt: -1, _id: -1 }).limit(pageSize + 1).lean<{ _id: string; submittedAt: string }[]>();
    return found.map(({ _id, submittedAt }) => ({ id: _id, submittedAt }));
  }

  /** Hinted, because DocumentDB takes half of all for what an equality finds: with a limit it would rather read the whole collection. */
  private async ids(filter: object, most: number, by: Question['by'] = 'foundBy'): Promise<Hit[]> {
    const found = await this.dossiers.collection.find(filter as never, { projection: { submittedAt: 1 }, limit: most, batchSize: most + 1, hint: { [by]: 1 } }).toArray();
    return found.map(({ _id, submittedAt }) => ({ id: String(_id), submittedAt: String(submittedAt) }));
  }
}

function allIn(words: readonly string[], agency: string, newest: number, weeks: number): object {
  const of = Array.from({ length: weeks }, (_, back) => newest - back);
  return { $and: askedFor(words).map((what) => ({ foundBy: { $in: of.map((week) => keyInWeek(agency, what, week)) } })) };
}

/** Twice what fills a page, were it spread evenly. */
const spanFor = (perWeek: number) => Math.min(longestSpan, 1 + Math.ceil((2 * pageSize) / perWeek));

/** Positive when the first is the older of the two. */
export const byAge = (one: Hit, other: Hit): number => (one.submittedAt === other.submittedAt ? inOrder(other.id, one.id) : inOrder(other.submittedAt, one.submittedAt));

function newestFirst(hits: readonly Hit[], below: Hit | undefined): Hit[] {
  return hits.filter((hit) => below === undefined || byAge(hit, below) > 0).sort(byAge);
}
