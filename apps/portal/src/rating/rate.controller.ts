import { checkCsrf } from '@motcua/auth/sign-in';
import { readIdempotencyKey } from '@motcua/http/conditions';
import { show } from '@motcua/pages/reply';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { ratedPage, ratePage, type RateForm } from './rate.page.tsx';
import { ratingIn } from './rating-post.ts';
import { type RatingAnswer, Ratings } from './ratings.client.ts';

type Post = Readonly<Record<string, string | undefined>>;
type Wrong = NonNullable<RateForm['wrong']>;
const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 60) : '');

@Controller('danh-gia')
export class RateController {
  constructor(private readonly ratings: Ratings) {}

  @Get()
  async ask(@VisitOf() visit: Visit, @Query('ma') code: unknown, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, ratePage(visit, { key: randomUUID(), typed: { code: text(code) } }));
  }

  @Post()
  async answer(@VisitOf() visit: Visit, @Body() post: Post, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { t } = visit;
    const [code, digits, rating] = [text(post['ma']), text(post['so4']), ratingIn(post)];
    const key = readIdempotencyKey(post['key']);
    const again = (wrong: Wrong, status = 422) => show(reply, ratePage(visit, { key, typed: { ...post, code }, wrong }), status);
    if (!code) return again({ at: 'code', message: t('lookup.code-missing') });
    if (!/^\d{4}$/.test(digits)) return again({ at: 'digits', message: t('lookup.digits-missing') });
    if (!rating) return again({ at: 'stars', message: t('rate.stars-missing') });
    const answer = await this.ratings.rate({ ...rating, code, digits }, { key, address: request.ip });
    if ('rated' in answer) return show(reply, ratedPage(visit));
    const { status, message } = refusalOf(answer, visit);
    if ('wait' in answer) void reply.header('retry-after', String(answer.wait));
    return again({ at: 'code', message }, status);
  }
}

function refusalOf(answer: Exclude<RatingAnswer, { rated: unknown }>, { t }: Visit): { status: number; message: string } {
  if ('wait' in answer) return { status: 429, message: t('lookup.too-many', { n: Math.max(1, Math.ceil(answer.wait / 60)) }) };
  if (answer.refused === 'unknown') return { status: 404, message: t('lookup.unknown') };
  return { status: 409, message: t(`rate.${answer.refused}`) };
}
