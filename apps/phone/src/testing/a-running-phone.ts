import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { agencyPublished, calendarPublished } from '@motcua/contracts/events';
import { createApp } from '@motcua/http/create-app';
import { createLogger } from '@motcua/logging/logger';
import { newEntry } from '@motcua/messaging/event';
import { Kafka } from '@motcua/messaging/kafka';
import { EventPublisher } from '@motcua/messaging/publisher';
import { eventually } from '@motcua/testing/eventually';
import { testBrokers, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AgiServer } from '../agi/agi-server.ts';
import type { Saying } from '../call/call.ts';
import { PhoneConfig } from '../phone.config.ts';
import { PhoneModule } from '../phone.module.ts';
import { Prompts } from '../prompts/prompts.ts';
import { spoken } from '../prompts/spoken.ts';
import { aCalendar, anAgency } from './a-city.ts';
import { aLookup } from '@motcua/auth/testing/a-lookup';
import { aStatus } from '@motcua/auth/testing/a-status';

/** The phone service with a lookup that knows one dossier, and with a catalogue of one agency. Sound files stay for the next run: they are the same. */
export async function aRunningPhone(settings: Readonly<Record<string, string>> = {}) {
  const topicPrefix = testTopicPrefix();
  const lines: string[] = [];
  const lookup = await aLookup({ status: aStatus, digits: '2789' });
  const data = join(tmpdir(), 'motcua-phone-specs');
  await publishCatalogue(topicPrefix);
  const config = PhoneConfig.parse({
    ...{ PORT: '0', LOG_LEVEL: 'debug', KAFKA_BROKERS: testBrokers().join(), KAFKA_TOPIC_PREFIX: topicPrefix, DATA_DIR: data },
    ...{ SERVICE_SECRET: testSecret, LOOKUP_URL: lookup.url, AGI_PORT: '0', ...settings },
  });
  const app: NestFastifyApplication = await createApp(PhoneModule.with(config), { name: 'phone', logger: createLogger('phone', 'debug', { write: (line) => void lines.push(line) }) });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  await eventually(async () => expectReady(await fetch(`${url}/health/ready`)), 120_000);
  const prompts = app.get(Prompts);
  const around = { now: new Date(), agency: () => anAgency, calendar: () => aCalendar };
  return {
    lookup,
    lines,
    prompts: join(data, 'prompts'),
    agiPort: app.get(AgiServer).port,
    /** The sound files of something to say, in order. */
    filesOf: (saying: Saying, language: 'vi' | 'en' = 'vi') => Promise.all(spoken(saying, language, around).map(async (piece) => join(settings['SOUNDS_AT'] ?? join(data, 'prompts'), await prompts.of(piece)))),
    /** How many calls ended so. */
    async ended(outcome: string): Promise<number> {
      const metrics = await (await fetch(`${url}/metrics`)).text();
      return Number(new RegExp(`motcua_phone_calls_total\\{[^}]*outcome="${outcome}"[^}]*\\} (\\d+)`).exec(metrics)?.[1] ?? 0);
    },
    async close() {
      await app.close();
      await lookup.close();
    },
  };
}

async function publishCatalogue(topicPrefix: string): Promise<void> {
  const logger = createLogger('spec', 'silent');
  const publisher = new EventPublisher(new Kafka({ brokers: testBrokers(), clientId: 'spec', topicPrefix }, logger), ['motcua.agency.v1', 'motcua.calendar.v1']);
  const said = { source: '/motcua/catalogue', time: new Date() };
  await publisher.publish([newEntry(calendarPublished, { ...said, subject: aCalendar.id, data: aCalendar }), newEntry(agencyPublished, { ...said, subject: anAgency.code, data: anAgency })]);
  await publisher.close();
}

async function expectReady(answer: Response): Promise<void> {
  if (answer.status !== 200) throw new Error(await answer.text());
}
