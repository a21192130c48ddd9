import { checkCsrf } from '@motcua/auth/sign-in';
import { PushSubscription } from '@motcua/contracts/follows-api';
import { RequestProblem } from '@motcua/http/problem';
import { ServiceRefused } from '@motcua/pages/answer';
import { show } from '@motcua/pages/reply';
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { lookupPage } from '../lookup/lookup.page.tsx';
import { Statuses } from '../lookup/status.client.ts';
import { Follows } from './follow.client.ts';
import { followAgainPage, followAskedPage, followConfirmedPage, followOverPage, followPressPage, followStoppedPage } from './follow.page.tsx';

type Posted = Readonly<Record<string, unknown>> | undefined;

const text = (value: unknown, most: number): string => (typeof value === 'string' ? value.trim().slice(0, most) : '');
const tokenIn = (value: unknown) => text(value, 2_000);
const Email = z.email().max(254);

/** Being told of a dossier's changes by e-mail, without an account: asked for beside the status, confirmed and stopped by links in letters. */
@Controller('theo-doi')
export class FollowController {
  constructor(
    private readonly follows: Follows,
    private readonly statuses: Statuses,
  ) {}

  @Post()
  async ask(@VisitOf() visit: Visit, @Body() posted: Posted, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const [watch, typed] = [text(posted?.['xem'], 60), text(posted?.['thu'], 300)];
    // Who holds the token has given code and second factor; it ends after a while.
    const status = await this.statuses.watched(watch);
    if (!status) return show(reply, lookupPage(visit, {}), 404);
    if (!Email.safeParse(typed).success) return show(reply, followAgainPage(visit, { watch, typed }), 422);
    await this.follows.ask({ status, email: typed, language: visit.lang });
    await show(reply, followAskedPage(visit));
  }

  /** From the script of the page: a browser's own address, once its owner has allowed it. */
  @Post('trinh-duyet')
  @HttpCode(204)
  async askInBrowser(@VisitOf() visit: Visit, @Body() posted: Posted, @Req() request: FastifyRequest): Promise<void> {
    checkCsrf(request);
    const subscription = PushSubscription.safeParse(posted?.['subscription']).data;
    const status = await this.statuses.watched(text(posted?.['xem'], 60));
    if (!status || !subscription) throw new RequestProblem(status ? 422 : 404, status ? 'push-endpoint-invalid' : 'status-not-found');
    await this.follows.askInBrowser({ status, subscription, language: visit.lang }).catch((error: unknown) => {
      throw error instanceof ServiceRefused ? error.asProblem() : error;
    });
  }

  @Get('xac-nhan')
  async confirmPage(@VisitOf() visit: Visit, @Query('ma') token: unknown, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, followPressPage(visit, 'confirm', tokenIn(token)));
  }

  @Post('xac-nhan')
  async confirm(@VisitOf() visit: Visit, @Body() posted: Posted, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const reference = await this.follows.confirm(tokenIn(posted?.['ma'])).catch(undefinedIfOver);
    await (reference === undefined ? show(reply, followOverPage(visit), 410) : show(reply, followConfirmedPage(visit, reference)));
  }

  @Get('thoi')
  async stopPage(@VisitOf() visit: Visit, @Query('ma') token: unknown, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, followPressPage(visit, 'stop', tokenIn(token)));
  }

  /** Also pressed by mail programs, which have no page and no session (RFC 8058): the token is all it needs, and all it does is end letters. */
  @Post('thoi')
  async stop(@VisitOf() visit: Visit, @Body() posted: Posted, @Query('ma') inLink: unknown, @Res() reply: FastifyReply): Promise<void> {
    const stopped = await this.follows.stop(tokenIn(posted?.['ma'] ?? inLink)).then(() => true, undefinedIfOver);
    await (stopped ? show(reply, followStoppedPage(visit)) : show(reply, followOverPage(visit), 410));
  }
}

function undefinedIfOver(error: unknown): undefined {
  if (error instanceof ServiceRefused && [400, 410, 422].includes(error.status)) return undefined;
  throw error;
}
