import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';
import { keyInWeek, keyOf, weekOf } from '../dossiers/found-by.ts';
import { pageSize } from './paging.ts';

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

/** Weeks that are looked through for a common name, until a page is full: a year and a half of them hold 200 of any such name. */
const spans = [5, 26, 104];

@Injectable()
export class SearchStore {
  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {}

  async by(filter: object, below: Hit | undefined): Promise<Hits> {
    const found = await this.ids(filter, mostFound + 1);
    return { hits: newestFirst(found, below), more: found.length > mostFound };
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
    const all = await this.by({ foundBy: { $all: words.map((word) => keyOf(agency, word)) } }, below);
    if (!all.more) return all;
    for (const weeks of spans) {
      const hits = await inWeeks(weeks);
      if (hits.length > pageSize) return { hits, more: true };
    }
    return all;
  }

  /** A page of somebody's own, newest first. Programs have very many, so the store sorts them. */
  async owned(owner: string, below: Hit | undefined): Promise<Hit[]> {
    const older = below ? { $or: [{ submittedAt: { $lt: below.submittedAt } }, { submittedAt: below.submittedAt, _id: { $lt: below.id } }] } : {};
    const found = await this.dossiers.find({ owner, ...older }, { submittedAt: 1 }).sort({ submittedAt: -1, _id: -1 }).limit(pageSize + 1).lean<{ _id: string; submittedAt: string }[]>();
    return found.map(({ _id, submittedAt }) => ({ id: _id, submittedAt }));
  }

  private async ids(filter: object, most: number): Promise<Hit[]> {
    const found = await this.dossiers.collection.find(filter as never, { projection: { submittedAt: 1 }, limit: most, batchSize: most + 1 }).toArray();
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
