import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { ReadUpTo } from '@motcua/contracts/notices-api';
import { goTo, show } from '@motcua/pages/reply';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { Notices } from './notices.client.ts';
import { noticesPage } from './notices.page.tsx';
import { wishesIn } from './wishes.tsx';

/** The bell. Reading the page marks nothing: who looks away in the middle has not read it. */
@Controller('office')
export class NoticesController {
  constructor(
    private readonly notices: Notices,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get('thong-bao')
  async list(@VisitOf() visit: Visit, @Official() person: Person, @Res() reply: FastifyReply): Promise<void> {
    const [list, room] = await Promise.all([this.notices.list(person), this.rooms.furnish(visit, person)]);
    await show(reply, noticesPage(room, list));
  }

  @Post('thong-bao')
  async read(@Official() person: Person, @Body() posted: Record<string, unknown> | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const upTo = ReadUpTo.safeParse({ at: posted?.['den'] }).data;
    if (upTo) await this.notices.read(person, upTo.at);
    await goTo(reply, addresses.notices);
  }

  @Post('tai-khoan/thong-bao')
  async wish(@Official() person: Person, @Body() posted: Record<string, unknown> | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.notices.wish(person, wishesIn(posted ?? {}));
    await goTo(reply, `${addresses.account}?da-luu=1`);
  }
}
