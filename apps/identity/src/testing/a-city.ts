import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { checkCsrf, csrfToken, signIn } from '@motcua/auth/sign-in';
import { Clock } from '@motcua/http/clock';
import { createLogger } from '@motcua/logging/logger';
import { FakeClock } from '@motcua/testing/fake-clock';
import { testDatabase, testSecret } from '@motcua/testing/stack';
import { Browser } from './a-browser.ts';
import { createIdentity } from '../identity-app.ts';
import type { IdentityConfig } from '../identity.config.ts';

/** As people would type it; nothing listens there, the browser of the tests knows who answers for which path. */
export const publicUrl = 'http://motcua.test';

export interface Mail { readonly to: string; readonly lang: string; readonly template: string; readonly params: { code: string; minutes: number } }

export interface City {
  readonly identity: NestFastifyApplication;
  readonly identityUrl: string;
  readonly clock: FakeClock;
  readonly mails: Mail[];
  readonly log: string[];
  /** Makes notify answer 503 until it is set back. */
  readonly notify: { away: boolean };
  browser(): Browser;
  close(): Promise<void>;
}

/** Identity for real, with a portal and an office that do nothing but sign people in, and a mailbox in place of notify. */
export async function aCity(change: Partial<IdentityConfig> = {}): Promise<City> {
  const mailbox = await aMailbox();
  const log: string[] = [];
  const config = { ...configFor(mailbox.url), ...change };
  const logger = createLogger('identity', 'debug', { write: (line) => void log.push(line) });
  const identity = await createIdentity(config, { logger });
  const clock = new FakeClock(new Date());
  Object.assign(identity.get(Clock), { now: () => clock.now(), machine: () => clock.machine() });
  await identity.listen(0, '127.0.0.1');
  const identityUrl = await identity.getUrl();
  const rooms = await Promise.all([aRoom('portal', '', identityUrl), aRoom('office', '/office', identityUrl)]);
  const [portal = '', office = ''] = rooms.map((room) => addressOf(room.server));
  const close = async () => {
    await Promise.all([...rooms, identity].map((room) => room.close()));
    mailbox.server.close();
  };
  const browser = () => new Browser(publicUrl, (path) => (path.startsWith('/id/') ? identityUrl : path.startsWith('/office') ? office : portal));
  return { identity, identityUrl, clock, mails: mailbox.mails, log, notify: mailbox.notify, browser, close };
}

const addressOf = (server: { address(): AddressInfo | string | null }) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const configFor = (notifyUrl: string): IdentityConfig => ({
  PORT: 0, HOST: '127.0.0.1', LOG_LEVEL: 'info', SEED: 'demo',
  MONGODB_URI: testDatabase('identity'),
  PUBLIC_URL: publicUrl, IDENTITY_URL: 'http://127.0.0.1:9', NOTIFY_URL: notifyUrl, CATALOGUE_URL: 'http://127.0.0.1:9',
  SERVICE_SECRET: testSecret, TOKEN_SECRET: `${testSecret} for tokens`,
  CODES_PER_ADDRESS: 10, CODES_PER_IP: 60,
});

async function aMailbox() {
  const mails: Mail[] = [];
  const notify = { away: false };
  const server = createServer(async (request, response) => {
    const known = request.url === '/internal/messages' && request.headers['idempotency-key'] && request.headers.authorization?.startsWith('Bearer ');
    if (notify.away || !known) return void response.writeHead(notify.away ? 503 : 400).end();
    mails.push(JSON.parse(await textOf(request)) as Mail);
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { mails, notify, server, url: addressOf(server) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** `GET <base>/` says who is here; everything below `<base>/mine` wants a person; `POST <base>/change` is a form. */
async function aRoom(client: 'portal' | 'office', base: '' | '/office', identityUrl: string): Promise<FastifyInstance> {
  const app = Fastify();
  await app.register(formbody);
  await app.register(signIn, {
    client, base, publicUrl, identityUrl,
    serviceSecret: testSecret, sessionSecret: `${testSecret} for sessions`,
    needsPerson: (path) => path.startsWith(`${base}/mine`),
    ...(client === 'office' ? { kind: 'official' as const } : {}),
  });
  app.get(`${base}/`, async ({ person }) => ({ person }));
  app.get(`${base}/mine/*`, async ({ person, url }) => ({ person, url }));
  app.get(`${base}/form`, async (request) => ({ token: csrfToken(request) }));
  app.post(`${base}/change`, async (request) => {
    checkCsrf(request);
    return { changed: true };
  });
  app.setErrorHandler((error, _, reply) => void reply.status('status' in (error as object) ? Number((error as { status: unknown }).status) : 500).send({ name: (error as Error).name }));
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app;
}
