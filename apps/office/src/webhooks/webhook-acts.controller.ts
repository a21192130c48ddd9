import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { Slug } from '@motcua/contracts/text';
import { parsedBy } from '@motcua/http/parsed-by';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Administrator } from '../designer/administrator.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { postedIn, text } from '../organisation/posted.ts';
import { webhookPage } from './webhook.page.tsx';
import { WebhooksClient } from './webhooks.client.ts';

/** A day begins where the office is. */
const dayStart = (day: string): string | undefined => (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? new Date(`${day}T00:00:00+07:00`).toISOString() : undefined);

/** What is done with one partner by a button. */
@Controller('office/doi-tac/:id')
export class WebhookActsController {
  constructor(
    private readonly webhooks: WebhooksClient,
    private readonly rooms: RoomKeeper,
  ) {}

  @Post('thu')
  @HttpCode(200)
  async test(@Administrator() person: Person, @Param('id', parsedBy(Slug)) id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.webhooks.test(person, id);
    await goTo(reply, addresses.webhook(id, 'test'));
  }

  @Post('bat')
  @HttpCode(200)
  async on(@Administrator() person: Person, @Param('id', parsedBy(Slug)) id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.webhooks.switch(person, id, true);
    await goTo(reply, addresses.webhook(id, 'on'));
  }

  @Post('tat')
  @HttpCode(200)
  async off(@Administrator() person: Person, @Param('id', parsedBy(Slug)) id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.webhooks.switch(person, id, false);
    await goTo(reply, addresses.webhook(id, 'off'));
  }

  /** From a day on, where one was given; else what failed. */
  @Post('gui-lai')
  @HttpCode(200)
  async again(@Administrator() person: Person, @Param('id', parsedBy(Slug)) id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const from = dayStart(text(postedIn(request), 'tu'));
    await this.webhooks.replay(person, id, from === undefined ? { what: 'failed' } : { what: 'since', from });
    await goTo(reply, addresses.webhook(id, 'again'));
  }

  /** Shown, not led to: the secret is told on this one page. */
  @Post('khoa')
  @HttpCode(200)
  async renewSecret(@VisitOf() visit: Visit, @Administrator() person: Person, @Param('id', parsedBy(Slug)) id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const secret = await this.webhooks.renewSecret(person, id);
    const [webhook, room] = await Promise.all([this.webhooks.one(person, id), this.rooms.furnish(visit, person)]);
    await show(reply, webhookPage(room, { ...webhook, secret }));
  }
}
