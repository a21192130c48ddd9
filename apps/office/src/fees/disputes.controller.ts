import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { readIdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { disputesPage } from './disputes.page.tsx';
import { FeesClient } from './fees.client.ts';
import type { Post as Typed } from './typed.ts';

const Told = z.object({ da: z.literal('settled').optional().catch(undefined) });

/** Money that fits no payment, beside the cashier's book. */
@Controller('office/so-thu/doi-chieu')
export class DisputesController {
  constructor(
    private readonly fees: FeesClient,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get()
  async page(@VisitOf() visit: Visit, @Official() person: Person, @Query(parsedBy(Told)) { da }: z.output<typeof Told>, @Res() reply: FastifyReply): Promise<void> {
    const [disputes, room] = await Promise.all([this.fees.disputes(person), this.rooms.furnish(visit, person)]);
    await show(reply, disputesPage(room, { disputes, settled: da === 'settled' }));
  }

  @Post(':payment')
  @HttpCode(200)
  async settle(@VisitOf() visit: Visit, @Official() person: Person, @Param('payment', parsedBy(z.uuid())) payment: string, @Req() request: FastifyRequest<{ Body: Typed }>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { transaction, end, reason, key } = request.body;
    try {
      await this.fees.settle(person, payment, { key: readIdempotencyKey(key), body: { transaction, end, reason } });
      await goTo(reply, addresses.disputes('settled'));
    } catch (error) {
      if (!(error instanceof ServiceRefused) || error.status === 401 || error.status === 404 || error.status >= 500) throw error;
      const [disputes, room] = await Promise.all([this.fees.disputes(person), this.rooms.furnish(visit, person)]);
      await show(reply, disputesPage(room, { disputes, refused: error.code }), error.status);
    }
  }
}
