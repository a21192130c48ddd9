import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { serviceToken } from '@motcua/auth/service-token';
import { smsChosen, smsReported } from '@motcua/contracts/events';
import { createApp } from '@motcua/http/create-app';
import { createLogger } from '@motcua/logging/logger';
import { foldTopic } from '@motcua/messaging/fold-topic';
import { Kafka } from '@motcua/messaging/kafka';
import { eventually } from '@motcua/testing/eventually';
import { testBrokers, testKannel, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import { freePort } from '../testing/a-free-port.ts';
import { aKannel } from '../testing/a-kannel.ts';
import { aLookup } from '@motcua/auth/testing/a-lookup';
import { aStatus } from '@motcua/auth/testing/a-status';
import { SmsConfig } from '../sms.config.ts';
import { SmsModule } from '../sms.module.ts';

const key = 'k'.repeat(32);

const programs = testKannel();
// eslint-disable-next-line no-console -- what is left out has to be said
if (!programs) console.warn('There is no Kannel: short messages by way of it are not tested. npm test installs it, or: apt-get install kannel kannel-extras');

(programs ? describe : describe.skip)('short messages by way of Kannel', () => {
  const topicPrefix = testTopicPrefix();
  const lines: string[] = [];
  const events: { type: string; data: Record<string, unknown> }[] = [];
  let app: NestFastifyApplication;
  let url: string;
  let kannel: Awaited<ReturnType<typeof aKannel>>;
  let lookup: Awaited<ReturnType<typeof aLookup>>;
  let folding: { close(): Promise<void> }[];
  let telephones = 0;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    [kannel, lookup] = await Promise.all([aKannel(programs ?? '', `${url}/kannel/messages?key=${key}`), aLookup({ status: aStatus, digits: '2789' })]);
    const config = SmsConfig.parse({
      ...{ PORT: String(port), LOG_LEVEL: 'debug', KAFKA_BROKERS: testBrokers().join(), KAFKA_TOPIC_PREFIX: topicPrefix, PUBLIC_URL: 'http://127.0.0.1:8080', IDENTITY_URL: 'http://127.0.0.1:9' },
      ...{ SERVICE_SECRET: testSecret, LOOKUP_URL: lookup.url, KANNEL_URL: kannel.url, KANNEL_KEY: key },
    });
    app = await createApp(SmsModule.with(config), { name: 'sms', logger: createLogger('sms', 'debug', { write: (line) => void lines.push(line) }) });
    await app.listen(port, '127.0.0.1');
    await eventually(async () => expect((await fetch(`${url}/health/ready`)).status).toBe(200));
    const kafka = new Kafka({ brokers: testBrokers(), clientId: 'spec', topicPrefix }, createLogger('spec', 'silent'));
    folding = [smsChosen.topic, smsReported.topic].map((topic) => foldTopic(kafka, { topic, onBatch: (records) => records.forEach(({ value }) => events.push(JSON.parse(value ?? '{}'))) }));
  });
  afterAll(async () => {
    await Promise.all(folding.map((one) => one.close()));
    await app.close();
    await Promise.all([kannel.close(), lookup.close()]);
  });
  beforeEach(() => void Object.assign(lookup.state, { away: false, tooMany: false }));

  /** Each message from a telephone of its own, so that no answer is taken for another's. */
  const aTelephone = () => `+849035${String((telephones += 1)).padStart(5, '0')}`;
  const seenBy = (phone: string) => kannel.phone.seen.filter(({ to }) => to === phone);
  const answerTo = async (text: string, from = aTelephone()) => {
    const before = seenBy(from).length;
    kannel.phone.write(from, text);
    return eventually(async () => {
      const answer = seenBy(from)[before];
      if (!answer) throw new Error('no answer yet');
      return answer.text;
    });
  };
  const send = async (body: object, from = 'notify') =>
    fetch(`${url}/internal/messages`, { method: 'POST', headers: { authorization: `Bearer ${await serviceToken(from, 'sms', testSecret)}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const fatesOf = (message: string) => events.filter(({ data }) => data['message'] === message).map(({ data }) => data['fate']);

  it('are answered in one part without accents', async () => {
    expect(await answerTo('HS 000.12.35.H29-261123-0042 2789')).toBe('HS 000.12.35.H29-261123-0042: dang xu ly. Hen tra 14/12/2026. Cap nhat 09:05 24/11/2026. Uy ban nhan dan quan Binh Thanh.');
  });

  it('are read with accents too, and answered with them when that is asked for', async () => {
    const phone = aTelephone();
    kannel.phone.writeUcs2(phone, 'Hồ sơ 6619 7954 2789 có dấu');
    await eventually(async () => expect(seenBy(phone).map(({ text }) => text).join('')).toContain('đang xử lý'));
  });

  it('say the same for an unknown code and wrong digits', async () => {
    expect(await answerTo('HS 000.12.35.H29-261123-0043 2789')).toBe(await answerTo('HS 000.12.35.H29-261123-0042 0000'));
  });

  it('say so when too many were wrong, and when nobody can answer now', async () => {
    lookup.state.tooMany = true;
    expect(await answerTo('HS 66197954 0000')).toBe('Sai qua nhieu lan. Xin cho 14 phut roi gui lai, hoac goi 1022');
    lookup.state.away = true;
    expect(await answerTo('HS 66197954 2789')).toMatch(/^He thong tam thoi chua tra loi duoc/);
  });

  it('are counted for the telephone under a name that tells no number', async () => {
    lookup.state.asked.length = 0;
    kannel.phone.write('0903512789', 'HS 66197954 0000');
    kannel.phone.write('84903512789', 'HS 66197954 0000');
    await eventually(async () => expect(lookup.state.asked).toHaveLength(2));
    const callers = new Set(lookup.state.asked.map(({ caller }) => caller));
    expect([callers.size, [...callers][0]?.length, [...callers].join().includes('903512789')]).toEqual([1, 22, false]);
  });

  it('to stop and to start again are written down before they are answered', async () => {
    expect(await answerTo('STOP')).toMatch(/^So nay se khong nhan/);
    expect(await answerTo('DK')).toMatch(/^So nay se nhan/);
    await eventually(async () => expect(events.filter(({ type }) => type === smsChosen.type).map(({ data }) => data['wants'])).toEqual([false, true]));
  });

  it('from other machines are not answered', async () => {
    kannel.phone.write('VIETTEL', 'HS 66197954 2789');
    kannel.phone.write('1422', 'HELP');
    expect(await answerTo('HELP')).toMatch(/^Tra cuu:/);
    expect([...seenBy('VIETTEL'), ...seenBy('1422')]).toEqual([]);
  });

  it('too many from one telephone are answered once more, and then no longer', async () => {
    const phone = aTelephone();
    for (let sent = 0; sent < 33; sent += 1) kannel.phone.write(phone, 'HELP');
    await eventually(async () => expect(seenBy(phone)).toHaveLength(31));
    expect(await answerTo('HELP')).toMatch(/^Tra cuu:/);
    expect(seenBy(phone).filter(({ text }) => text.startsWith('So nay gui qua nhieu tin'))).toHaveLength(1);
    expect(seenBy(phone)).toHaveLength(31);
  });

  it('of ours go out, and what became of them is told', async () => {
    const phone = aTelephone();
    const answer = await send({ id: 'event-1:sms', to: phone.replace('+84', '0'), text: 'Hồ sơ 000.12.35.H29-261123-0042 đã có kết quả.' });
    expect([answer.status, await answer.json()]).toEqual([202, { message: 'kannel:event-1:sms' }]);
    await eventually(async () => expect(seenBy(phone).map(({ text }) => text)).toEqual(['Ho so 000.12.35.H29-261123-0042 da co ket qua.']));
    await eventually(async () => expect(new Set(fatesOf('kannel:event-1:sms'))).toEqual(new Set(['taken', 'delivered'])));
  });

  it('of ours go to people alone, and for notify alone', async () => {
    expect((await send({ id: 'x', to: '8079', text: 'x' })).status).toBe(422);
    expect((await send({ id: 'x', to: '+84903512789', text: 'x' }, 'eforms')).status).toBe(403);
  });

  it('are believed from Kannel alone', async () => {
    const forged = await Promise.all([fetch(`${url}/kannel/messages?key=wrong`, { method: 'POST', body: 'HELP' }), fetch(`${url}/kannel/receipts/x?type=1&key=${'x'.repeat(32)}`)]);
    expect(forged.map(({ status }) => status)).toEqual([401, 401]);
  });

  it('leave no number, code or digit in the log', () => {
    expect(lines.join()).not.toMatch(/903512789|261123-0042|66197954/);
  });
});
