import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { readIdempotencyKey } from '@motcua/http/conditions';
import { Clock } from '@motcua/http/clock';
import { parsedBy } from '@motcua/http/parsed-by';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { dayOf, daysAfter } from '../dossier/day.ts';
import { DossierId } from '../dossier/id.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { OneStop } from '../services/one-stop.ts';
import { passThrough } from '../services/pass-through.ts';
import { type FeeAct, feeActs, FeesClient } from './fees.client.ts';
import { feesPage, type FeesTold } from './fees.page.tsx';
import { bodyOf, type Post as Typed } from './typed.ts';

const Act = z.object({ id: z.uuid(), act: z.enum(feeActs) });
const Receipt = z.object({ id: z.uuid(), receipt: z.uuid() });
const Told = z.object({ da: z.enum([...feeActs, 'begun']).optional().catch(undefined) });
/** How many days somebody has to pay unless the official says otherwise. */
const usualDays = 10;

/** A dossier's fees at the counter: what is owed, money taken, waived and given back. */
@Controller('office/ho-so')
export class FeesController {
  constructor(
    private readonly fees: FeesClient,
    private readonly oneStop: OneStop,
    private readonly rooms: RoomKeeper,
    private readonly clock: Clock,
  ) {}

  @Get(':id/le-phi')
  async page(@VisitOf() visit: Visit, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Query(parsedBy(Told)) { da }: z.output<typeof Told>, @Res() reply: FastifyReply): Promise<void> {
    await this.show({ visit, person, id, reply }, { done: da });
  }

  @Get(':id/bien-lai/:receipt')
  async receipt(@Official() person: Person, @Param(parsedBy(Receipt)) { id, receipt }: z.output<typeof Receipt>, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.fees.receipt(person, id, receipt));
  }

  /** A code on the screen that the citizen's bank reads; the page looks by itself whether the money is there. */
  @Post(':id/le-phi/vietqr')
  @HttpCode(200)
  async begin(@VisitOf() visit: Visit, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Req() request: FastifyRequest<{ Body: Typed }>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.attempt({ visit, person, id, reply }, async () => {
      await this.fees.begin(person, id, { key: readIdempotencyKey(request.body['key']), language: visit.lang });
      return 'begun';
    });
  }

  @Post(':id/le-phi/:act')
  @HttpCode(200)
  async act(@VisitOf() visit: Visit, @Official() person: Person, @Param(parsedBy(Act)) { id, act }: z.output<typeof Act>, @Req() request: FastifyRequest<{ Body: Typed }>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { body } = request;
    await this.attempt({ visit, person, id, reply }, async () => {
      await this.fees.act(person, { id, act }, { version: Number(body['version']) || 0, key: readIdempotencyKey(body['key']), body: bodyOf(act, body) });
      return act;
    });
  }

  private async attempt(asking: Asking, doIt: () => Promise<FeeAct | 'begun'>): Promise<void> {
    try {
      await goTo(asking.reply, `${addresses.fees(asking.id)}?da=${await doIt()}`);
    } catch (error) {
      if (!(error instanceof ServiceRefused) || error.status === 401 || error.status === 404 || error.status >= 500) throw error;
      await this.show(asking, { refused: error.code }, error.status);
    }
  }

  private async show({ visit, person, id, reply }: Asking, told: FeesTold, status?: number): Promise<void> {
    const [view, fees, room] = await Promise.all([this.oneStop.dossier(person, id), this.fees.of(person, id), this.rooms.furnish(visit, person)]);
    const until = daysAfter(dayOf(this.clock.now()), usualDays);
    await show(reply, feesPage(room, { view, fees, told, until }), status);
  }
}

interface Asking {
  readonly visit: Visit;
  readonly person: Person;
  readonly id: string;
  readonly reply: FastifyReply;
}
