import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { readIdempotencyKey } from '@motcua/http/conditions';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { passThrough } from '../services/pass-through.ts';
import { Fees } from './fees.client.ts';
import { paymentPage } from './payment.page.tsx';

/** Paying a fee on line: begun here, paid at the provider, confirmed by the server and by nothing that a browser says. */
@Controller('ho-so/:id')
export class PaymentsController {
  constructor(private readonly fees: Fees) {}

  @Post('thanh-toan')
  async begin(@VisitOf() { lang: language }: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Req() request: FastifyRequest<{ Body: Readonly<Record<string, string | undefined>> }>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    try {
      const payment = await this.fees.begin(citizen, id, { key: readIdempotencyKey(request.body['key']), language });
      await goTo(reply, addresses.payment(id, payment.id));
    } catch (error) {
      if (error instanceof ServiceRefused && error.status === 409) return goTo(reply, `${addresses.dossier(id)}?tin=not-now`);
      throw error;
    }
  }

  /** Also where the provider sends the browser back to, with what it signed in the address: read once, then out of sight. */
  @Get('thanh-toan/:payment')
  async show(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param() { id, payment }: { id: string; payment: string }, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const said = Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'lang'));
    if (typeof said['payment'] === 'string') {
      await this.fees.cameBack(citizen, id, { payment, query: said });
      return goTo(reply, `${addresses.payment(id, payment)}?da-ve=1`);
    }
    const found = await this.fees.look(citizen, id, payment);
    await show(reply, paymentPage(visit, { payment: found, cameBack: query['da-ve'] === '1' }));
  }

  @Get('bien-lai/:receipt')
  async receipt(@Citizen() citizen: Person, @Param('id') id: string, @Param('receipt') receipt: string, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.fees.receipt(citizen, id, receipt.replace(/\.pdf$/, '')));
  }
}
