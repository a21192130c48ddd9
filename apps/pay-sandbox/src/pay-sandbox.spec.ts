import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isSigned, signatureOf } from '@motcua/auth/message-signature';
import { createLogger } from '@motcua/logging/logger';
import { eventually } from '@motcua/testing/eventually';
import { testSecret as secret } from '@motcua/testing/stack';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPaySandbox } from './pay-sandbox.app.ts';
import { PaySandboxConfig } from './pay-sandbox.config.ts';

let app: NestFastifyApplication;
let directory: string;
let server: Server;
const heard: { body: string; signature: string }[] = [];

const started = async () => {
  const config = PaySandboxConfig.parse({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: directory, PUBLIC_URL: 'http://localhost:8080', PAY_SANDBOX_SECRET: secret });
  const sandbox = await createPaySandbox(config, { logger: createLogger('pay-sandbox', 'silent') });
  await sandbox.listen(0, '127.0.0.1');
  return sandbox;
};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pay-sandbox-'));
  server = createServer(async (request, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    heard.push({ body: Buffer.concat(chunks).toString(), signature: String(request.headers['x-pay-signature']) });
    answer.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  app = await started();
});
afterAll(async () => {
  await app.close();
  server.close();
  server.closeAllConnections();
  await rm(directory, { recursive: true, force: true });
});

const ask = (method: 'GET' | 'POST', url: string, payload?: object, key = secret) =>
  app.inject({ method, url, ...(payload ? { payload } : {}), headers: { 'x-pay-signature': signatureOf(`${method} ${url} ${payload ? JSON.stringify(payload) : ''}`, { secret: key, at: Date.now() }) } });

async function ordered(): Promise<string> {
  const reference = randomUUID();
  const order = { reference, amount: 50_000, currency: 'VND', returnTo: 'http://localhost:8080/ho-so/1/thanh-toan/2', callback: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, expiresAt: new Date(Date.now() + 60_000).toISOString(), language: 'vi' };
  expect((await ask('POST', '/api/orders', order)).json()).toMatchObject({ address: `http://localhost:8080/pay-sandbox/${reference}`, transfer: { bank: '970436' } });
  return reference;
}
const press = (reference: string, outcome: string) => app.inject({ method: 'POST', url: `/pay-sandbox/${reference}`, payload: `outcome=${outcome}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
const noticeOf = async (reference: string) => (await ask('GET', `/api/orders/${reference}`)).json<{ state: string; transactions: { amount: number }[] }>();
const heardOf = (reference: string) => heard.filter(({ body }) => body.includes(reference));

describe('the sandbox', () => {
  it('says on every page that no money moves', async () => {
    const reference = await ordered();
    for (const lang of ['vi', 'en']) {
      const { body } = await app.inject(`/pay-sandbox/${reference}?lang=${lang}`);
      expect(body).toContain(lang === 'vi' ? 'Đây là cổng thử nghiệm' : 'This is a sandbox');
      expect(body).toMatch(/50[.,]000/);
    }
  });

  it('answers nobody who does not sign', async () => {
    expect((await ask('GET', `/api/orders/${randomUUID()}`, undefined, 'another secret, long enough to be one')).statusCode).toBe(401);
    expect((await app.inject(`/api/orders/${randomUUID()}`)).statusCode).toBe(401);
  });

  it('takes the money, sends the browser back with a signature and tells the office', async () => {
    const reference = await ordered();
    const back = new URL(String((await press(reference, 'success')).headers['location']));
    const { t, v1 } = Object.fromEntries(back.searchParams);
    expect(isSigned(`return ${reference}`, `t=${t},v1=${v1}`, { secret, at: Date.now() })).toBe(true);
    const told = await eventually(() => {
      const [first] = heardOf(reference);
      if (!first) throw new Error('nothing was told yet');
      return first;
    });
    expect(isSigned(told.body, told.signature, { secret, at: Date.now() })).toBe(true);
    expect(JSON.parse(told.body)).toMatchObject({ reference, state: 'paid', transactions: [{ amount: 50_000, currency: 'VND', way: 'gateway' }] });
  });

  it.each([
    ['close-and-lost', 200, 'paid', 1],
    ['callback-lost', 303, 'paid', 1],
    ['pay-twice', 303, 'paid', 2],
    ['fail', 303, 'failed', 0],
    ['cancel', 303, 'cancelled', 0],
    ['slow', 303, 'pending', 0],
  ])('%s: answers %i, is then %s with %i payments', async (outcome, status, state, count) => {
    const reference = await ordered();
    expect((await press(reference, outcome)).statusCode).toBe(status);
    expect(await noticeOf(reference)).toMatchObject({ state, transactions: Array.from({ length: count }, () => ({ amount: 50_000 })) });
  });

  it('signs wrongly when it is told to', async () => {
    const reference = await ordered();
    await press(reference, 'wrong-signature');
    const told = await eventually(() => {
      const [first] = heardOf(reference);
      if (!first) throw new Error('nothing was told yet');
      return first;
    });
    expect(isSigned(told.body, told.signature, { secret, at: Date.now() })).toBe(false);
  });

  it('takes a transfer when all is over, and tells nobody when it is told to', async () => {
    const reference = await ordered();
    await press(reference, 'cancel');
    await eventually(() => expect(heardOf(reference)).toHaveLength(1));
    expect((await press(reference, 'close-and-lost&transfer=50000')).statusCode).toBe(200);
    expect(await noticeOf(reference)).toMatchObject({ state: 'paid', transactions: [{ amount: 50_000, way: 'transfer' }] });
    await press(reference, 'close-browser&transfer=50000');
    // The call-back of the second transfer is the next that is heard, and tells both.
    await eventually(() => expect(heardOf(reference)).toHaveLength(2));
    expect(JSON.parse(heardOf(reference)[1]?.body ?? '')).toMatchObject({ transactions: [{ way: 'transfer' }, { way: 'transfer' }] });
  });

  it('gives money back once, and no more than came', async () => {
    const reference = await ordered();
    await press(reference, 'close-and-lost');
    const { transactions } = (await ask('GET', `/api/orders/${reference}`)).json<{ transactions: { id: string }[] }>();
    const refund = { id: randomUUID(), transaction: transactions[0]?.id ?? '', amount: 50_000 };
    const answers = [await ask('POST', '/api/refunds', refund), await ask('POST', '/api/refunds', refund)];
    expect(answers.map((answer) => answer.json())).toEqual([{ state: 'done' }, { state: 'done' }]);
    expect((await ask('POST', '/api/refunds', { ...refund, id: randomUUID() })).json()).toEqual({ state: 'refused' });
  });

  it('knows everything again when it starts again', async () => {
    const reference = await ordered();
    await press(reference, 'callback-lost');
    await app.close();
    app = await started();
    expect(await noticeOf(reference)).toMatchObject({ state: 'paid', transactions: [{ amount: 50_000 }] });
  });
});
