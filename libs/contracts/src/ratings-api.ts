import { z } from 'zod';
import { BilingualText, InstantText, Slug } from './text.ts';

const Stars = z.int().min(1).max(5);

/** What a citizen may say apart from the overall impression. */
export const ratedAspects = ['timeliness', 'attitude', 'clarity'] as const;
export type RatedAspect = (typeof ratedAspects)[number];
export const RatedAspects = z.strictObject({ timeliness: Stars.optional(), attitude: Stars.optional(), clarity: Stars.optional() });
export type RatedAspects = z.infer<typeof RatedAspects>;

export const Rating = z.strictObject({ stars: Stars, aspects: RatedAspects.optional(), comment: z.string().trim().max(2000).optional() });
export type Rating = z.infer<typeof Rating>;

/** Without an account: the code or look-up number, and the last four digits of the phone or identity number on the dossier. In a body, because addresses are logged. */
export const RateByCode = z.strictObject({ ...Rating.shape, code: z.string().trim().min(1).max(60), digits: z.string().regex(/^\d{4}$/) });
export type RateByCode = z.infer<typeof RateByCode>;
export const Rated = z.strictObject({ reference: z.string(), stars: Stars, at: InstantText });
export type Rated = z.infer<typeof Rated>;

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const FiguresQuery = z.object({
  by: z.enum(['agency', 'procedure', 'month']).default('agency'),
  agency: z.string().max(40).optional(),
  procedure: Slug.optional(),
  /** The last twelve months unless told. */
  from: Month.optional(),
  to: Month.optional(),
});
export type FiguresQuery = z.output<typeof FiguresQuery>;

/** Of fewer ratings than five no figures are told: they would be about somebody. */
export const RatingFigure = z.strictObject({
  /** Code of the agency, id of the procedure, or the month. */
  of: z.string(),
  name: BilingualText.optional(),
  ratings: z.int(),
  average: z.number().optional(),
  /** Share of 4 and 5, from 0 to 1. */
  satisfied: z.number().optional(),
  aspects: z.strictObject({ timeliness: z.number().optional(), attitude: z.number().optional(), clarity: z.number().optional() }).optional(),
});
export type RatingFigure = z.infer<typeof RatingFigure>;
export const RatingFigures = z.strictObject({ by: z.enum(['agency', 'procedure', 'month']), from: Month, to: Month, figures: z.array(RatingFigure) });
export type RatingFigures = z.infer<typeof RatingFigures>;

/** A rating of one or two stars, for those who answer for the service. No name: the dossier is one press away, and that is logged. */
export const LowRating = z.strictObject({ id: z.uuid(), reference: z.string(), procedure: z.strictObject({ id: Slug, name: BilingualText }), stars: Stars, aspects: RatedAspects.optional(), comment: z.string().optional(), at: InstantText });
export type LowRating = z.infer<typeof LowRating>;
export const LowRatings = z.strictObject({ rows: z.array(LowRating), next: z.string().optional() });
export type LowRatings = z.infer<typeof LowRatings>;
