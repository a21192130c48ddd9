import { signatureOf } from '@motcua/auth/message-signature';
import { Clock } from '@motcua/http/clock';
import { parsedBy } from '@motcua/http/parsed-by';
import { RequestProblem } from '@motcua/http/problem';
import { Public } from '@motcua/http/public';
import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Order, Orders } from './orders.ts';
import { type Outcome, type OutcomeName, outcomeNames, outcomes, slowFor } from './outcomes.ts';
import { donePage, payPage } from './pay.page.tsx';
import { PAY_SANDBOX_CONFIG, type PaySandboxConfig } from './pay-sandbox.config.ts';
import { Teller } from './teller.ts';

const Chosen = z.object({ outcome: z.enum(outcomeNames as [string, ...string[]]).optional(), transfer: z.coerce.number().int().min(1).optional() });
const Wish = z.object({ lang: z.enum(['vi', 'en']).optional().catch(undefined) });
const html = 'text/html; charset=utf-8';

/** The page where a citizen "pays", and where a tester chooses what goes wrong. */
@ApiExcludeController()
@Public()
@Controller('pay-sandbox')
export class PayController {
  constructor(
    private readonly orders: Orders,
    private readonly teller: Teller,
    private readonly clock: Clock,
    @Inject(PAY_SANDBOX_CONFIG) private readonly config: PaySandboxConfig,
  ) {}

  @Get(':reference')
  @Header('content-type', html)
  @Header('cache-control', 'no-store')
  page(@Param('reference', parsedBy(z.uuid())) reference: string, @Query(parsedBy(Wish)) { lang }: z.output<typeof Wish>): string {
    const order = this.order(reference);
    return payPage(lang ?? order.language, { order, state: this.orders.noticeOf(reference, this.clock.machine()).state });
  }

  @Post(':reference')
  @HttpCode(200)
  async pay(@Param('reference', parsedBy(z.uuid())) reference: string, @Body(parsedBy(Chosen)) { outcome, transfer }: z.output<typeof Chosen>, @Res() reply: FastifyReply): Promise<void> {
    const order = this.order(reference);
    const chosen = chosenBy(outcome as OutcomeName | undefined, transfer);
    if (transfer !== undefined) this.orders.pay(reference, { amount: transfer, way: 'transfer', at: this.clock.machine() });
    this.happen(order, chosen);
    if (chosen.returns) return void (await reply.redirect(this.backTo(order), 303));
    await reply.header('content-type', html).header('cache-control', 'no-store').send(donePage(order.language, order));
  }

  private happen({ reference, amount }: Order, { pays, ends, tells }: Outcome): void {
    const money = () => this.orders.pay(reference, { amount, way: 'gateway', at: this.clock.machine() });
    if (ends) this.orders.end(reference, ends);
    if (pays === 'once' || pays === 'twice') money();
    if (pays === 'twice') money();
    if (pays === 'later') this.teller.later(slowFor, money);
    if (!tells) return;
    this.teller.tell(reference, { ...(tells === 'wrongly' ? { secret: 'a secret that was never agreed with anybody' } : {}), ...(pays === 'later' ? { afterMs: slowFor + 500 } : {}) });
    if (tells === 'twice') this.teller.tell(reference, { afterMs: 300 });
  }

  /** Signed, so that whoever comes back is known to come from here; it says nothing that counts. */
  private backTo({ reference, returnTo }: Order): string {
    const { state } = this.orders.noticeOf(reference, this.clock.machine());
    const [, t = '', v1 = ''] = /^t=(\d+),v1=(\w+)$/.exec(signatureOf(`return ${reference}`, { secret: this.config.PAY_SANDBOX_SECRET, at: this.clock.machine().getTime() })) ?? [];
    return `${returnTo}?${new URLSearchParams({ payment: reference, state, t, v1 })}`;
  }

  private order(reference: string): Order {
    const order = this.orders.find(reference);
    if (!order) throw new RequestProblem(404, 'not-found');
    return order;
  }
}

/** A transfer is the money itself, and sends nobody back; with an outcome, the call-back about it goes as in that one. */
function chosenBy(outcome: OutcomeName | undefined, transfer: number | undefined): Outcome {
  if (transfer === undefined) return outcomes[outcome ?? 'success'];
  const { tells }: Outcome = outcome === undefined ? { tells: 'once', returns: false } : outcomes[outcome];
  return { ...(tells ? { tells } : {}), returns: false };
}
