import type { RatedAspect } from '@motcua/contracts/ratings-api';
import { lowStars } from '@motcua/domain/dossier/returning';
import { cursorAfter, readCursor } from '@motcua/persistence/cursor';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';

export interface Summed {
  readonly of: string;
  readonly ratings: number;
  readonly stars: number;
  readonly satisfied: number;
  /** Sum and count of each aspect, which not everybody says something about. */
  readonly aspects: Readonly<Record<RatedAspect, { readonly sum: number; readonly count: number }>>;
}

export interface Period {
  readonly from: string;
  /** The first instant that is not in it. */
  readonly to: string;
  readonly agency?: string | undefined;
  readonly procedure?: string | undefined;
}

interface Group {
  _id: string | null;
  ratings: number;
  stars: number;
  satisfied: number;
  [aspect: string]: unknown;
}

type Filter = Readonly<Record<string, unknown>>;
const pageSize = 25;
const listed = { reference: 1, procedure: 1, rating: 1 };

/** Ratings as they stand in the dossiers. Those of confidential ones are sealed: no figure counts them and no list shows them. */
@Injectable()
export class RatingStore {
  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {}

  async summed(period: Period, by: 'agency' | 'procedure' | 'month'): Promise<Summed[]> {
    const key = { agency: '$agency.code', procedure: '$procedure.id', month: null }[by];
    const groups = await this.dossiers.aggregate<Group>([
      { $match: within(period) },
      { $group: { _id: key, ratings: { $sum: 1 }, stars: { $sum: '$rating.stars' }, satisfied: { $sum: { $cond: [{ $gte: ['$rating.stars', 4] }, 1, 0] } }, ...aspectSums } },
    ]);
    return groups.map(summedOf);
  }

  /** Of one agency, the newest first. */
  async low(agency: string, cursor: string | undefined): Promise<{ dossiers: Pick<DossierDocument, '_id' | 'reference' | 'procedure' | 'rating'>[]; next?: string }> {
    const found = await this.dossiers
      .find({ $and: [{ 'agency.code': agency, 'rating.stars': { $lte: lowStars }, confidential: { $ne: true } }, before(cursor)] } as never, listed)
      .sort({ 'rating.at': -1, _id: -1 })
      .limit(pageSize + 1)
      // The rated ones alone, few among all that an agency has.
      .hint({ 'rating.at': 1 })
      .lean<DossierDocument[]>();
    const dossiers = found.slice(0, pageSize);
    const last = found.length > pageSize ? dossiers.at(-1) : undefined;
    return { dossiers, ...(last?.rating ? { next: cursorAfter(last.rating.at, last._id) } : {}) };
  }

  /** The dossier that a code or look-up number names. Not `findOne`: with a limit DocumentDB would rather read the whole collection than the index. */
  async named(filter: { reference: string } | { lookupNumber: string }): Promise<Pick<DossierDocument, '_id' | 'owner' | 'version' | 'factors'> | undefined> {
    const [dossier] = await this.dossiers.find(filter, { owner: 1, version: 1, factors: 1 }).lean<DossierDocument[]>();
    return dossier;
  }
}

const aspects = ['timeliness', 'attitude', 'clarity'] as const satisfies readonly RatedAspect[];
const aspectSums = Object.fromEntries(
  aspects.flatMap((aspect) => [
    [`${aspect}Sum`, { $sum: `$rating.aspects.${aspect}` }],
    [`${aspect}Count`, { $sum: { $cond: [{ $gte: [`$rating.aspects.${aspect}`, 1] }, 1, 0] } }],
  ]),
);

function summedOf({ _id, ratings, stars, satisfied, ...sums }: Group): Summed {
  const of = (aspect: RatedAspect) => ({ sum: Number(sums[`${aspect}Sum`] ?? 0), count: Number(sums[`${aspect}Count`] ?? 0) });
  return { of: _id ?? '', ratings, stars, satisfied, aspects: { timeliness: of('timeliness'), attitude: of('attitude'), clarity: of('clarity') } };
}

const within = ({ from, to, agency, procedure }: Period): Record<string, unknown> => ({
  'rating.at': { $gte: from, $lt: to },
  ...(agency === undefined ? {} : { 'agency.code': agency }),
  ...(procedure === undefined ? {} : { 'procedure.id': procedure }),
});

function before(cursor: string | undefined): Filter {
  const last = readCursor(cursor);
  return last ? { $or: [{ 'rating.at': { $lt: last.sortValue } }, { 'rating.at': last.sortValue, _id: { $lt: last.id } }] } : {};
}
