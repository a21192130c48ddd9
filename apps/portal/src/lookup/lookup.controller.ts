import { checkCsrf } from '@motcua/auth/sign-in';
import { show } from '@motcua/pages/reply';
import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Follows } from '../follow/follow.client.ts';
import { elsewherePage } from './elsewhere.tsx';
import { lookupPage, statusPage, type StatusView } from './lookup.page.tsx';
import { PORTAL_CONFIG, type PortalConfig } from '../portal.config.ts';
import { Statuses } from './status.client.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 60) : '');

/** A form that is posted, so that the digits are in no address, no history and no log. */
@Controller('tra-cuu')
export class LookupController {
  constructor(
    private readonly statuses: Statuses,
    private readonly catalogue: Catalogue,
    private readonly follows: Follows,
    @Inject(PORTAL_CONFIG) private readonly config: PortalConfig,
  ) {}

  @Get()
  async ask(@VisitOf() visit: Visit, @Query('ma') code: unknown, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, lookupPage(visit, { code: text(code) }));
  }

  @Post()
  async answer(@VisitOf() visit: Visit, @Body() body: Record<string, unknown> | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { t } = visit;
    const [code, digits] = [text(body?.['ma']), text(body?.['so4'])];
    const again = (at: 'code' | 'digits', message: string, status = 422) => show(reply, lookupPage(visit, { code, wrong: { at, message } }), status);
    if (!code) return again('code', t('lookup.code-missing'));
    if (!/^\d{4}$/.test(digits)) return again('digits', t('lookup.digits-missing'));
    const found = await this.statuses.of({ code, digits, address: request.ip });
    if ('status' in found) return show(reply, await this.pageOf(visit, found));
    if (found.refused === 'unknown') return again('code', t('lookup.unknown'), 404);
    void reply.header('retry-after', String(found.wait));
    return again('code', t('lookup.too-many', { n: Math.max(1, Math.ceil(found.wait / 60)) }), 429);
  }

  /** The page that is open, as it is now. Posted, so that its token is in no history; it changes nothing, so the token is all it needs. */
  @Post('hien-nay')
  async again(@VisitOf() visit: Visit, @Body() body: Record<string, unknown> | undefined, @Res() reply: FastifyReply): Promise<void> {
    const watch = text(body?.['xem']);
    const status = await this.statuses.watched(watch);
    await (status ? show(reply, await this.pageOf(visit, { status, watch })) : show(reply, lookupPage(visit, {}), 404));
  }

  private async pageOf(visit: Visit, found: Omit<StatusView, 'offersSms' | 'pushKey'>): Promise<string> {
    const view = { ...found, offersSms: this.config.SMS_URL !== undefined, pushKey: await this.follows.pushKey() };
    return view.status.elsewhere ? elsewherePage(visit, { ...view, counter: this.catalogue.agency(view.status.agency.code) }) : statusPage(visit, view);
  }
}
