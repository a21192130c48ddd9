import { isSigned, signatureOf } from '@motcua/auth/message-signature';
import { DependencyAway } from '@motcua/messaging/failure';
import { z } from 'zod';
import { type Begun, CallbackRefused, type Notice, type Order, type PaymentProvider } from './provider.ts';

const Text = z.string().min(1).max(500);
const SandboxNotice = z.object({
  reference: z.uuid(),
  state: z.enum(['pending', 'paid', 'failed', 'cancelled', 'expired', 'unknown']),
  transactions: z.array(z.object({ id: Text, amount: z.int(), currency: Text, way: z.enum(['gateway', 'transfer']), at: z.iso.datetime() })),
});
const SandboxOrder = z.object({ address: z.url(), transfer: z.object({ bank: Text, account: Text, name: Text, words: Text }) });
const SandboxRefund = z.object({ state: z.enum(['done', 'pending', 'refused']) });

interface At {
  /** Signatures are as old as the machine's clock says. */
  readonly now: () => Date;
  readonly url: string;
  readonly secret: string;
}

/** `apps/pay-sandbox`: a provider of our own where no money moves, for demonstrations and tests. */
export class SandboxProvider implements PaymentProvider {
  readonly id = 'sandbox';
  readonly name = { vi: 'Cổng thanh toán thử nghiệm', en: 'Payment sandbox' };

  constructor(private readonly at: At) {}

  async begin(order: Order): Promise<Begun> {
    return SandboxOrder.parse(await this.call('POST', '/api/orders', { ...order, currency: 'VND' }));
  }

  readCallback({ headers, body }: Parameters<PaymentProvider['readCallback']>[0]): Notice {
    if (!isSigned(body, headers['x-pay-signature'], { secret: this.at.secret, at: this.at.now().getTime() })) throw new CallbackRefused('not signed by the provider, or too old');
    const notice = SandboxNotice.safeParse(jsonIn(body));
    if (!notice.success) throw new CallbackRefused('not of the shape that was agreed');
    return notice.data;
  }

  readReturn({ payment = '', t = '', v1 = '' }: Readonly<Record<string, string>>): string | undefined {
    return isSigned(`return ${payment}`, `t=${t},v1=${v1}`, { secret: this.at.secret, at: this.at.now().getTime() }) ? payment : undefined;
  }

  async ask(reference: string): Promise<Notice> {
    return SandboxNotice.parse(await this.call('GET', `/api/orders/${reference}`));
  }

  async refund(refund: Parameters<PaymentProvider['refund']>[0]): Promise<'done' | 'pending' | 'refused'> {
    return SandboxRefund.parse(await this.call('POST', '/api/refunds', refund)).state;
  }

  private async call(method: 'GET' | 'POST', path: string, json?: object): Promise<unknown> {
    const body = json === undefined ? '' : JSON.stringify(json);
    const signature = signatureOf(`${method} ${path} ${body}`, { secret: this.at.secret, at: this.at.now().getTime() });
    const headers = { 'x-pay-signature': signature, ...(json ? { 'content-type': 'application/json' } : {}) };
    try {
      const answer = await fetch(`${this.at.url}${path}`, { method, headers, ...(json ? { body } : {}), signal: AbortSignal.timeout(5_000) });
      if (!answer.ok) throw new DependencyAway(`the payment provider answered ${answer.status}`);
      return await answer.json();
    } catch (error) {
      throw error instanceof DependencyAway ? error : new DependencyAway('the payment provider is away', { cause: error });
    }
  }
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
