import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceToken } from '@motcua/auth/service-token';
import { statusChanged } from '@motcua/contracts/events';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { createApp } from '@motcua/http/create-app';
import { createLogger } from '@motcua/logging/logger';
import { Kafka } from '@motcua/messaging/kafka';
import { connectConsumers } from '@motcua/messaging/messaging.module';
import { eventually } from '@motcua/testing/eventually';
import { testBrokers, testDatabase, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import { getModelToken } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Mailbox, type ReceivedMail } from '../a-mailbox.ts';
import { DeliverySweep } from '../delivery.sweep.ts';
import { NotifyConfig } from '../notify.config.ts';
import { NotifyModule } from '../notify.module.ts';
import { FOLLOW, type FollowDocument } from './follow.schema.ts';
import { aPushService } from './push/a-push-service.ts';

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`../../../../libs/contracts/fixtures/${name}.v1.json`, import.meta.url), 'utf8'));
const event = fixture('dossier.status-changed');

describe('telling who follows a dossier', () => {
  const topicPrefix = testTopicPrefix();
  const lines: string[] = [];
  let kafka: Kafka;
  let mailbox: Mailbox;
  let pushing: Awaited<ReturnType<typeof aPushService>>;
  let app: NestFastifyApplication;
  let made = 0;

  beforeAll(async () => {
    kafka = new Kafka({ brokers: testBrokers(), clientId: 'spec', topicPrefix }, createLogger('spec', 'silent'));
    await kafka.ensureTopics(['motcua.procedure.v1', 'motcua.agency.v1', 'motcua.calendar.v1', 'motcua.submission.v1', 'motcua.dossier.v1', 'motcua.dossier-status.v1']);
    mailbox = await Mailbox.open();
    pushing = await aPushService();
    const away = 'http://127.0.0.1:9';
    const config = NotifyConfig.parse({
      ...{ PORT: '0', MONGODB_URI: testDatabase('notify'), KAFKA_BROKERS: testBrokers().join(), KAFKA_TOPIC_PREFIX: topicPrefix, PUBLIC_URL: 'https://motcua.example', IDENTITY_URL: away },
      ...{ SERVICE_SECRET: testSecret, VAPID_KEY: '0d'.repeat(32), PUSH_NETWORKS: '127.0.0.0/8', EFORMS_URL: away, ONE_STOP_URL: away, SMTP_URL: `smtp://127.0.0.1:${mailbox.smtpPort}`, MAIL_FROM: 'Một Cửa <khong-tra-loi@motcua.example>' },
    });
    app = await createApp(NotifyModule.with(config), { name: 'notify', logger: createLogger('notify', 'debug', { write: (line) => void lines.push(line) }) });
    connectConsumers(app);
    await app.startAllMicroservices();
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await eventually(async () => expect((await app.inject('/health/ready')).statusCode).toBe(200), 60_000);
  }, 150_000);
  afterAll(async () => {
    await app.close();
    await Promise.all([mailbox.stop(), pushing.close()]);
  });

  const aStatus = (changes: Partial<PublicStatus> = {}): PublicStatus => ({ ...event.data.status, id: randomUUID(), reference: `000.12.35.H29-261123-${String((made += 1)).padStart(4, '0')}`, ...changes });
  const someone = () => `nguoi-${(made += 1)}@example.vn`;
  const asks = async (path: string, payload: object, from = 'portal') =>
    app.inject({ method: 'POST', url: `/internal/follows${path}`, payload, headers: { authorization: `Bearer ${await serviceToken(from, 'notify', testSecret)}` } });
  const follows = (status: PublicStatus, email: string, language: 'vi' | 'en' = 'vi') => asks('', { status, email, language });
  const letters = async (email: string): Promise<ReceivedMail[]> => {
    await app.get(DeliverySweep).sweep();
    return (await mailbox.mails()).filter(({ to }) => to[0]?.address === email);
  };
  const lettersTo = (email: string, count: number) =>
    eventually(async () => {
      const all = await letters(email);
      expect(all).toHaveLength(count);
      return all;
    }, 30_000);
  const tokenIn = (letter: ReceivedMail | undefined, page: string) => new RegExp(`https://motcua\\.example/theo-doi/${page}\\?ma=([\\w.-]+)`).exec(letter?.text ?? '')?.[1] ?? '';
  const happens = async (status: PublicStatus, id: string = randomUUID()) => {
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic: kafka.topic(statusChanged.topic), messages: [{ key: status.id, value: JSON.stringify({ ...event, id, subject: status.id, data: { status, factors: [] } }) }] });
    await producer.disconnect();
  };
  const confirmed = async (status: PublicStatus, language: 'vi' | 'en' = 'vi') => {
    const email = someone();
    await follows(status, email, language);
    const [letter] = await lettersTo(email, 1);
    expect((await asks('/confirm', { token: tokenIn(letter, 'xac-nhan') })).json()).toEqual({ reference: status.reference });
    return { email, stop: tokenIn(letter, 'thoi') };
  };
  const documents = () => app.get<Model<FollowDocument>>(getModelToken(FOLLOW));

  it('begins with a letter that asks for a confirmation, and says no more than the code', async () => {
    const [status, email] = [aStatus(), someone()];
    expect((await follows(status, email)).statusCode).toBe(202);
    const [letter] = await lettersTo(email, 1);
    expect(letter?.subject).toBe(`Xác nhận nhận tin về hồ sơ ${status.reference}`);
    expect(letter?.text).toContain('trong 3 ngày');
    expect(letter?.text).not.toContain(status.procedure.name.vi);
    expect(tokenIn(letter, 'xac-nhan')).not.toBe('');
  });

  it('tells nothing before the confirmation, then each change once, in the language that was asked in', async () => {
    const status = aStatus();
    const waiting = someone();
    await follows(status, waiting);
    await lettersTo(waiting, 1);
    const { email } = await confirmed(status, 'en');
    const [next, id] = [{ ...status, version: 3, state: 'in-processing' as const }, randomUUID()];
    await happens(next, id);
    await happens(next, id);
    await happens({ ...next, version: 4, step: { vi: 'Thẩm định', en: 'Examination' } });
    await happens({ ...next, version: 5, state: 'completed' });
    const all = await lettersTo(email, 3);
    expect(all.map(({ subject }) => subject)).toEqual([`Confirm letters about dossier ${status.reference}`, ...Array(2).fill(`Dossier ${status.reference} has changed`)]);
    expect(all[1]?.text).toContain('being processed');
    expect(all[1]?.text).toContain(`https://motcua.example/tra-cuu?ma=${status.reference}`);
    expect(await letters(waiting)).toHaveLength(1);
  });

  it('is stopped by one press, also of a mail program, and the address is gone', async () => {
    const status = aStatus();
    const [one, other] = [await confirmed(status), await confirmed(status)];
    expect((await asks('/stop', { token: one.stop })).statusCode).toBe(204);
    expect((await asks('/stop', { token: one.stop })).statusCode).toBe(204);
    await happens({ ...status, version: 3, state: 'completed' });
    await lettersTo(other.email, 2);
    expect(await letters(one.email)).toHaveLength(1);
    expect(await documents().countDocuments({ dossierId: status.id })).toBe(1);
  });

  it('carries what mail programs need for that', async () => {
    const { email } = await confirmed(aStatus());
    const [letter] = await lettersTo(email, 1);
    const source = (await mailbox.sourceOf(letter ?? { id: '' })).replace(/\r\n[ \t]+/g, '');
    expect(source).toMatch(/^List-Unsubscribe: ?<https:\/\/motcua\.example\/theo-doi\/thoi\?ma=[\w.-]+>\r$/m);
    expect(source).toMatch(/^List-Unsubscribe-Post: ?List-Unsubscribe=One-Click\r$/m);
  });

  it('answers the same, and writes nothing more, where the address follows already, has just been asked, or said no', async () => {
    const status = aStatus();
    const { email } = await confirmed(status);
    const asked = someone();
    const refused = someone();
    for (const each of [asked, refused]) await follows(status, each);
    const [letter] = await lettersTo(refused, 1);
    await asks('/stop', { token: tokenIn(letter, 'thoi') });
    const answers = [await follows(status, email), await follows(status, asked), await follows(status, refused.toUpperCase()), await follows(status, someone())];
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    await app.get(DeliverySweep).sweep();
    for (const each of [email, asked, refused]) expect(await letters(each)).toHaveLength(1);
    expect((await asks('/confirm', { token: tokenIn(letter, 'xac-nhan') })).statusCode).toBe(410);
  });

  it('floods nobody: five letters to one address a day, ten addresses on one dossier', async () => {
    const email = someone();
    for (let each = 0; each < 7; each += 1) await follows(aStatus(), email);
    await lettersTo(email, 5);
    const [status, many] = [aStatus(), Array.from({ length: 12 }, someone)];
    for (const each of many) await follows(status, each);
    await lettersTo(many[9] ?? '', 1);
    for (const each of many.slice(10)) expect(await letters(each)).toHaveLength(0);
  });

  it('ends two weeks after the dossier is closed, and is not begun for one that is', async () => {
    const status = aStatus();
    const { email } = await confirmed(status);
    await happens({ ...status, version: 3, state: 'returned' });
    await lettersTo(email, 2);
    const found = await eventually(async () => {
      const follow = await documents().findOne({ dossierId: status.id }).lean<FollowDocument>();
      expect(follow?.version).toBe(3);
      return follow;
    });
    const daysLeft = ((found?.until.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(Math.round(daysLeft)).toBe(14);
    const late = someone();
    expect((await follows({ ...status, state: 'returned' }, late)).statusCode).toBe(202);
    expect(await letters(late)).toHaveLength(0);
  });

  it('calls a dossier of another system what that calls it, and a confidential one by its code alone', async () => {
    const [theirs, secret] = [aStatus({ elsewhere: { system: { vi: 'Hệ thống đất đai', en: 'Land system' }, code: 'BT-2026-0042' } }), aStatus({ confidential: true })];
    const someoneElse = someone();
    await follows(theirs, someoneElse);
    expect((await lettersTo(someoneElse, 1))[0]?.subject).toContain('BT-2026-0042');
    const { email } = await confirmed(secret);
    await happens({ ...secret, version: 3, state: 'completed' });
    expect((await lettersTo(email, 2))[1]?.text).not.toContain(secret.procedure.name.vi);
  });

  it('reads no link that is forged, or meant for something else', async () => {
    const { stop } = await confirmed(aStatus());
    for (const token of ['forged', stop]) expect((await asks('/confirm', { token })).statusCode).toBe(410);
    expect((await asks('/stop', { token: 'forged' })).statusCode).toBe(410);
  });

  describe('in a browser', () => {
    const inBrowser = (status: PublicStatus, name: string, language = 'vi') => asks('/push', { status, language, subscription: pushing.subscription(name) });
    const pushed = (count: number) =>
      eventually(async () => {
        await app.get(DeliverySweep).sweep();
        expect(pushing.state.received).toHaveLength(count);
        return pushing.state.received;
      }, 30_000);

    it('begins without a letter, is signed for its push service, and can be read by the browser alone', async () => {
      const status = aStatus({ state: 'received' });
      expect((await inBrowser(status, 'one', 'en')).statusCode).toBe(202);
      await happens({ ...status, version: 3, state: 'completed' });
      const [first] = await pushed(1);
      expect(first?.message).toEqual({ title: `Dossier ${status.reference} has changed`, body: 'The result is ready for its owner.', lang: 'en', url: `/tra-cuu?ma=${status.reference}` });
      expect([first?.claims.aud, first?.claims.sub, first?.headers['content-encoding']]).toEqual([pushing.url, 'mailto:khong-tra-loi@motcua.example', 'aes128gcm']);
      expect(first?.raw.toString('latin1')).not.toContain(status.reference);
      const offered = await app.inject({ url: '/internal/follows/push', headers: { authorization: `Bearer ${await serviceToken('portal', 'notify', testSecret)}` } });
      expect(offered.json().key).toMatch(/^B[\w-]{86}$/);
    });

    it.each([404, 410])('ends when the push service says %d', async (answers) => {
      const status = aStatus();
      await inBrowser(status, `gone-${answers}`);
      pushing.state.answers = answers;
      await happens({ ...status, version: 3, state: 'completed' });
      await eventually(async () => {
        await app.get(DeliverySweep).sweep();
        expect(await documents().countDocuments({ dossierId: status.id })).toBe(0);
      }, 30_000);
      pushing.state.answers = 201;
    });

    it.each(['http://push.example/x', 'https://10.1.2.3/x', 'https://[::1]:8443/x', 'https://169.254.169.254/latest', 'ftp://push.example/x'])('is not sent to %s', async (endpoint) => {
      const answer = await asks('/push', { status: aStatus(), language: 'vi', subscription: { ...pushing.subscription('x'), endpoint } });
      expect([400, 422]).toContain(answer.statusCode);
    });
  });

  it('is for the portal alone, keeps no address that can be read, and writes none into the log', async () => {
    expect((await asks('', {}, 'eforms')).statusCode).toBe(403);
    expect(JSON.stringify(await documents().find().lean())).not.toMatch(/@example\.vn|\/push\//);
    expect(lines.join()).not.toMatch(/@example\.vn|\/push\/(one|gone)/);
  });
});
