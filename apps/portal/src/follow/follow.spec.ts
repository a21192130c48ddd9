import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { aRunningPortal, csrfIn, type RunningPortal } from '../a-running-portal.ts';
import { aWatchedStatus, watch } from '../lookup/a-watched-status.ts';

describe('being told of changes without an account', () => {
  let portal: RunningPortal;
  const asked: { path: string; body: unknown }[] = [];
  let status: PublicStatus;

  beforeAll(async () => {
    portal = await aRunningPortal((behind) => {
      behind.post('/v1/status-watches', (_request, reply) => reply.code(201).send({ token: watch, calendar: 'a-calendar', until: '2026-11-22T06:00:00Z', status }));
      behind.get('/v1/status-watches/:token', (request, reply) => ((request.params as { token: string }).token === watch ? reply.send(status) : reply.code(404).send({})));
      behind.get('/internal/follows/push', (_request, reply) => reply.send({ key: 'a-public-key' }));
      behind.post('/internal/follows/push', (request, reply) => {
        asked.push({ path: 'push', body: request.body });
        return reply.code(202).send();
      });
      for (const path of ['/internal/follows', '/internal/follows/confirm', '/internal/follows/stop']) {
        behind.post(path, (request, reply) => {
          asked.push({ path, body: request.body });
          const { token } = request.body as { token?: string };
          if (token !== undefined && token !== 'good') return reply.code(410).send({});
          return path.endsWith('confirm') ? reply.send({ reference: status.reference }) : reply.code(202).send();
        });
      }
    });
  });
  beforeEach(() => {
    asked.length = 0;
    status = aWatchedStatus('in-processing');
  });
  afterAll(() => portal.close());

  const post = (url: string, fields: Record<string, string>, cookie = '') =>
    portal.app.inject({ method: 'POST', url, payload: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', cookie } });
  const opened = async (url: string) => {
    const { body, headers } = await portal.app.inject(url);
    return { body, csrf: csrfIn(body), cookie: String(headers['set-cookie'] ?? '').split(';')[0] ?? '' };
  };
  const lookedUp = async () => {
    const { csrf, cookie } = await opened('/tra-cuu');
    const { body } = await post('/tra-cuu', { _csrf: csrf, ma: '42071635', so4: '2789' }, cookie);
    return { body, csrf, cookie };
  };

  it('is offered beside the status: by e-mail, by short message, in a calendar', async () => {
    const { body } = await lookedUp();
    for (const words of ['Báo cho tôi khi có thay đổi', 'name="thu"', 'href="/tai-khoan/thu-bao"', '/lich/a-calendar.ics']) expect(body).toContain(words);
  });

  it.each(['returned', 'refused', 'withdrawn', 'stopped'] as const)('is not offered of a dossier that is %s: nothing will change', async (state) => {
    status = aWatchedStatus(state);
    expect((await lookedUp()).body).not.toContain('name="thu"');
  });

  it('is offered of a dossier of another system too, but no short messages: its owner has chosen nothing here', async () => {
    status = aWatchedStatus('in-processing', { elsewhere: { system: { vi: 'Hệ thống đất đai', en: 'Land system' }, code: 'BT-2026-0042' } });
    const { body } = await lookedUp();
    expect(body).toContain('name="thu"');
    expect(body).not.toContain('/tai-khoan/thu-bao');
  });

  it('is asked for with what lookup says of the dossier, never with what a browser says', async () => {
    const { csrf, cookie } = await lookedUp();
    const { statusCode, body } = await post('/theo-doi', { _csrf: csrf, xem: watch, thu: ' hanh@example.vn ' }, cookie);
    expect([statusCode, asked]).toEqual([200, [{ path: '/internal/follows', body: { status: { ...status, paused: false }, email: 'hanh@example.vn', language: 'vi' } }]]);
    expect(body).toContain('Xin mở hộp thư để xác nhận');
    expect(portal.lines.join()).not.toContain('hanh@example.vn');
  });

  it('asks nobody for what is no address, without the look-up, or from another site', async () => {
    const { csrf, cookie } = await lookedUp();
    const wrong = await post('/theo-doi', { _csrf: csrf, xem: watch, thu: 'hanh' }, cookie);
    expect([wrong.statusCode, (await post('/theo-doi', { _csrf: csrf, xem: 'forged', thu: 'hanh@example.vn' }, cookie)).statusCode, (await post('/theo-doi', { xem: watch, thu: 'hanh@example.vn' }, cookie)).statusCode]).toEqual([422, 404, 403]);
    expect(wrong.body).toContain('href="#email"');
    expect(asked).toEqual([]);
  });

  it('is asked for by a browser with its own address, which is checked', async () => {
    const { csrf, cookie, body } = await lookedUp();
    expect(body).toContain('data-push="a-public-key"');
    const subscription = { endpoint: 'https://push.example/abc', keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) } };
    const send = (payload: object, headers: object = { 'csrf-token': csrf }) => portal.app.inject({ method: 'POST', url: '/theo-doi/trinh-duyet', payload, headers: { cookie, ...headers } });
    expect((await send({ xem: watch, subscription })).statusCode).toBe(204);
    expect(asked).toEqual([{ path: 'push', body: { status: { ...status, paused: false }, subscription, language: 'vi' } }]);
    const refused = [await send({ xem: watch, subscription: { ...subscription, endpoint: 'file:///etc/passwd' } }), await send({ xem: 'forged', subscription }), await send({ xem: watch, subscription }, {})];
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([422, 404, 403]);
    expect(portal.lines.join()).not.toContain('push.example');
  });

  it('has a service worker at an address of its own, above all pages', async () => {
    const { statusCode, headers } = await portal.app.inject('/bao-tin.js');
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/javascript; charset=utf-8', 'no-cache']);
  });

  it.each([['/theo-doi/xac-nhan', 'Xác nhận'], ['/theo-doi/thoi', 'Thôi nhận']])('%s does nothing when it is opened, only when its button is pressed', async (path, words) => {
    const { body, csrf, cookie } = await opened(`${path}?ma=good`);
    expect(body).toContain(words);
    expect(asked).toEqual([]);
    expect((await post(path, { _csrf: csrf, ma: 'good' }, cookie)).statusCode).toBe(200);
    expect(asked).toHaveLength(1);
    expect((await post(path, { _csrf: csrf, ma: 'old' }, cookie)).statusCode).toBe(410);
  });

  it('ends at one press of a mail program, which has no session; a confirmation needs one', async () => {
    const { statusCode } = await post('/theo-doi/thoi?ma=good', { 'List-Unsubscribe': 'One-Click' });
    expect([statusCode, asked]).toEqual([200, [{ path: '/internal/follows/stop', body: { token: 'good' } }]]);
    expect((await post('/theo-doi/xac-nhan?ma=good', { ma: 'good' })).statusCode).toBe(403);
  });
});
