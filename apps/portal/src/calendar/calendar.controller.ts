import { RequestProblem } from '@motcua/http/problem';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { addresses } from '../addresses.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { Statuses } from '../lookup/status.client.ts';
import { PORTAL_CONFIG } from '../portal.config.ts';
import type { PortalConfig } from '../portal.config.ts';
import { datesOf } from './dates-of.ts';
import { calendarOf } from './icalendar.ts';

/** What calendars fetch, again and again. The address is a secret of whoever looked the dossier up; nobody's name is in it or behind it. */
@Controller('lich')
export class CalendarController {
  constructor(
    private readonly statuses: Statuses,
    @Inject(PORTAL_CONFIG) private readonly config: PortalConfig,
  ) {}

  @Get(':token.ics')
  async dates(@VisitOf() visit: Visit, @Param('token') token: string, @Query('webcal') webcal: unknown, @Res() reply: FastifyReply): Promise<void> {
    if (webcal === '1') return void (await reply.header('cache-control', 'no-store').redirect(webcalAt(`${addresses.calendar(token)}?lang=${visit.lang}`, this.config.PUBLIC_URL), 303));
    const status = await this.statuses.forCalendar(token);
    if (!status) throw new RequestProblem(404, 'not-found');
    const text = calendarOf(visit.t('calendar.title'), datesOf(status, visit, this.config.PUBLIC_URL));
    await reply.headers({ 'content-type': 'text/calendar; charset=utf-8; method=PUBLISH', 'content-disposition': 'inline; filename="mot-cua.ics"', 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' }).send(text);
  }
}

/** The scheme by which programs subscribe instead of taking the dates over once. */
const webcalAt = (path: string, publicUrl: string) => new URL(path, publicUrl).href.replace(/^https?:/, 'webcal:');
