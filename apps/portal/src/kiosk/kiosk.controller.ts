import { DependencyAway } from '@motcua/auth/errors';
import { readForeignCode } from '@motcua/domain/feed/foreign-code';
import { readLookupNumber } from '@motcua/domain/reference/lookup-number';
import { readReference } from '@motcua/domain/reference/reference';
import { codeIn } from '@motcua/domain/reference/scanned';
import { show } from '@motcua/pages/reply';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Statuses } from '../lookup/status.client.ts';
import { wordsIn } from '../messages.ts';
import { awayPage, codePage, digitsPage, restPage, type KioskVisit } from './kiosk.page.tsx';
import { kioskStatusPage } from './kiosk-status.page.tsx';

type Post = Readonly<Record<string, unknown>>;

/** After so many wrong tries in a row the kiosk rests (decision 0142). */
const mostTries = 3;
const restSeconds = 45;
const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 200) : '');

/**
 * The screen in the hall. It has no session, no cookie and no token against forged forms: whoever comes next must find nothing, and a look-up
 * changes nothing. Codes and digits are posted, so that they are in no address. Wrong tries count for the kiosk's own address.
 */
@Controller('kiosk')
export class KioskController {
  constructor(
    private readonly statuses: Statuses,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async begin(@Query() query: Post, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, codePage(visitIn(query), { letters: query['nhap'] === 'chu' }));
  }

  @Post()
  async answer(@Body() body: Post | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const post = body ?? {};
    const visit = visitIn(post);
    const typed = codeIn(text(post['ma']));
    const code = readReference(typed) ?? readLookupNumber(typed) ?? readForeignCode(typed);
    // The check digit of ours finds a wrong key before anybody is asked, and tells nothing about what exists.
    if (!code) return show(reply, codePage(visit, { letters: post['nhap'] === 'chu', typed, wrong: typed ? 'misread' : 'missing' }), 422);
    if (post['so4'] === undefined) return show(reply, digitsPage(visit, { code, tries: 0 }));
    const tries = Math.max(0, Number(post['sai']) || 0);
    const digits = text(post['so4']);
    if (!/^\d{4}$/.test(digits)) return show(reply, digitsPage(visit, { code, tries, wrong: 'missing' }), 422);
    await this.lookUp(visit, { code, digits, tries, address: request.ip }, reply);
  }

  private async lookUp(visit: KioskVisit, { tries, ...question }: { code: string; digits: string; address: string; tries: number }, reply: FastifyReply): Promise<void> {
    const found = await this.statuses.of(question).catch(awayOrThrow);
    if (!found) return show(reply, awayPage(visit), 503);
    if ('status' in found) return show(reply, kioskStatusPage(visit, found.status, this.catalogue.agency(found.status.agency.code)));
    if (found.refused === 'too-many') return show(reply, restPage(visit, { seconds: found.wait, why: 'many' }), 429);
    if (tries + 1 >= mostTries) return show(reply, restPage(visit, { seconds: restSeconds, why: 'wrong' }), 404);
    await show(reply, digitsPage(visit, { code: question.code, tries: tries + 1, wrong: 'unknown' }), 404);
  }
}

/** By a word of its own: the language of a kiosk is not remembered beyond the visit, as cookies would. */
function visitIn({ tieng }: Post): KioskVisit {
  const lang = tieng === 'en' ? 'en' : 'vi';
  return { lang, t: wordsIn(lang) };
}

function awayOrThrow(error: unknown): undefined {
  if (!(error instanceof DependencyAway)) throw error;
}
