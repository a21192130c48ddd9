import { isSigned, signatureOf } from '@motcua/auth/message-signature';
import { testSecret } from '@motcua/testing/stack';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Notice, Transaction } from '../fees/provider.ts';

/** What the machine's clock of a running one-stop says in specs, unless they move it. */
export const now = Date.parse('2026-11-23T03:00:00Z');

interface Ordered {
  reference: string;
  amount: number;
  callback: string;
}

/** A payment provider as one-stop meets it over HTTP: orders, questions and refunds, all signed. What people do there is done by hand. */
export async function aProvider() {
  const orders = new Map<string, Ordered>();
  const notices = new Map<string, Notice>();
  const refunds = new Map<string, number>();
  const state = { away: false, asked: 0, refunds, orders, notices };
  const routes: Record<string, (request: { path: string; body: string }) => object> = {
    'POST /api/orders': ({ body }) => {
      const order = JSON.parse(body) as Ordered;
      if (!notices.has(order.reference)) notices.set(order.reference, { reference: order.reference, state: 'pending', transactions: [] });
      orders.set(order.reference, order);
      return { address: `http://pay.example/${order.reference}`, transfer: { bank: '970436', account: '9990012345678', name: 'KHO BAC', words: `MC ${order.reference.slice(0, 8)}` } };
    },
    'GET /api/orders': ({ path }) => {
      state.asked += 1;
      const reference = path.split('/').at(-1) ?? '';
      return notices.get(reference) ?? { reference, state: 'unknown', transactions: [] };
    },
    'POST /api/refunds': ({ body }) => {
      const { id, amount } = JSON.parse(body) as { id: string; amount: number };
      refunds.set(id, amount);
      return { state: 'done' };
    },
  };
  const server = createServer(async (request, answer) => {
    const body = await textOf(request);
    const path = request.url ?? '';
    const signature = String(request.headers['x-pay-signature']);
    // As old as it says: one-stop's clock is one that specs set.
    const at = Number(/^t=(\d+)/.exec(signature)?.[1]) * 1000;
    const signed = isSigned(`${request.method} ${path} ${body}`, signature, { secret: testSecret, at });
    const route = routes[`${request.method} ${path.split('/').slice(0, 3).join('/')}`];
    if (state.away || !signed || !route) return void answer.writeHead(state.away ? 503 : 401).end();
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(route({ path, body })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const noticeOf = (reference: string): Notice => notices.get(reference) ?? { reference, state: 'unknown', transactions: [] };
  return {
    state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    noticeOf,
    /** The citizen pays; nobody is told. */
    pay(reference: string, changes: Partial<Transaction> = {}): Notice {
      const transaction: Transaction = { id: `tx-${randomUUID()}`, amount: orders.get(reference)?.amount ?? 0, currency: 'VND', way: 'gateway', at: new Date().toISOString(), ...changes };
      const notice: Notice = { reference, state: 'paid', transactions: [...noticeOf(reference).transactions, transaction] };
      notices.set(reference, notice);
      return notice;
    },
    end(reference: string, how: 'failed' | 'cancelled'): Notice {
      const notice: Notice = { reference, state: how, transactions: [] };
      notices.set(reference, notice);
      return notice;
    },
    close: () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}

/** A call-back as the provider would send it. */
export function aCallback(notice: object, { secret = testSecret, at = now }: { secret?: string; at?: number } = {}) {
  const payload = JSON.stringify(notice);
  return { method: 'POST' as const, url: '/v1/payments/callback/sandbox', payload, headers: { 'content-type': 'application/json', 'x-pay-signature': signatureOf(payload, { secret, at }) } };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
