import type { Person } from '@motcua/auth/sign-in';
import { Agency } from '@motcua/contracts/agency';
import { agencyPublished, calendarPublished, procedurePublished, unitsPublished } from '@motcua/contracts/events';
import type {} from '@fastify/secure-session';
import { createLogger } from '@motcua/logging/logger';
import { newEntry } from '@motcua/messaging/event';
import { Kafka } from '@motcua/messaging/kafka';
import { EventPublisher } from '@motcua/messaging/publisher';
import { eventually } from '@motcua/testing/eventually';
import { testBrokers, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { aProcedure } from './draft/an-open-draft.ts';
import { createPortal } from './portal.app.ts';
import { PortalConfig } from './portal.config.ts';
import type { City } from './the-shipped-city.ts';

const both = (vi: string, en: string) => ({ vi, en });

export const anAgency = Agency.parse({
  code: '000.12.35.H29', name: both('UBND quận Bình Thạnh', 'Binh Thanh District'), letterhead: ['UBND QUẬN BÌNH THẠNH'], kind: 'district', unitCode: '765',
  place: both('Quận Bình Thạnh', 'Binh Thanh'), address: both('6 Phan Đăng Lưu', '6 Phan Dang Luu'), phone: '1022', calendar: 'city', version: 1,
});

/** Enough of a city for most specs: one procedure, one agency. */
const aSmallCity: City = {
  procedures: [aProcedure],
  agencies: [anAgency],
  calendars: [],
  units: {
    province: '79',
    version: 1,
    units: [
      { code: '79', level: 'province', name: both('Thành phố Hồ Chí Minh', 'Ho Chi Minh City') },
      { code: '765', level: 'district', parent: '79', name: both('Quận Bình Thạnh', 'Binh Thanh District') },
      { code: '26905', level: 'ward', parent: '765', name: both('Phường 13', 'Ward 13') },
    ],
  },
};

async function publishCatalogue(prefix: string, { procedures, agencies, calendars, units }: City): Promise<void> {
  const contracts = [procedurePublished, agencyPublished, calendarPublished, unitsPublished] as const;
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'catalogue', topicPrefix: prefix }, createLogger('catalogue', 'silent'));
  const publisher = new EventPublisher(kafka, contracts.map(({ topic }) => topic));
  const about = { source: '/motcua/catalogue', time: new Date() };
  await publisher.publish([
    ...procedures.map((data) => newEntry(procedurePublished, { ...about, subject: `${data.id}/${data.version}`, data })),
    ...agencies.map((data) => newEntry(agencyPublished, { ...about, subject: data.code, data })),
    ...calendars.map((data) => newEntry(calendarPublished, { ...about, subject: data.id, data })),
    newEntry(unitsPublished, { ...about, subject: units.province, data: units }),
  ]);
  await publisher.close();
}

export interface RunningPortal {
  readonly app: NestFastifyApplication;
  /** The services behind it, to be given routes: all three at one address. */
  readonly behind: FastifyInstance;
  /** Lines of the log. */
  readonly lines: string[];
  close(): Promise<void>;
}

/** A portal over the real log; what stands behind it is a server that answers as the test tells it to. */
export async function aRunningPortal(routes: (behind: FastifyInstance) => void, city: City = aSmallCity): Promise<RunningPortal> {
  const [brokers, prefix] = [testBrokers(), testTopicPrefix()];
  const behind = Fastify();
  routes(behind);
  const [url] = await Promise.all([behind.listen({ port: 0, host: '127.0.0.1' }), publishCatalogue(prefix, city)]);
  const lines: string[] = [];
  const config = PortalConfig.parse({
    PORT: '0', KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: prefix, PUBLIC_URL: 'http://localhost:8080', IDENTITY_URL: url,
    CATALOGUE_URL: url, EFORMS_URL: url, ONE_STOP_URL: url, LOOKUP_URL: url, NOTIFY_URL: url, SMS_URL: url, SERVICE_SECRET: testSecret, SESSION_SECRET: testSecret,
  });
  const app = await createPortal(config, { logger: createLogger('portal', 'debug', { write: (line) => void lines.push(line) }) });
  await app.listen(0, '127.0.0.1');
  await eventually(async () => {
    const { statusCode, body } = await app.inject('/health/ready');
    if (statusCode !== 200) throw new Error(body);
  });
  return { app, behind, lines, close: async () => void (await Promise.all([app.close(), behind.close()])) };
}

const person: Person = { id: 'citizen-1', name: 'Nguyễn Thị Minh Hạnh', kind: 'citizen', roles: [], acr: 'password', accessToken: 'a-token', expiresAt: Date.now() / 1000 + 3600 };

/** The cookie of a browser whose citizen has signed in. */
export function signedIn({ app }: Pick<RunningPortal, 'app'>, changes: Partial<Person> = {}): string {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  return `motcua-portal=${encodeURIComponent(fastify.encodeSecureSession(fastify.createSecureSession({ person: { ...person, ...changes }, csrf: 'a secret of this session' })))}`;
}

/** The token that a page carries in its forms. */
export const csrfIn = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
