import type { Person } from '@motcua/auth/sign-in';
import { Agency } from '@motcua/contracts/agency';
import { agencyPublished, calendarPublished, procedurePublished, unitsPublished } from '@motcua/contracts/events';
import { createLogger } from '@motcua/logging/logger';
import { newEntry } from '@motcua/messaging/event';
import { Kafka } from '@motcua/messaging/kafka';
import { EventPublisher } from '@motcua/messaging/publisher';
import { eventually } from '@motcua/testing/eventually';
import { testBrokers, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type {} from '@fastify/secure-session';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { Procedure } from '@motcua/contracts/procedure';
import { createOffice } from './office.app.ts';
import { OfficeConfig } from './office.config.ts';

const both = (vi: string, en: string) => ({ vi, en });

const city = Agency.parse({
  code: '000.00.00.H29', name: both('Ủy ban nhân dân Thành phố', 'City People’s Committee'), letterhead: ['ỦY BAN NHÂN DÂN THÀNH PHỐ'], kind: 'city', unitCode: '79',
  place: both('Thành phố Hồ Chí Minh', 'Ho Chi Minh City'), address: both('86 Lê Thánh Tôn', '86 Lê Thánh Tôn'), phone: '1022', calendar: 'city', version: 1,
});

const units = [
  { code: '79', level: 'province' as const, name: both('Thành phố Hồ Chí Minh', 'Ho Chi Minh City') },
  { code: '765', level: 'district' as const, parent: '79', name: both('Quận Bình Thạnh', 'Binh Thanh District') },
  { code: '26905', level: 'ward' as const, parent: '765', name: both('Phường 13', 'Ward 13') },
  { code: '760', level: 'district' as const, parent: '79', name: both('Quận 1', 'District 1') },
  { code: '26734', level: 'ward' as const, parent: '760', name: both('Phường Tân Định', 'Tan Dinh Ward') },
];

export interface RunningOffice {
  readonly app: NestFastifyApplication;
  close(): Promise<void>;
}

/** An office over the real log; what stands behind it is a server that answers as the test tells it to. */
export async function aRunningOffice(procedures: readonly Procedure[], routes: (behind: FastifyInstance) => void): Promise<RunningOffice> {
  const [brokers, prefix] = [testBrokers(), testTopicPrefix()];
  const behind = Fastify();
  routes(behind);
  const [url] = await Promise.all([behind.listen({ port: 0, host: '127.0.0.1' }), publish(prefix, procedures)]);
  const config = OfficeConfig.parse({
    PORT: '0', KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: prefix, PUBLIC_URL: 'http://localhost:8080', IDENTITY_URL: url,
    ONE_STOP_URL: url, LOOKUP_URL: url, CATALOGUE_URL: url, EFORMS_URL: url, NOTIFY_URL: url, CONNECT_URL: url, SERVICE_SECRET: testSecret, SESSION_SECRET: testSecret,
  });
  const app = await createOffice(config, { logger: createLogger('office', 'silent') });
  await app.listen(0, '127.0.0.1');
  await eventually(async () => {
    const { statusCode, body } = await app.inject('/health/ready');
    if (statusCode !== 200) throw new Error(body);
  });
  return { app, close: async () => void (await Promise.all([app.close(), behind.close()])) };
}

async function publish(prefix: string, procedures: readonly Procedure[]): Promise<void> {
  const contracts = [procedurePublished, agencyPublished, calendarPublished, unitsPublished] as const;
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'catalogue', topicPrefix: prefix }, createLogger('catalogue', 'silent'));
  const publisher = new EventPublisher(kafka, contracts.map(({ topic }) => topic));
  const about = { source: '/motcua/catalogue', time: new Date() };
  await publisher.publish([
    ...procedures.map((procedure) => newEntry(procedurePublished, { ...about, subject: `${procedure.id}/${procedure.version}`, data: procedure })),
    newEntry(agencyPublished, { ...about, subject: city.code, data: city }),
    newEntry(unitsPublished, { ...about, subject: '79', data: { province: '79', version: 1, units } }),
  ]);
  await publisher.close();
}

const administrator: Person = { id: 'admin-ngan', name: 'Vũ Thị Ngân', kind: 'official', roles: ['catalogue-admin'], agency: city.code, acr: 'password', accessToken: 'a-token', expiresAt: Date.now() / 1000 + 3600 };

/** The cookie of a browser whose official has signed in. */
export function signedIn({ app }: Pick<RunningOffice, 'app'>, changes: Partial<Person> = {}): string {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  return `motcua-office=${encodeURIComponent(fastify.encodeSecureSession(fastify.createSecureSession({ person: { ...administrator, ...changes }, csrf: 'a secret of this session' })))}`;
}

/** The token that a page carries in its forms. */
export const csrfIn = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
