import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';
import { keyInWeek, keyOf, weekOf } from '../dossiers/found-by.ts';
import { pageSize } from './paging.ts';
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

export const mostFound = 200;
const mostLookedAt = 500;

/** Weeks that are looked through for a common name, until a page is full: half a year holds one of any name that is borne 200 times in three. */
const spans = [5, 26];

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
   * name one week fills a page, of a rare one all there are come at once.
   */
  async byWords(words: readonly string[], agency: string, { now, below }: { now: string; below: Hit | undefined }): Promise<Hits> {
    const newest = weekOf(below?.submittedAt ?? now);
    const inWeeks = async (weeks: number) => newestFirst(await this.ids(allIn(words, agency, newest, weeks), mostLookedAt), below);
    const thisWeek = await inWeeks(1);
    if (thisWeek.length > pageSize) return { hits: thisWeek, more: true };
    const all = await this.ids({ foundBy: { $all: words.map((word) => keyOf(agency, word)) } }, mostFound + 1);
    if (all.length <= mostFound) return { hits: newestFirst(all, below), more: false };
    for (const weeks of spans) {
      const hits = await inWeeks(weeks);
      if (hits.length > pageSize) return { hits, more: true };
    }
    return { hits: newestFirst(all, below), more: true };
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
  return { $and: words.map((word) => ({ foundBy: { $in: of.map((week) => keyInWeek(agency, word, week)) } })) };
}

const placeOf = ({ submittedAt, id }: Hit) => `${submittedAt} ${id}`;

function newestFirst(hits: readonly Hit[], below: Hit | undefined): Hit[] {
  const end = below && placeOf(below);
  return hits.filter((hit) => end === undefined || placeOf(hit) < end).sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
}
