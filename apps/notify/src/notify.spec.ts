import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceToken } from '@motcua/auth/service-token';
import { agencyPublished, dossierFacts, procedurePublished, submissionMade } from '@motcua/contracts/events';
import { createApp } from '@motcua/http/create-app';
import { createLogger } from '@motcua/logging/logger';
import type { Contract } from '@motcua/messaging/event';
import { Kafka } from '@motcua/messaging/kafka';
import { connectConsumers } from '@motcua/messaging/messaging.module';
import { eventually } from '@motcua/testing/eventually';
import { testBrokers, testDatabase, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DossierOwner } from './a-dossier-owner.ts';
import { Mailbox } from './a-mailbox.ts';
import { DeliverySweep } from './delivery.sweep.ts';
import { NotifyModule } from './notify.module.ts';

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`../../../libs/contracts/fixtures/${name}.v1.json`, import.meta.url), 'utf8'));

describe('letters to citizens', () => {
  const topicPrefix = testTopicPrefix();
  const owner = new DossierOwner();
  const lines: string[] = [];
  let kafka: Kafka;
  let mailbox: Mailbox;
  let app: NestFastifyApplication;

  const publish = async (contract: Contract, ...events: { subject: string }[]) => {
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic: kafka.topic(contract.topic), messages: events.map((event) => ({ key: event.subject, value: JSON.stringify(event) })) });
    await producer.disconnect();
  };
  const submission = (reference: string) => {
    const event = fixture('submission.made');
    const { id, version } = fixture('procedure.published').data;
    return { ...event, id: randomUUID(), subject: randomUUID(), data: { ...event.data, reference, procedure: { id, version }, agency: fixture('agency.published').data.code } };
  };
  const fact = (name: string, reference: string) => {
    const event = fixture(`dossier.${name}`);
    return { ...event, id: randomUUID(), subject: randomUUID(), data: { ...event.data, status: { ...event.data.status, reference } } };
  };
  const mailsAbout = async (reference: string) => (await mailbox.mails()).filter(({ subject }) => subject.includes(reference));
  const mailAbout = (reference: string) =>
    eventually(async () => {
      const [mail] = await mailsAbout(reference);
      if (!mail) throw new Error('no mail yet');
      return mail;
    }, 30_000);
  const internal = async (path: string, init: { method: 'GET' | 'POST'; payload?: object; key?: string }) =>
    app.inject({
      url: path,
      method: init.method,
      headers: { authorization: `Bearer ${await serviceToken('identity', 'notify', testSecret)}`, ...(init.key ? { 'idempotency-key': init.key } : {}) },
      ...(init.payload ? { payload: init.payload } : {}),
    });

  beforeAll(async () => {
    kafka = new Kafka({ brokers: testBrokers(), clientId: 'spec', topicPrefix }, createLogger('spec', 'silent'));
    await kafka.ensureTopics(['motcua.procedure.v1', 'motcua.agency.v1', 'motcua.calendar.v1', 'motcua.submission.v1', 'motcua.dossier.v1']);
    await publish(procedurePublished, fixture('procedure.published'));
    await publish(agencyPublished, fixture('agency.published'));
    await owner.open();
    mailbox = await Mailbox.open();
    const config = {
      PORT: 0, HOST: '127.0.0.1', LOG_LEVEL: 'info' as const, OTEL_EXPORTER_OTLP_ENDPOINT: undefined, MONGODB_URI: testDatabase('notify'), KAFKA_BROKERS: testBrokers(), KAFKA_TOPIC_PREFIX: topicPrefix,
      PUBLIC_URL: 'https://motcua.example', IDENTITY_URL: owner.url, SERVICE_SECRET: testSecret, EFORMS_URL: owner.url, ONE_STOP_URL: owner.url, LEADER_TOLD_AFTER_DAYS: 3, PUSH_NETWORKS: [], SMTP_URL: `smtp://127.0.0.1:${mailbox.smtpPort}`, MAIL_FROM: 'Một Cửa <khong-tra-loi@motcua.example>',
    };
    app = await createApp(NotifyModule.with(config), { name: 'notify', logger: createLogger('notify', 'debug', { write: (line) => void lines.push(line) }) });
    connectConsumers(app);
    await app.startAllMicroservices();
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await eventually(async () => expect((await app.inject('/health/ready')).statusCode).toBe(200), 30_000);
  }, 90_000);
  afterAll(async () => {
    await app.close();
    await mailbox.stop();
    await owner.close();
  });

  it('confirm a submission with its codes, a link without the second factor, and the slip', async () => {
    await publish(submissionMade, submission('000.12.35.H29-261123-0001'));
    const mail = await mailAbout('000.12.35.H29-261123-0001');
    expect(mail.subject).toBe('Đã nộp hồ sơ 000.12.35.H29-261123-0001');
    expect(mail.to).toEqual([{ address: 'hanh@example.vn', name: 'Nguyễn Thị Minh Hạnh' }]);
    expect(mail.text).toContain('Kính gửi ông/bà Nguyễn Thị Minh Hạnh,');
    expect(mail.text).toContain('https://motcua.example/tra-cuu?ma=000.12.35.H29-261123-0001');
    expect(mail.attachments?.map(({ contentType }) => contentType)).toEqual(['application/pdf']);
  });

  it.each([
    ['received', 'Đã tiếp nhận', true],
    ['supplement-requested', 'Cần bổ sung', true],
    ['refused', 'Chưa tiếp nhận được', true],
    ['approved', 'Đã có kết quả', false],
    ['returned', 'Đã trả kết quả', false],
    ['withdrawn', 'Đã rút', false],
  ])('tell that a dossier was %s', async (name, words, withPaper) => {
    const reference = `000.12.35.H29-261124-${String(1000 + words.length)}`;
    await publish(dossierFacts.received, fact(name, reference));
    const mail = await mailAbout(reference);
    expect(mail.subject).toContain(words);
    expect(mail.attachments?.length ?? 0).toBe(withPaper ? 1 : 0);
  });

  it('about a confidential dossier name no procedure and carry no paper', async () => {
    const [made, refused] = [submission('000.12.35.H29-261124-0008'), fact('refused', '000.12.35.H29-261124-0009')];
    const procedure = { id: 'confidential', version: 1 };
    const before = owner.asked.length;
    await publish(submissionMade, { ...made, data: { ...made.data, procedure, confidential: true } });
    const status = { ...refused.data.status, procedure: { ...procedure, name: { vi: 'Hồ sơ được bảo mật', en: 'Confidential dossier' } }, confidential: true };
    await publish(dossierFacts.refused, { ...refused, data: { ...refused.data, status } });
    for (const reference of ['000.12.35.H29-261124-0008', '000.12.35.H29-261124-0009']) {
      const mail = await mailAbout(reference);
      expect(mail.text).not.toMatch(/Thủ tục|bảo mật|giấy gửi kèm/);
      expect(mail.attachments ?? []).toEqual([]);
    }
    expect(owner.asked.slice(before).filter((path) => path.endsWith('.pdf'))).toEqual([]);
  });

  it('come once, however often the event comes', async () => {
    const event = submission('000.12.35.H29-261125-0001');
    const marker = submission('000.12.35.H29-261125-0002');
    await publish(submissionMade, event, event);
    await publish(submissionMade, event, { ...marker, subject: event.subject });
    await mailAbout('000.12.35.H29-261125-0002');
    expect(await mailsAbout('000.12.35.H29-261125-0001')).toHaveLength(1);
  });

  it('are in the language the citizen chose', async () => {
    owner.contact = { name: 'Anna <b>Smith</b>', email: 'anna@example.org', language: 'en' };
    await publish(submissionMade, submission('000.12.35.H29-261126-0001'));
    const mail = await mailAbout('000.12.35.H29-261126-0001');
    expect(mail.subject).toBe('Dossier 000.12.35.H29-261126-0001 submitted');
    expect(mail.html).toContain('Anna &lt;b>Smith&lt;/b>');
  });

  it('are not written when the citizen left no address, and that is on record', async () => {
    owner.contact = { name: 'Bà Không Thư', phone: '0903512789', language: 'vi' };
    const event = submission('000.12.35.H29-261127-0001');
    await publish(submissionMade, event);
    await eventually(async () => {
      const { deliveries } = (await internal(`/internal/deliveries/${event.subject}`, { method: 'GET' })).json();
      expect(deliveries).toMatchObject([{ kind: 'submitted', channel: 'email', state: 'nobody-to-tell' }]);
    });
  });

  it('arrive when the mail server is back', async () => {
    owner.contact = { name: 'Hạnh', email: 'hanh@example.vn', language: 'vi' };
    await mailbox.stop();
    const event = submission('000.12.35.H29-261128-0001');
    await publish(submissionMade, event);
    await eventually(() => expect(lines.some((line) => line.includes('letter could not be sent yet') && line.includes(event.subject))).toBe(true));
    await mailbox.start();
    await eventually(async () => {
      await app.get(DeliverySweep).sweep();
      expect(await mailsAbout('000.12.35.H29-261128-0001')).toHaveLength(1);
    }, 60_000);
  }, 90_000);

  it('carry a one-time code at once, and once per key', async () => {
    const payload = { template: 'one-time-code', lang: 'vi', to: 'otp@example.vn', params: { code: '048213', minutes: 10 } };
    const answers = await Promise.all([1, 2].map(() => internal('/internal/messages', { method: 'POST', payload, key: 'key-0000-0001' })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202]);
    const mails = (await mailbox.mails()).filter(({ to }) => to[0]?.address === 'otp@example.vn');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('048213');
  });

  it('tell that a draft expires, with the way to it, once per key, also when the mail server was away', async () => {
    owner.contact = { name: 'Nguyễn Thị Minh Hạnh', email: 'ban-nhap@example.vn', language: 'vi' };
    const draftId = randomUUID();
    const payload = { template: 'draft-expires', draftId, params: { procedure: { vi: 'Mở cửa hàng', en: 'Open a shop' }, agency: { vi: 'UBND quận', en: 'District' }, expiresAt: '2026-12-22T03:32:00.000Z' } };
    const send = () => internal('/internal/messages', { method: 'POST', payload, key: `draft-expires/${draftId}/7` });
    await mailbox.stop();
    expect((await send()).statusCode).toBe(202);
    await mailbox.start();
    await eventually(async () => {
      await send();
      await app.get(DeliverySweep).sweep();
      expect((await mailbox.mails()).filter(({ to }) => to[0]?.address === 'ban-nhap@example.vn')).toHaveLength(1);
    }, 60_000);
    const [mail] = (await mailbox.mails()).filter(({ to }) => to[0]?.address === 'ban-nhap@example.vn');
    expect(mail?.subject).toBe('Bản nháp của ông/bà được giữ đến 22/12/2026');
    for (const words of ['Kính gửi ông/bà Nguyễn Thị Minh Hạnh,', 'Mở cửa hàng', `https://motcua.example/ban-nhap/${draftId}`, '10:32']) expect(mail?.text).toContain(words);
    expect(owner.asked).toContain(`/internal/drafts/${draftId}/contact`);
  }, 90_000);

  it('about a draft that was submitted meanwhile are not written', async () => {
    owner.contact = undefined;
    const draftId = randomUUID();
    const payload = { template: 'draft-expires', draftId, params: { procedure: { vi: 'a', en: 'a' }, agency: { vi: 'b', en: 'b' }, expiresAt: '2026-12-22T03:32:00.000Z' } };
    await internal('/internal/messages', { method: 'POST', payload, key: `draft-expires/${draftId}/1` });
    expect((await internal(`/internal/deliveries/${draftId}`, { method: 'GET' })).json()).toMatchObject({ deliveries: [{ kind: 'draft-expires', state: 'nobody-to-tell' }] });
  });

  it('carry a code for setting a password with the way to the page, whose address tells nothing', async () => {
    const payload = { template: 'set-password', lang: 'vi', to: 'can.bo@example.vn', params: { code: '12345678', minutes: 120 } };
    expect((await internal('/internal/messages', { method: 'POST', payload, key: 'key-0000-0002' })).statusCode).toBe(202);
    const [mail] = (await mailbox.mails()).filter(({ to }) => to[0]?.address === 'can.bo@example.vn');
    expect(mail?.subject).toBe('Đặt mật khẩu tài khoản cán bộ');
    expect(mail?.text).toMatch(/12345678[\s\S]*\/id\/password$/m);
  });

  it('are asked for by services only', async () => {
    expect((await app.inject({ method: 'POST', url: '/internal/messages', payload: {} })).statusCode).toBe(401);
  });

  it('leave no name, address or code in the log', () => {
    expect(lines.join()).not.toMatch(/hanh@example\.vn|Minh Hạnh|(?<![\w.-])048213(?![\w-])|otp@example/);
  });
});
