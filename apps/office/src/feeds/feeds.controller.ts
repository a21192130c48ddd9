import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { Slug } from '@motcua/contracts/text';
import { parsedBy } from '@motcua/http/parsed-by';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Administrator } from '../designer/administrator.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { feedPage } from './feed.page.tsx';
import { WebhooksClient } from '../webhooks/webhooks.client.ts';
import { FeedsClient } from './feeds.client.ts';
import { feedsPage } from './feeds.page.tsx';
import { sharingMapPage } from './sharing-map.page.tsx';

/** How the feeds from other systems are, and what flows between agencies. */
@Controller('office')
export class FeedsController {
  constructor(
    private readonly feeds: FeedsClient,
    private readonly webhooks: WebhooksClient,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get('nguon-du-lieu')
  async list(@VisitOf() visit: Visit, @Administrator() person: Person, @Res() reply: FastifyReply): Promise<void> {
    const [list, room] = await Promise.all([this.feeds.all(person), this.rooms.furnish(visit, person)]);
    await show(reply, feedsPage(room, list));
  }

  @Get('ban-do-chia-se')
  async map(@VisitOf() visit: Visit, @Administrator() person: Person, @Res() reply: FastifyReply): Promise<void> {
    const [list, { webhooks }, room] = await Promise.all([this.feeds.all(person), this.webhooks.all(person), this.rooms.furnish(visit, person)]);
    await show(reply, sharingMapPage(room, { ...list, webhooks }));
  }

  @Get('nguon-du-lieu/:id')
  async one(@VisitOf() visit: Visit, @Administrator() person: Person, @Param('id', parsedBy(Slug)) id: string, @Res() reply: FastifyReply): Promise<void> {
    const [feed, room] = await Promise.all([this.feeds.one(person, id), this.rooms.furnish(visit, person)]);
    await show(reply, feedPage(room, feed));
  }

  /** One that is running already is shown, which is what was wanted. */
  @Post('nguon-du-lieu/:id/xu-ly-lai')
  @HttpCode(200)
  async replay(@Administrator() person: Person, @Param('id', parsedBy(Slug)) id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.feeds.replay(person, id).catch((error: unknown) => {
      if (!(error instanceof ServiceRefused) || error.code !== 'feed-replaying') throw error;
    });
    await goTo(reply, addresses.feed(id));
  }
}
