import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { readIdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { passThrough } from '../services/pass-through.ts';
import { bookPage } from './book.page.tsx';
import { FeesClient } from './fees.client.ts';
import { dongIn } from './typed.ts';

const Wished = z.object({ ngay: z.iso.date().optional().catch(undefined), da: z.literal('closed').optional().catch(undefined) });

/** The cashier's book (sổ thu) and its closing. */
@Controller('office/so-thu')
export class BookController {
  constructor(
    private readonly fees: FeesClient,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get()
  async page(@VisitOf() visit: Visit, @Official() person: Person, @Query(parsedBy(Wished)) { ngay, da }: z.output<typeof Wished>, @Res() reply: FastifyReply): Promise<void> {
    const [book, room] = await Promise.all([this.fees.book(person, ngay), this.rooms.furnish(visit, person)]);
    await show(reply, bookPage(room, { book, closed: da === 'closed' }));
  }

  @Get('ngay.csv')
  async csv(@Official() person: Person, @Query(parsedBy(Wished)) { ngay }: z.output<typeof Wished>, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.fees.csv(person, ngay), { download: true });
  }

  @Post('khoa-so')
  @HttpCode(200)
  async close(@VisitOf() visit: Visit, @Official() person: Person, @Req() request: FastifyRequest<{ Body: Readonly<Record<string, string | undefined>> }>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    try {
      await this.fees.close(person, { handedOver: dongIn(request.body['handed-over']), key: readIdempotencyKey(request.body['key']) });
      await goTo(reply, `${addresses.cashBook()}?da=closed`);
    } catch (error) {
      if (!(error instanceof ServiceRefused) || error.status === 401 || error.status >= 500) throw error;
      const [book, room] = await Promise.all([this.fees.book(person), this.rooms.furnish(visit, person)]);
      await show(reply, bookPage(room, { book, closed: false, refused: true }), error.status);
    }
  }
}
