import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRunningPortal, csrfIn, type RunningPortal, signedIn } from '../a-running-portal.ts';

const said: unknown[] = [];
let portal: RunningPortal;
let cookie: string;
beforeAll(async () => {
  portal = await aRunningPortal((behind) => {
    behind.get('/v1/notices/letters', () => ({ off: [{ group: 'rating', channel: 'email' }] }));
    behind.put('/v1/notices/letters', ({ body }) => (said.push(body), body));
    behind.post('/v1/notices/letters/by-link', ({ body }, reply) => ((body as { token: string }).token.startsWith('good') ? { off: [] } : reply.code(410).send({ type: 'x/letter-link-invalid', status: 410 })));
    behind.put('/v1/notices/letters/by-link', ({ body }) => (said.push(body), (body as { preferences: object }).preferences));
  });
  cookie = signedIn(portal);
}, 60_000);
afterAll(() => portal.close());

const open = (url: string, headers: Record<string, string> = {}) => portal.app.inject({ url, headers: { accept: 'text/html', ...headers } });
const post = (url: string, form: string[][], headers: Record<string, string>) => portal.app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, payload: new URLSearchParams(form).toString() });

describe('letters that a citizen chooses', () => {
  it('stand on a page of the account, with those that always come and why', async () => {
    const { body } = await open('/tai-khoan/thu-bao', { cookie });
    expect(body).toMatch(/value="progress"[^>]*checked/);
    expect(body).not.toMatch(/value="rating"[^>]*checked/);
    expect(body).toMatch(/Thư luôn được gửi.*theo quy định của pháp luật/s);
    expect(body.match(/class="[^"]*primary/g)).toHaveLength(1);
  });

  it('are for who has signed in', async () => expect((await open('/tai-khoan/thu-bao')).statusCode).toBe(303));

  it('are saved without script: what is not ticked is off', async () => {
    const csrf = csrfIn((await open('/tai-khoan/thu-bao', { cookie })).body);
    const answer = await post('/tai-khoan/thu-bao', [['_csrf', csrf], ['email', 'progress'], ['ngon-ngu', 'en']], { cookie });
    expect(answer.headers.location).toBe('/tai-khoan/thu-bao?da-luu=1');
    expect(said.at(-1)).toEqual({ language: 'en', off: [{ group: 'reminders', channel: 'email' }, { group: 'rating', channel: 'email' }] });
  });

  it('may come as short messages too, where that is asked for', async () => {
    const { body } = await open('/tai-khoan/thu-bao', { cookie });
    expect(body).toMatch(/name="tin-nhan"(?![^>]*checked)/);
    await post('/tai-khoan/thu-bao', [['_csrf', csrfIn(body)], ['email', 'progress'], ['email', 'reminders'], ['email', 'rating'], ['tin-nhan', 'co']], { cookie });
    expect(said.at(-1)).toEqual({ off: [], sms: true });
  });

  it('are changed by the link in a letter, without signing in', async () => {
    const page = await open('/thu-bao?ma=good-link-of-a-letter');
    const session = [page.headers['set-cookie']].flat().map((line) => String(line).split(';')[0]).join('; ');
    const answer = await post('/thu-bao', [['_csrf', csrfIn(page.body)], ['ma', 'good-link-of-a-letter'], ['email', 'rating']], { cookie: session });
    expect(answer.statusCode).toBe(200);
    expect(said.at(-1)).toEqual({ token: 'good-link-of-a-letter', preferences: { off: [{ group: 'progress', channel: 'email' }, { group: 'reminders', channel: 'email' }] } });
  });

  it('are not changed by a link that is over; the page says where else', async () => {
    const { statusCode, body } = await open('/thu-bao?ma=an-old-link-of-a-letter');
    expect(statusCode).toBe(410);
    expect(body).toContain('Đường dẫn không còn dùng được');
  });
});
