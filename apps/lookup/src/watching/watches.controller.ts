import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { PublicStatus } from '@motcua/contracts/dossier';
import { WatchAsked, Watched } from '@motcua/contracts/status-watch-api';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Public } from '@motcua/http/public';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressOf } from '../status.routes.ts';
import { EventStream } from './event-stream.ts';
import { Watches } from './watches.service.ts';

/** For an open page: the look-up, and then what is new, as it happens. */
@Public()
@Controller('v1/status-watches')
export class WatchesController {
  constructor(private readonly watches: Watches) {}

  @Post()
  @HttpCode(201)
  @Header('cache-control', 'no-store')
  @Api({ summary: 'Public status of a dossier, and a token to watch it by', body: WatchAsked, answers: { 201: Watched, 404: 'Unknown code, or wrong digits: the same answer for both', 429: 'Too many wrong tries' } })
  begin(@Body(parsedBy(WatchAsked)) asked: WatchAsked, @Req() request: FastifyRequest): Watched {
    return this.watches.begin(asked, addressOf(request));
  }

  @Get(':token')
  @Header('cache-control', 'no-store')
  @Api({ summary: 'Public status of the dossier that is watched', answers: { 200: PublicStatus, 404: 'The watch is over' } })
  again(@Param('token') token: string): PublicStatus {
    return this.watches.again(token);
  }

  @Get(':token/events')
  @Api({ summary: 'Server-sent events: `status` with the public status whenever it changes; `Last-Event-ID` is the version seen last', answers: { 200: 'text/event-stream', 404: 'The watch is over', 503: 'No place left: ask from time to time' } })
  follow(@Param('token') token: string, @Headers('last-event-id') seen: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.watches.follow({ token, seen: Number(seen) || 0, address: addressOf(request) }, () => new EventStream(request, reply));
  }
}
