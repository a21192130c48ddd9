import { Draft, type SubmissionReceipt } from '@motcua/contracts/eforms-api';
import { DraftExpires } from '@motcua/contracts/notify-api';
import { anUpload, aPdf } from '@motcua/files/a-file';
import { FakeClock } from '@motcua/testing/fake-clock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anAgency, someAnswers } from '../a-catalogue.ts';
import { aRunningEforms, configFor, startEforms, type RunningEforms } from '../a-running-eforms.ts';
import { AttachmentSweep } from '../attachments/attachment.sweep.ts';
import { DraftNoticesSweep } from './draft-notices.sweep.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** Notify as this service sees it from outside: what was asked of it, under which key. */
async function aNotify() {
  const asked: { key: string; body: DraftExpires }[] = [];
  const state = { away: false };
  const server = createServer(async (request, answer) => {
    const body = DraftExpires.parse(JSON.parse(Buffer.concat(await request.toArray()).toString()));
    if (!state.away) asked.push({ key: String(request.headers['idempotency-key']), body });
    answer.writeHead(state.away ? 503 : 202).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { asked, state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

describe('the life of a draft', () => {
  let eforms: RunningEforms;
  let notify: Awaited<ReturnType<typeof aNotify>>;
  let hanh: string;
  let draft: Draft;
  const clock = new FakeClock();
  const ask = (method: 'GET' | 'POST' | 'PATCH', path: string, { body, who = hanh, ...headers }: { body?: object; who?: string; [header: string]: unknown } = {}) =>
    eforms.send({ method, url: `/v1/drafts${path}`, ...(body ? { payload: body } : {}), headers: { authorization: who, ...(headers as Record<string, string>) } });
  const show = async () => (await ask('GET', `/${draft.id}`)).json<Draft>();
  const keep = (seen: string) => ask('POST', `/${draft.id}/keep`, { body: { expiresAt: seen } });
  const sweep = () => eforms.app.get(DraftNoticesSweep).sweep();
  const told = () => notify.asked.filter(({ body }) => body.draftId === draft.id);
  const daysLeft = (end: string) => Math.round((Date.parse(end) - clock.now().getTime()) / day);

  beforeAll(async () => {
    notify = await aNotify();
    const people = { hanh: { name: 'Nguyễn Thị Minh Hạnh', email: 'hanh@example.com', phone: '0903512789' } };
    eforms = await aRunningEforms({ clock, people, more: { NOTIFY_URL: notify.url } });
    hanh = await eforms.identity.sign({ id: 'hanh' }, '900d');
  });
  afterAll(async () => {
    await eforms.close();
    await notify.close();
  });
  beforeEach(async () => {
    notify.state.away = false;
    draft = (await ask('POST', '', { body: { procedureId: 'shop-sign', agency: anAgency.code }, 'accept-language': 'en' })).json<Draft>();
  });

  describe('that comes to its end', () => {
    it('is told of 7 days and 1 day before, once each however often the sweep runs', async () => {
      clock.advance(23 * day - hour);
      await sweep();
      expect(told()).toHaveLength(0);
      clock.advance(2 * hour);
      await Promise.all([sweep(), sweep()]);
      await sweep();
      expect(told()).toMatchObject([{ body: { params: { procedure: { vi: 'Đăng ký biển hiệu' }, expiresAt: draft.expiresAt } } }]);
      clock.advance(6 * day);
      await sweep();
      await sweep();
      expect(told()).toHaveLength(2);
      expect(new Set(told().map(({ key }) => key)).size).toBe(2);
    });

    it('is told of by one of two processes', async () => {
      const other = await startEforms(configFor(eforms.surroundings, { NOTIFY_URL: notify.url }), { clock });
      try {
        clock.advance(23 * day + hour);
        await Promise.all([sweep(), other.get(DraftNoticesSweep).sweep()]);
        expect(told()).toHaveLength(1);
      } finally {
        await other.close();
      }
    });

    it('is told of under the same key again when the process ended before it could note that', async () => {
      clock.advance(23 * day + hour);
      const { drafts } = eforms.app.get(DraftNoticesSweep) as unknown as { drafts: { noted: (...args: unknown[]) => Promise<void> } };
      const noted = drafts.noted;
      drafts.noted = () => Promise.reject(new Error('the power is out'));
      await sweep();
      drafts.noted = noted;
      await sweep();
      expect(told()).toHaveLength(2);
      expect(new Set(told().map(({ key }) => key)).size).toBe(1);
    });

    it('waits while notify is away', async () => {
      clock.advance(23 * day + hour);
      notify.state.away = true;
      await sweep();
      notify.state.away = false;
      await sweep();
      expect(told()).toHaveLength(1);
    });

    it('is told of once after a long outage', async () => {
      clock.advance(29 * day + hour);
      await sweep();
      await sweep();
      expect(told()).toHaveLength(1);
    });

    it('is not told of once it was saved again, and then anew at its new end', async () => {
      clock.advance(22 * day);
      await ask('PATCH', `/${draft.id}`, { body: { answers: { sign: 'Phở' } }, 'if-match': '"1"' });
      clock.advance(2 * day);
      await sweep();
      expect(told()).toHaveLength(0);
      clock.advance(22 * day);
      await sweep();
      expect(told()).toHaveLength(1);
    });

    it('is not told of once it was submitted', async () => {
      const { payload, headers } = anUpload('ban-ve.pdf', await aPdf());
      const { id } = (await eforms.send({ method: 'POST', url: '/v1/attachments', payload, headers: { ...headers, authorization: hanh } })).json<{ id: string }>();
      await ask('PATCH', `/${draft.id}`, { body: { answers: someAnswers, papers: { drawing: [id] } }, 'if-match': '"1"' });
      expect((await ask('POST', `/${draft.id}/submit`, { 'idempotency-key': randomUUID() })).json<SubmissionReceipt>().reference).toBeDefined();
      clock.advance(24 * day);
      await sweep();
      expect(told()).toHaveLength(0);
    });

    it('carries no name, number or address of the person', async () => {
      clock.advance(23 * day + hour);
      await sweep();
      expect(JSON.stringify(told())).not.toMatch(/Hạnh|hanh|0903/);
    });
  });

  describe('whose owner notify asks for', () => {
    const contact = async (id = draft.id, authorization?: string) => eforms.send({ method: 'GET', url: `/internal/drafts/${id}/contact`, headers: { authorization: authorization ?? (await eforms.serviceToken('notify')) } });

    it('is answered with the account’s address, in the language that the draft was begun in', async () => {
      expect((await contact()).json()).toEqual({ name: 'Nguyễn Thị Minh Hạnh', email: 'hanh@example.com', phone: '0903512789', language: 'en', holder: 'hanh' });
    });

    it('answers notify alone, and knows no draft that is over', async () => {
      expect([(await contact(draft.id, hanh)).statusCode, (await contact(draft.id, await eforms.serviceToken('one-stop'))).statusCode, (await contact(randomUUID())).statusCode]).toEqual([403, 403, 404]);
      clock.advance(31 * day);
      expect((await contact()).statusCode).toBe(404);
    });
  });

  describe('that is kept longer', () => {
    it('lives 30 days more, with its files, and its owner is told at the new end', async () => {
      const { payload, headers } = anUpload('ban-ve.pdf', await aPdf());
      const { id } = (await eforms.send({ method: 'POST', url: '/v1/attachments', payload, headers: { ...headers, authorization: hanh } })).json<{ id: string }>();
      await ask('PATCH', `/${draft.id}`, { body: { papers: { drawing: [id] } }, 'if-match': '"1"' });
      const kept = (await keep((await show()).expiresAt)).json<Draft>();
      expect([daysLeft(kept.expiresAt), kept.version]).toEqual([60, 2]);
      clock.advance(52 * day);
      await sweep();
      await eforms.app.get(AttachmentSweep).sweep();
      expect([told().length, (await show()).attachments.length]).toEqual([0, 1]);
      clock.advance(2 * day);
      await sweep();
      expect(told()).toHaveLength(1);
    });

    it('lives once longer however often the button is pressed', async () => {
      const answers = await Promise.all([keep(draft.expiresAt), keep(draft.expiresAt)]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      expect(daysLeft((await keep(draft.expiresAt)).json<Draft>().expiresAt)).toBe(60);
    });

    it('lives 180 days after its last save at most', async () => {
      for (let times = 0; times < 5; times += 1) await keep((await show()).expiresAt);
      const { expiresAt, keptAtMostUntil } = await show();
      expect([daysLeft(expiresAt), expiresAt]).toEqual([180, keptAtMostUntil]);
      const answer = await keep(expiresAt);
      expect([answer.statusCode, answer.json().type]).toEqual([409, expect.stringMatching(/draft-kept-long-enough$/)]);
    });

    it('keeps that when it is saved', async () => {
      await keep(draft.expiresAt);
      const saved = (await ask('PATCH', `/${draft.id}`, { body: { answers: { sign: 'Phở' } }, 'if-match': '"1"' })).json<Draft>();
      expect(daysLeft(saved.expiresAt)).toBe(60);
    });

    it('is the owner’s to keep', async () => {
      const nam = await eforms.identity.sign({ id: 'nam' }, '900d');
      expect((await ask('POST', `/${draft.id}/keep`, { body: { expiresAt: draft.expiresAt }, who: nam })).statusCode).toBe(404);
      expect((await show()).expiresAt).toBe(draft.expiresAt);
    });
  });
});
