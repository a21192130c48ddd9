import { NotAllowed } from '@motcua/auth/errors';
import type { FiguresQuery, RatedAspect, RatingFigure, RatingFigures } from '@motcua/contracts/ratings-api';
import { LowRatings } from '@motcua/contracts/ratings-api';
import type { Actor } from '@motcua/domain/actor';
import type { BilingualText } from '@motcua/domain/text/bilingual';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { beginOf, monthAfter, monthOf, monthsBefore, monthsBetween } from './months.ts';
import { RatingStore, type Summed } from './rating.store.ts';

/** Of fewer, a figure would be about somebody. */
const fewest = 5;
/** Anybody may ask; figures of a minute ago are as good. */
const rememberedFor = 60_000;
const mostRemembered = 500;

/** How citizens rate the service: figures for everybody, low ratings for those who answer for it. */
@Injectable()
export class Figures {
  private readonly remembered = new Map<string, { figures: Promise<RatingFigures>; until: number }>();

  constructor(
    private readonly ratings: RatingStore,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  of(query: FiguresQuery): Promise<RatingFigures> {
    const now = this.clock.machine().getTime();
    const key = JSON.stringify(query);
    const known = this.remembered.get(key);
    if (known && known.until > now) return known.figures;
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    const figures = this.reckon(query);
    this.remembered.set(key, { figures, until: now + rememberedFor });
    figures.catch(() => this.remembered.delete(key));
    return figures;
  }

  /** Of the reader's own agency. */
  async low({ agency }: Actor, cursor: string | undefined): Promise<LowRatings> {
    if (agency === undefined) throw new NotAllowed('This account works for no agency.');
    const { dossiers, next } = await this.ratings.low(agency, cursor);
    const rows = dossiers.flatMap(({ _id: id, reference, procedure, rating }) => (rating ? [{ id, reference, procedure: { id: procedure.id, name: procedure.name }, ...rating }] : []));
    return LowRatings.parse({ rows, ...(next === undefined ? {} : { next }) });
  }

  private async reckon({ by, agency, procedure, ...wished }: FiguresQuery): Promise<RatingFigures> {
    const to = wished.to ?? monthOf(this.clock.now());
    const from = wished.from ?? monthsBefore(to, 11);
    const months = monthsBetween(from, to);
    const within = (first: string, last: string) => ({ from: beginOf(first), to: beginOf(monthAfter(last)), agency, procedure });
    const summed =
      by === 'month'
        ? await Promise.all(months.map(async (month) => ({ ...((await this.ratings.summed(within(month, month), by))[0] ?? none), of: month })))
        : await this.ratings.summed(within(from, months.at(-1) ?? from), by);
    const figures = summed.map((sum) => figureOf(sum, this.nameOf(by, sum.of))).sort((one, other) => (one.of < other.of ? -1 : 1));
    return { by, from, to, figures };
  }

  private nameOf(by: FiguresQuery['by'], of: string): BilingualText | undefined {
    if (by === 'month') return undefined;
    return by === 'agency' ? this.catalogue.knownAgency(of)?.name : this.catalogue.newestName(of);
  }
}

const no = { sum: 0, count: 0 };
const none: Summed = { of: '', ratings: 0, stars: 0, satisfied: 0, aspects: { timeliness: no, attitude: no, clarity: no } };

function figureOf({ of, ratings, stars, satisfied, aspects }: Summed, name: BilingualText | undefined): RatingFigure {
  const named = { of, ...(name ? { name } : {}), ratings };
  if (ratings < fewest) return named;
  const told = Object.entries(aspects).filter(([, { count }]) => count >= fewest).map(([aspect, { sum, count }]) => [aspect as RatedAspect, rounded(sum / count)]);
  return { ...named, average: rounded(stars / ratings), satisfied: rounded(satisfied / ratings), ...(told.length > 0 ? { aspects: Object.fromEntries(told) } : {}) };
}

const rounded = (value: number) => Math.round(value * 100) / 100;
