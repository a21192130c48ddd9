import { CurrentActor, Public, Roles } from '@motcua/auth/decorators';
import { FiguresQuery, LowRatings, RateByCode, Rated, RatingFigures } from '@motcua/contracts/ratings-api';
import type { Actor } from '@motcua/domain/actor';
import { logReaders } from '@motcua/domain/dossier/access-log';
import { Api } from '@motcua/http/api';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Figures } from './figures.service.ts';
import { RatingService } from './rating.service.ts';

const Page = z.object({ cursor: z.string().max(200).optional() });

@Controller('v1/ratings')
export class RatingsController {
  constructor(
    private readonly ratings: RatingService,
    private readonly figures: Figures,
  ) {}

  @Post()
  @Public()
  @HttpCode(200)
  @Api({ summary: 'Rate the service without an account: code and second factor, once for each dossier', body: RateByCode, headers: { 'Idempotency-Key': 'The same key gives the same answer: send it again after a time-out' }, answers: { 200: Rated, 404: 'Unknown code, or wrong digits: the same answer for both', 429: 'Too many wrong tries' } })
  rate(@Body(parsedBy(RateByCode)) rating: z.output<typeof RateByCode>, @IdempotencyKey() key: string, @Req() { ip: address }: FastifyRequest): Promise<Rated> {
    return this.ratings.rate(rating, { key, address });
  }

  @Get('figures')
  @Public()
  @Header('cache-control', 'public, max-age=60')
  @Api({ summary: 'How citizens rate the service, by agency, procedure or month: public figures, none of fewer than five ratings', answers: { 200: RatingFigures } })
  figuresOf(@Query(parsedBy(FiguresQuery)) query: z.output<typeof FiguresQuery>): Promise<RatingFigures> {
    return this.figures.of(query);
  }

  @Get('low')
  @Roles(...logReaders)
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Ratings of one or two stars at the own agency, the newest first', answers: { 200: LowRatings } })
  low(@CurrentActor() reader: Actor, @Query(parsedBy(Page)) { cursor }: z.output<typeof Page>): Promise<LowRatings> {
    return this.figures.low(reader, cursor);
  }
}
