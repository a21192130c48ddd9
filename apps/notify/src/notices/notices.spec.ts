import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { aNotifiedCity } from './a-notified-city.ts';
import { DigestSweep } from './digest.sweep.ts';
import { MentionSweep } from './mention.sweep.ts';

let city: Awaited<ReturnType<typeof aNotifiedCity>>;
let app: NestFastifyApplication;
beforeAll(async () => {
  city = await aNotifiedCity();
  app = await city.started();
}, 90_000);
afterAll(async () => {
  await app.close();
  await city.close();
});
beforeEach(() => void Object.assign(city.behind, { due: [], told: [], away: false }));

const name = () => `official-${randomUUID().slice(0, 8)}`;
/** An official of a test of its own, with an address of their own. */
function somebody(): string {
  const id = name();
  city.behind.people[id] = { name: 'Lê Quốc Bảo', email: `${id}@example.vn` };
  return id;
}
const row = (more: object) => ({ id: randomUUID(), reference: `H26-${randomUUID().slice(0, 6)}`, procedure: { vi: 'Đăng ký hộ kinh doanh', en: 'Household registration' }, dueAt: '2026-11-24T10:00:00.000Z', standing: 'due-today' as const, daysOver: 0, role: 'specialist', ...more });
const mailsTo = async (id: string) => (await city.mailbox.mails()).filter(({ to }) => to.some(({ address }) => address === `${id}@example.vn`));
const mailTo = (id: string) => eventually(async () => ((await mailsTo(id)).at(0) ?? Promise.reject(new Error('no mail yet'))), 30_000);
const ask = async (who: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, kind: 'citizen' | 'official' = 'official') =>
  app.inject({ method, url, headers: { authorization: `Bearer ${await city.token(who, kind)}` }, ...(payload ? { payload } : {}) });
const morningOf = (day: string) => city.clock.set(`${day}T00:31:00Z`);
const sweep = () => app.get(DigestSweep).sweep();

describe('the digest of a morning', () => {
  it('is one letter about everything that waits, with codes, procedures, dates and links', async () => {
    const bao = somebody();
    const rows = [row({ holder: bao, standing: 'overdue', daysOver: 2 }), row({ holder: bao })];
    city.behind.due = rows;
    morningOf('2026-11-24');
    await sweep();
    const { subject, text } = await mailTo(bao);
    expect(subject).toBe('Việc cần chú ý: 1 quá hạn, 1 đến hạn hôm nay, 0 sắp đến hạn');
    for (const { id, reference } of rows) expect(text).toMatch(new RegExp(`${reference}: Đăng ký hộ kinh doanh;.*office/ho-so/${id}`));
  });

  it('goes out once a day, whatever is done again, also by another process', async () => {
    const bao = somebody();
    city.behind.due = [row({ holder: bao })];
    morningOf('2026-11-25');
    await sweep();
    await mailTo(bao);
    await sweep();
    await app.close();
    app = await city.started();
    await sweep();
    expect(await mailsTo(bao)).toHaveLength(1);
    expect((await ask(bao, 'GET', '/v1/notices')).json()).toMatchObject({ unread: 1, notices: [{ kind: 'digest', read: false, rows: [{}] }] });
  });

  it('is told later the same morning when one-stop was away', async () => {
    const bao = somebody();
    city.behind.due = [row({ holder: bao })];
    city.behind.away = true;
    morningOf('2026-11-26');
    await sweep();
    expect(await mailsTo(bao)).toHaveLength(0);
    city.behind.away = false;
    await sweep();
    await mailTo(bao);
  });

  it('asks no agency one by one that has nothing due', async () => {
    city.behind.asked.length = 0;
    morningOf('2026-12-01');
    await sweep();
    await sweep();
    expect(city.behind.asked.filter((path) => path.startsWith('/internal/notices/due'))).toEqual(['/internal/notices/due-agencies']);
  });

  it('does not come at night or at the week-end', async () => {
    const bao = somebody();
    city.behind.due = [row({ holder: bao })];
    for (const instant of ['2026-11-27T16:00:00Z', '2026-11-28T03:00:00Z']) {
      city.clock.set(instant);
      await sweep();
    }
    expect((await ask(bao, 'GET', '/v1/notices')).json()).toEqual({ notices: [], unread: 0 });
  });

  it('comes at the hour that was asked for, and not by mail when it was switched off', async () => {
    const [later, silent] = [somebody(), somebody()];
    const usual = { digest: true, hour: 'opening', silent: [], language: 'vi' };
    expect((await ask(later, 'PUT', '/v1/notices/office', { ...usual, hour: '10:00' })).statusCode).toBe(200);
    expect((await ask(silent, 'PUT', '/v1/notices/office', { ...usual, digest: false })).statusCode).toBe(200);
    city.behind.due = [row({ holder: later }), row({ holder: silent })];
    morningOf('2026-11-30');
    await sweep();
    expect((await ask(silent, 'GET', '/v1/notices/unread')).json()).toEqual({ unread: 1 });
    expect((await ask(later, 'GET', '/v1/notices/unread')).json()).toEqual({ unread: 0 });
    city.clock.set('2026-11-30T03:00:00Z');
    await sweep();
    await mailTo(later);
    expect(await mailsTo(silent)).toHaveLength(0);
  });
});

