import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { callerKey } from '@motcua/auth/caller-key';
import { serviceToken } from '@motcua/auth/service-token';
import { dossierFacts, smsChosen, smsReported } from '@motcua/contracts/events';
import type { LetterPreferences } from '@motcua/contracts/notices-api';
import { createApp } from '@motcua/http/create-app';
import { createLogger } from '@motcua/logging/logger';
import type { Contract } from '@motcua/messaging/event';
import { Kafka } from '@motcua/messaging/kafka';
import { connectConsumers } from '@motcua/messaging/messaging.module';
import { eventually } from '@motcua/testing/eventually';
import { testBrokers, testDatabase, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DossierOwner } from '../a-dossier-owner.ts';
import { DeliverySweep } from '../delivery.sweep.ts';
import { NotifyConfig } from '../notify.config.ts';
import { NotifyModule } from '../notify.module.ts';
import { PreferenceStore } from '../preferences/preference.store.ts';
import { aGateway } from './a-gateway.ts';
import { SilencedPhones } from './silenced-phones.ts';

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`../../../../libs/contracts/fixtures/${name}.v1.json`, import.meta.url), 'utf8'));

describe('short messages to citizens', () => {
  const topicPrefix = testTopicPrefix();
  const owner = new DossierOwner();
  const lines: string[] = [];
  let kafka: Kafka;
  let gateway: Awaited<ReturnType<typeof aGateway>>;
  let app: NestFastifyApplication;
  let telephones = 0;

  const publish = async (contract: Contract, ...events: { subject: string }[]) => {
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic: kafka.topic(contract.topic), messages: events.map((event) => ({ key: event.subject, value: JSON.stringify(event) })) });
    await producer.disconnect();
  };

  beforeAll(async () => {
    kafka = new Kafka({ brokers: testBrokers(), clientId: 'spec', topicPrefix }, createLogger('spec', 'silent'));
    await kafka.ensureTopics(['motcua.procedure.v1', 'motcua.agency.v1', 'motcua.calendar.v1', 'motcua.submission.v1', 'motcua.dossier.v1', 'motcua.sms-choice.v1', 'motcua.sms-receipt.v1']);
    gateway = await aGateway();
    await owner.open();
    const config = NotifyConfig.parse({
      ...{ PORT: '0', MONGODB_URI: testDatabase('notify'), KAFKA_BROKERS: testBrokers().join(), KAFKA_TOPIC_PREFIX: topicPrefix, PUBLIC_URL: 'https://motcua.example', IDENTITY_URL: owner.url },
      ...{ SERVICE_SECRET: testSecret, EFORMS_URL: owner.url, ONE_STOP_URL: owner.url, SMS_URL: gateway.url, SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'Một Cửa <khong-tra-loi@motcua.example>' },
    });
    app = await createApp(NotifyModule.with(config), { name: 'notify', logger: createLogger('notify', 'debug', { write: (line) => void lines.push(line) }) });
    connectConsumers(app);
    await app.startAllMicroservices();
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await eventually(async () => expect((await app.inject('/health/ready')).statusCode).toBe(200), 30_000);
  }, 90_000);
  afterAll(async () => {
    await app.close();
    await Promise.all([gateway.close(), owner.close()]);
  });
  beforeEach(() => void Object.assign(gateway.state, { answers: 202, taken: [], tries: 0 }));

  /** Somebody with a telephone of their own, who asked for short messages or not. */
  const aCitizen = async (preferences: LetterPreferences = { off: [], sms: true }) => {
    const [holder, phone] = [randomUUID(), `+8490351${String((telephones += 1)).padStart(4, '0')}`];
    owner.contact = { name: 'Nguyễn Thị Minh Hạnh', phone: phone.replace('+84', '0'), language: 'vi', holder };
    await app.get(PreferenceStore).saveLetters(holder, preferences);
    return { phone };
  };
  const fact = (name: 'received' | 'approved' | 'withdrawn') => {
    const event = fixture('dossier.received');
    const type = dossierFacts[name].type;
    return { ...event, type, id: randomUUID(), subject: randomUUID(), data: { ...event.data, fact: name } };
  };
  const happens = async (name: Parameters<typeof fact>[0]) => {
    const event = fact(name);
    await publish(dossierFacts[name], event);
    return event;
  };
  const deliveries = async (dossier: string): Promise<{ channel: string; state: string; fate?: string }[]> => {
    const authorization = `Bearer ${await serviceToken('one-stop', 'notify', testSecret)}`;
    const { deliveries: all } = (await app.inject({ url: `/internal/deliveries/${dossier}`, headers: { authorization } })).json();
    return all.filter(({ channel }: { channel: string }) => channel === 'sms');
  };
  const toldOf = (dossier: string, expected: object) => eventually(async () => expect(await deliveries(dossier)).toMatchObject([expected]), 20_000);
  const reported = (message: string, fate: string) => ({ ...fixture('sms.reported'), id: randomUUID(), subject: message, data: { message, fate } });
  const chosen = async (phone: string, wants: boolean) => {
    const key = callerKey(testSecret, phone);
    await publish(smsChosen, { ...fixture('sms.chosen'), id: randomUUID(), subject: key, data: { phone: key, wants } });
    await eventually(async () => expect(app.get(SilencedPhones).has(phone as never)).toBe(!wants));
  };

  it('go to the number in the dossier of whoever asked for them', async () => {
    const { phone } = await aCitizen();
    const { id, subject, data } = await happens('received');
    await toldOf(subject, { channel: 'sms', state: 'sent' });
    expect(gateway.state.taken).toEqual([{ id: `${id}:sms`, to: phone, text: expect.stringMatching(`^HS ${data.status.reference}: da tiep nhan\\. Hen tra `) }]);
  });

  it('are in the language of the letters', async () => {
    await aCitizen({ off: [], sms: true, language: 'en' });
    const { subject } = await happens('approved');
    await toldOf(subject, { state: 'sent' });
    expect(gateway.state.taken[0]?.text).toMatch(/the result is ready/);
  });

  it('go to nobody who did not ask, or left no number', async () => {
    await aCitizen({ off: [] });
    await toldOf((await happens('received')).subject, { state: 'not-wanted' });
    owner.contact = { name: 'Hạnh', language: 'vi', holder: randomUUID() };
    await toldOf((await happens('received')).subject, { state: 'nobody-to-tell' });
    expect(gateway.state.tries).toBe(0);
  });

  it('end when the telephone says STOP, and come again when it says START', async () => {
    const { phone } = await aCitizen();
    await chosen(phone, false);
    await toldOf((await happens('received')).subject, { state: 'not-wanted' });
    await chosen(phone, true);
    await toldOf((await happens('approved')).subject, { state: 'sent' });
    expect(gateway.state.taken).toHaveLength(1);
  });

  it('are not written about what can wait for a letter', async () => {
    await aCitizen();
    const [later, marker] = [await happens('withdrawn'), await happens('received')];
    await toldOf(marker.subject, { state: 'sent' });
    expect(await deliveries(later.subject)).toEqual([]);
  });

  it('are sent once, however often the event comes', async () => {
    await aCitizen();
    const event = fact('received');
    await publish(dossierFacts.received, event, event);
    await publish(dossierFacts.received, event, { ...fact('approved'), subject: event.subject });
    await eventually(async () => expect((await deliveries(event.subject)).map(({ state }) => state)).toEqual(['sent', 'sent']));
    expect(gateway.state.taken).toHaveLength(2);
  });

  it('go out when sms is back, under the id of the first try', async () => {
    await aCitizen();
    gateway.state.answers = 503;
    const { id, subject } = await happens('received');
    await eventually(async () => expect(gateway.state.tries).toBeGreaterThan(0));
    gateway.state.answers = 202;
    await eventually(async () => {
      await app.get(DeliverySweep).sweep();
      expect(await deliveries(subject)).toMatchObject([{ state: 'sent' }]);
    }, 40_000);
    expect(gateway.state.taken.map((one) => one.id)).toEqual([`${id}:sms`]);
  });

  it('are given up at once when no network will ever take them', async () => {
    await aCitizen();
    gateway.state.answers = 422;
    await toldOf((await happens('received')).subject, { state: 'given-up' });
    expect(gateway.state.tries).toBe(1);
  });

  it.each([
    [['taken', 'delivered'], 'delivered'],
    [['delivered', 'taken'], 'delivered'],
    [['failed', 'taken'], 'failed'],
    [['failed', 'delivered', 'failed'], 'delivered'],
  ])('that networks report as %j are %s', async (fates, fate) => {
    await aCitizen();
    const event = await happens('received');
    await toldOf(event.subject, { state: 'sent' });
    await publish(smsReported, ...fates.map((each) => reported(`network:${event.id}:sms`, each)));
    await toldOf(event.subject, { state: 'sent', fate });
  });

  it('that are reported before they are known are joined all the same', async () => {
    await aCitizen();
    const event = fact('received');
    await publish(smsReported, reported(`network:${event.id}:sms`, 'delivered'));
    await publish(dossierFacts.received, event);
    await toldOf(event.subject, { state: 'sent', fate: 'delivered' });
  });

  it('leave no number or name in the log', () => {
    expect(lines.join()).not.toMatch(/903510|Minh Hạnh/);
  });
});
