import { isSigned } from '@motcua/auth/message-signature';
import { Clock } from '@motcua/http/clock';
import { parsedBy } from '@motcua/http/parsed-by';
import { RequestProblem } from '@motcua/http/problem';
import { Public } from '@motcua/http/public';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Orders, type Notice } from './orders.ts';
import { PAY_SANDBOX_CONFIG, type PaySandboxConfig } from './pay-sandbox.config.ts';
import { transferFor } from './transfer.ts';

const NewOrder = z.strictObject({
  reference: z.uuid(),
  amount: z.int().min(1),
  currency: z.literal('VND'),
  returnTo: z.url(),
  callback: z.url(),
  expiresAt: z.iso.datetime(),
  language: z.enum(['vi', 'en']),
});
const Refund = z.strictObject({ id: z.uuid(), transaction: z.string(), amount: z.int().min(1) });

/** What the office's system asks: every request is signed. */
@ApiExcludeController()
@Public()
@Controller('api')
export class OrdersController {
  constructor(
    private readonly orders: Orders,
    private readonly clock: Clock,
    @Inject(PAY_SANDBOX_CONFIG) private readonly config: PaySandboxConfig,
  ) {}

  @Post('orders')
  @HttpCode(200)
  order(@Req() request: FastifyRequest, @Body(parsedBy(NewOrder)) order: z.output<typeof NewOrder>) {
    this.mustBeSigned(request);
    const { reference } = this.orders.take(order);
    return { address: `${this.config.PUBLIC_URL}/pay-sandbox/${reference}`, transfer: transferFor(reference) };
  }

  @Get('orders/:reference')
  ask(@Req() request: FastifyRequest, @Param('reference', parsedBy(z.uuid())) reference: string): Notice {
    this.mustBeSigned(request);
    return this.orders.noticeOf(reference, this.clock.machine());
  }

  @Post('refunds')
  @HttpCode(200)
  refund(@Req() request: FastifyRequest, @Body(parsedBy(Refund)) refund: z.output<typeof Refund>): { state: 'done' | 'refused' } {
    this.mustBeSigned(request);
    return { state: this.orders.refund(refund) ? 'done' : 'refused' };
  }

  private mustBeSigned({ method, url, body, headers }: FastifyRequest): void {
    const text = `${method} ${url} ${body === undefined || body === null ? '' : JSON.stringify(body)}`;
    const signature = headers['x-pay-signature'];
    const at = this.clock.machine().getTime();
    if (typeof signature !== 'string' || !isSigned(text, signature, { secret: this.config.PAY_SANDBOX_SECRET, at })) throw new RequestProblem(401, 'not-signed-in');
  }
}