describe('what cannot wait until the morning', () => {
  it('is told at once to whom it concerns, once, by bell and by mail', async () => {
    const loan = somebody();
    city.behind.told = [{ official: loan, kind: 'given' }];
    await city.happens('passed-on', { tells: true });
    expect((await mailTo(loan)).subject).toBe('Hồ sơ H26-1 giao cho anh/chị');
    expect((await ask(loan, 'GET', '/v1/notices')).json()).toMatchObject({ unread: 1, notices: [{ kind: 'given', dossier: { reference: 'H26-1' } }] });
  });

  it('comes by the bell alone, of a kind that was switched off', async () => {
    const loan = somebody();
    await ask(loan, 'PUT', '/v1/notices/office', { digest: true, hour: 'opening', silent: ['given'], language: 'vi' });
    city.behind.told = [{ official: loan, kind: 'given' }];
    await city.happens('passed-on', { tells: true });
    await eventually(async () => expect((await ask(loan, 'GET', '/v1/notices/unread')).json()).toEqual({ unread: 1 }));
    expect(await mailsTo(loan)).toHaveLength(0);
  });

  it('is asked about only when the event says that somebody is to be told', async () => {
    city.behind.asked = [];
    await city.happens('passed-on', {});
    const loan = somebody();
    city.behind.told = [{ official: loan, kind: 'given' }];
    await city.happens('passed-on', { tells: true });
    await mailTo(loan);
    expect(city.behind.asked.filter((path) => path.includes('/told/'))).toHaveLength(1);
  });

  it('is also a note in which somebody is named, told once', async () => {
    const loan = somebody();
    const mentions = app.get(MentionSweep);
    await mentions.sweep();
    city.behind.mentions = [{ note: randomUUID(), at: '2026-11-30T04:00:00.000Z', dossier: { id: randomUUID(), reference: 'H26-note' }, officials: [loan] }];
    await mentions.sweep();
    await mentions.sweep();
    expect((await mailTo(loan)).subject).toBe('Anh/chị được nhắc đến trong hồ sơ H26-note');
    expect((await ask(loan, 'GET', '/v1/notices/unread')).json()).toEqual({ unread: 1 });
    expect(await mailsTo(loan)).toHaveLength(1);
  });

  it('is read once its page was', async () => {
    const loan = somebody();
    city.behind.told = [{ official: loan, kind: 'given' }];
    await city.happens('passed-on', { tells: true });
    const { notices } = await eventually(async () => {
      const list = (await ask(loan, 'GET', '/v1/notices')).json();
      expect(list.unread).toBe(1);
      return list;
    });
    expect((await ask(loan, 'POST', '/v1/notices/read', { at: notices[0].at })).json()).toEqual({ unread: 0 });
    expect((await ask(loan, 'GET', '/v1/notices')).json().notices[0].read).toBe(true);
  });

  it('is nobody else’s to read', async () => {
    expect((await ask('citizen-1', 'GET', '/v1/notices', undefined, 'citizen')).statusCode).toBe(403);
  });
});

describe('what a citizen chose', () => {
  const linkIn = (text: string) => /thu-bao\?ma=(\S+)/.exec(text)?.[1] ?? '';
  const holder = () => {
    const id = `citizen-${randomUUID().slice(0, 8)}`;
    city.behind.contact = { name: 'Nguyễn Thị Minh Hạnh', email: `${id}@example.vn`, language: 'vi', holder: id };
    return id;
  };
  const off = (group: string) => ({ off: [{ group, channel: 'email' }] });

  it('counts from the next letter on, and holds back none that the law asks for', async () => {
    const hanh = holder();
    expect((await ask(hanh, 'PUT', '/v1/notices/letters', off('progress'), 'citizen')).statusCode).toBe(200);
    expect((await ask(hanh, 'GET', '/v1/notices/letters', undefined, 'citizen')).json()).toEqual(off('progress'));
    await city.happens('received', { reference: 'H26-off' });
    await city.happens('refused', { reference: 'H26-required' });
    const { subject } = await mailTo(hanh);
    expect(subject).toContain('H26-required');
    expect(await mailsTo(hanh)).toHaveLength(1);
  });

  it('is changed by the link in a letter, without signing in, once; and the address tells nothing', async () => {
    const hanh = holder();
    await city.happens('received');
    const token = linkIn((await mailTo(hanh)).text);
    expect(token.length).toBeGreaterThan(50);
    expect(Buffer.from(token.split('.').join(''), 'base64').toString('latin1')).not.toContain(hanh);
    const byLink = (method: 'POST' | 'PUT', payload: object) => app.inject({ method, url: '/v1/notices/letters/by-link', payload });
    expect((await byLink('POST', { token })).json()).toEqual({ off: [] });
    expect((await byLink('PUT', { token, preferences: off('rating') })).statusCode).toBe(200);
    expect((await byLink('PUT', { token, preferences: { off: [] } })).statusCode).toBe(410);
    expect((await byLink('POST', { token: `${token.slice(0, -3)}abc` })).statusCode).toBe(410);
    expect((await ask(hanh, 'GET', '/v1/notices/letters', undefined, 'citizen')).json()).toEqual(off('rating'));
  });

  it('is also the language', async () => {
    const hanh = holder();
    await ask(hanh, 'PUT', '/v1/notices/letters', { language: 'en', off: [] }, 'citizen');
    await city.happens('received', { reference: 'H26-en' });
    expect((await mailTo(hanh)).subject).toBe('Dossier H26-en received');
  });
});
