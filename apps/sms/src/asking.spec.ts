import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { factorOf } from '@motcua/auth/second-factor';
import { statusChanged } from '@motcua/contracts/events';
import { createApp } from '@motcua/http/create-app';
import { createLogger } from '@motcua/logging/logger';
import { newEntry } from '@motcua/messaging/event';
import { Kafka } from '@motcua/messaging/kafka';
import { EventPublisher } from '@motcua/messaging/publisher';
import { eventually } from '@motcua/testing/eventually';
import { testBrokers, testKannel, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import { SmsConfig } from './sms.config.ts';
import { SmsModule } from './sms.module.ts';
import { headerOf } from './smpp/long-message.ts';
import { freePort } from './testing/a-free-port.ts';
import { aKannel } from './testing/a-kannel.ts';
import { aRealLookup, lookupIsBuilt } from './testing/a-real-lookup.ts';
import { SmppNetwork } from './testing/a-smpp-network.ts';
import { aStatus } from '@motcua/auth/testing/a-status';

const programs = testKannel();
const key = 'k'.repeat(32);
// eslint-disable-next-line no-console -- what is left out has to be said
if (!lookupIsBuilt) console.warn('lookup is not built: asking it by short message is not tested. npm test builds it, or: npm run build');

(programs && lookupIsBuilt ? describe : describe.skip)('somebody asks by short message where a dossier is', () => {
  const topicPrefix = testTopicPrefix();
  const network = new SmppNetwork();
  let app: NestFastifyApplication | undefined;
  let lookup: Awaited<ReturnType<typeof aRealLookup>> | undefined;
  let kannel: Awaited<ReturnType<typeof aKannel>> | undefined;
  let telephones = 0;

  beforeAll(async () => {
    await publishStatus(topicPrefix);
    await network.start();
    const port = await freePort();
    [lookup, kannel] = await Promise.all([aRealLookup(topicPrefix), aKannel(programs ?? '', `http://127.0.0.1:${port}/kannel/messages?key=${key}`, network.port)]);
    const config = SmsConfig.parse({
      ...{ PORT: String(port), KAFKA_BROKERS: testBrokers().join(), KAFKA_TOPIC_PREFIX: topicPrefix, PUBLIC_URL: 'http://127.0.0.1:8080', IDENTITY_URL: 'http://127.0.0.1:9' },
      ...{ SERVICE_SECRET: testSecret, LOOKUP_URL: lookup.url, KANNEL_URL: kannel.url, KANNEL_KEY: key },
    });
    app = await createApp(SmsModule.with(config), { name: 'sms', logger: createLogger('sms', 'silent') });
    await app.listen(port, '127.0.0.1');
    await eventually(async () => expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200));
    await network.bound();
  }, 120_000);
  afterAll(async () => {
    // Whatever was started, if not all of it.
    await app?.close();
    await Promise.all([kannel?.close(), lookup?.close(), network.stop()]);
  });

  const aTelephone = () => `+849035${String((telephones += 1)).padStart(5, '0')}`;
  const answerTo = async (text: string, from = aTelephone()) => {
    if (!kannel) throw new Error('Kannel is not there');
    const { phone } = kannel;
    const seen = () => phone.seen.filter(({ to }) => to === from);
    const before = seen().length;
    if (/^[ -~]*$/.test(text)) phone.write(from, text);
    else phone.writeUcs2(from, text);
    return eventually(async () => {
      const answer = seen()[before];
      if (!answer) throw new Error('no answer yet');
      return answer.text;
    });
  };
  const status = 'HS 000.12.35.H29-261123-0042: dang xu ly. Hen tra 14/12/2026. Cap nhat 09:05 24/11/2026. Uy ban nhan dan quan Binh Thanh.';

  it.each([
    'HS 000.12.35.H29-261123-0042 2789',
    'hs 000 12 35 h29 261123 42 2789',
    'Hồ sơ: 000.12.35.H29–261123–0042 – 2789.',
    'HS0001235H292611230042 2789',
    'tra cuu 6619 7954 2789',
    '66197954-2789',
  ])('however it is written: %s', async (text) => expect(await answerTo(text)).toBe(status));

  it('and reads the same for wrong digits and an unknown code', async () => {
    const unknown = await answerTo('HS 000.12.35.H29-261123-0043 2789');
    expect(unknown).toMatch(/^Khong co ho so voi ma nay cung 4 so nay\./);
    expect(await answerTo('HS 000.12.35.H29-261123-0042 2780')).toBe(unknown);
  });

  it.each([
    ['HELP', /^Tra cuu: HS/],
    ['huong dan', /^Tra cuu: HS/],
    ['chuc mung nam moi', /^Tra cuu: HS/],
    ['HS 000.12.35.H29-261123-0042', /^Xin ghi them 4 so cuoi/],
    ['HS 123 2789', /^Chua doc duoc ma ho so/],
    ['STOP', /^So nay se khong nhan tin bao/],
    ['DK', /^So nay se nhan tin bao/],
    ['HS 66197954 2789 EN', /^HS 000\.12\.35\.H29-261123-0042: being processed\. Due 14\/12\/2026\./],
  ])('or writes %s', async (text, answer) => expect(await answerTo(text)).toMatch(answer));

  it('and may guess five times, whatever code or number is named, and then waits; others do not', async () => {
    const guesser = aTelephone();
    for (let guess = 0; guess < 5; guess += 1) expect(await answerTo(guess % 2 ? `HS 66197954 000${guess}` : `HS 000.12.35.H29-261123-0042 000${guess}`, guesser)).toMatch(/^Khong co/);
    expect(await answerTo('HS 66197954 2789', guesser)).toMatch(/^Sai qua nhieu lan\. Xin cho 15 phut/);
    expect(await answerTo('HS 66197954 2789')).toBe(status);
  });

  it('in a message of several parts, which an operator hands to Kannel in any order', async () => {
    const part = (number: number, message: string) => network.tell('84903599999', '', { data_coding: 8, short_message: { udh: headerOf({ reference: 3, of: 2, number }), message } });
    await Promise.all([part(2, ' 0042 2789'), part(1, 'Hồ sơ 000.12.35.H29 261123')]);
    await eventually(async () => expect(network.submitted.filter(({ to }) => to === '84903599999').map(({ text }) => text)).toEqual([status]));
  });
});

async function publishStatus(topicPrefix: string): Promise<void> {
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'spec', topicPrefix }, createLogger('spec', 'silent'));
  const publisher = new EventPublisher(kafka, [statusChanged.topic]);
  const data = { status: aStatus, factors: [factorOf(testSecret, aStatus.id, '2789')] };
  await publisher.publish([newEntry(statusChanged, { source: '/motcua/one-stop', subject: aStatus.id, data, time: new Date(aStatus.changedAt) })]);
  await publisher.close();
}
