import { aKeyRing } from '@motcua/auth/testing/a-key-ring';
import { agencyPublished, calendarPublished, dossierFacts } from '@motcua/contracts/events';
import type { DueAtAgency, MentionsSince, ToldAtOnce } from '@motcua/contracts/notices-api';
import { Clock } from '@motcua/http/clock';
import { createApp } from '@motcua/http/create-app';
import { createLogger } from '@motcua/logging/logger';
import type { Contract } from '@motcua/messaging/event';
import { Kafka } from '@motcua/messaging/kafka';
import { connectConsumers } from '@motcua/messaging/messaging.module';
import { eventually } from '@motcua/testing/eventually';
import { FakeClock } from '@motcua/testing/fake-clock';
import { testBrokers, testDatabase, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Mailbox } from '../a-mailbox.ts';
import { NotifyConfig } from '../notify.config.ts';
import { NotifyModule } from '../notify.module.ts';

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`../../../../libs/contracts/fixtures/${name}.v1.json`, import.meta.url), 'utf8'));
const agency = fixture('agency.published').data;

/** What stands behind notify, as the test has it answer: people, what is due, whom a move concerns, where a citizen is written to. */
export interface Behind {
  people: Record<string, { name: string; email?: string }>;
  roles: Record<string, string[]>;
  due: DueAtAgency['rows'];
  told: ToldAtOnce['told'];
  mentions: MentionsSince['mentions'];
  contact: object;
  asked: string[];
  away: boolean;
}

export async function aNotifiedCity() {
  const topicPrefix = testTopicPrefix();
  const ring = await aKeyRing();
  const behind: Behind = { people: {}, roles: {}, due: [], told: [], mentions: [], contact: {}, asked: [], away: false };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    behind.asked.push(pathname);
    const json = await answerTo(behind, { pathname, searchParams, jwksUrl: ring.jwksUrl });
    const status = behind.away && pathname.startsWith('/internal') ? 503 : json === undefined ? 404 : 200;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mailbox = await Mailbox.open();
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'spec', topicPrefix }, createLogger('spec', 'silent'));
  await kafka.ensureTopics(['motcua.procedure.v1', 'motcua.agency.v1', 'motcua.calendar.v1', 'motcua.submission.v1', 'motcua.dossier.v1']);
  const publish = async (contract: Contract, event: { subject: string }) => {
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic: kafka.topic(contract.topic), messages: [{ key: event.subject, value: JSON.stringify(event) }] });
    await producer.disconnect();
  };
  await publish(agencyPublished, fixture('agency.published'));
  const calendar = fixture('calendar.published');
  await publish(calendarPublished, { ...calendar, subject: agency.calendar, data: { ...calendar.data, id: agency.calendar } });
  const config = NotifyConfig.parse({
    PORT: '0', MONGODB_URI: testDatabase('notify'), KAFKA_BROKERS: testBrokers().join(','), KAFKA_TOPIC_PREFIX: topicPrefix, PUBLIC_URL: 'http://motcua.test', IDENTITY_URL: url,
    SERVICE_SECRET: testSecret, EFORMS_URL: url, ONE_STOP_URL: url, SMTP_URL: `smtp://127.0.0.1:${mailbox.smtpPort}`, MAIL_FROM: 'Một Cửa <khong-tra-loi@motcua.example>',
  });
  const clock = new FakeClock('2026-11-23T00:00:00Z');
  const started = async (): Promise<NestFastifyApplication> => {
    const app = await createApp(NotifyModule.with(config), { name: 'notify', logger: createLogger('notify', 'silent') });
    Object.assign(app.get(Clock), { now: () => clock.now() });
    connectConsumers(app);
    await app.startAllMicroservices();
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await eventually(async () => {
      const { statusCode, body } = await app.inject('/health/ready');
      if (statusCode !== 200) throw new Error(body);
    }, 30_000);
    return app;
  };
  return {
    behind, clock, mailbox, agency: agency.code as string, started,
    token: (sub: string, kind: 'citizen' | 'official' = 'official') => ring.token({ sub, kind, ...(kind === 'official' ? { agency: agency.code, roles: ['specialist'] } : {}) }),
    happens: (fact: keyof typeof dossierFacts, more: { tells?: true; reference?: string } = {}) => {
      const event = fixture(`dossier.${fact}`);
      const { reference = event.data.status.reference, ...rest } = more;
      return publish(dossierFacts[fact], { ...event, id: randomUUID(), subject: randomUUID(), data: { ...event.data, ...rest, status: { ...event.data.status, reference } } });
    },
    close: async () => {
      await mailbox.stop();
      await ring.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Asked = { pathname: string; searchParams: URLSearchParams; jwksUrl: string };

async function answerTo(behind: Behind, asked: Asked): Promise<unknown> {
  if (asked.pathname === '/id/jwks') return (await fetch(asked.jwksUrl)).json();
  return asked.pathname.startsWith('/internal/people') ? personOf(behind, asked) : dossierOf(behind, asked);
}

function personOf({ roles, people }: Behind, { pathname, searchParams }: Asked): unknown {
  if (pathname === '/internal/people') return { people: (roles[searchParams.get('role') ?? ''] ?? []).map((id) => ({ id, name: id })) };
  return people[pathname.split('/').at(-1) ?? ''];
}

function dossierOf({ due, mentions, told, contact }: Behind, { pathname }: Asked): unknown {
  if (pathname === '/internal/notices/due') return { rows: due };
  if (pathname === '/internal/notices/due-agencies') return { agencies: due.length > 0 ? [agency.code] : [] };
  if (pathname === '/internal/notices/mentions') return { mentions };
  if (pathname.includes('/told/')) return { reference: 'H26-1', procedure: { vi: 'Đăng ký hộ kinh doanh', en: 'Household registration' }, told };
  return pathname.endsWith('/contact') ? contact : undefined;
}
