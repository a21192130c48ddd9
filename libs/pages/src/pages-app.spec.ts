import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '@motcua/auth/sign-in';
import { createLogger } from '@motcua/logging/logger';
import type { Lang } from '@motcua/ui/messages';
import { Controller, Get, Module, Post, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { ServiceRefused } from './answer.ts';
import { inLanguage } from './language.ts';
import { createPages } from './pages-app.ts';
import { goTo, show } from './reply.ts';
import { troubleKind } from './trouble.tsx';
import { type PageVisit, SignedIn, visitsIn } from './visit.ts';

const { visitOf, VisitOf } = visitsIn((lang: Lang) => (lang === 'vi' ? 'xin chào' : 'hello'));

@Controller('desk')
class DeskController {
  @Get()
  hello(@VisitOf() { t, here, person }: PageVisit<string>, @Res() reply: FastifyReply): Promise<void> {
    return show(reply, `${t} ${person?.name ?? 'visitor'} at ${here}`);
  }

  @Post('moved')
  move(@Res() reply: FastifyReply): Promise<void> {
    return goTo(reply, '/desk');
  }

  @Get('own')
  own(@SignedIn() { name }: Person): string {
    return name;
  }

  @Post('own')
  change(@SignedIn() { name }: Person): string {
    return name;
  }

  @Get('refused')
  refused(): never {
    throw new ServiceRefused({ type: 'x/too-many-requests' }, 429, '9');
  }

  @Get('away')
  away(): never {
    throw new ServiceRefused({}, 502, null);
  }

  @Get('broken')
  broken(): never {
    throw new Error('a fault of ours');
  }
}

@Module({ controllers: [DeskController] })
class DeskModule {}

const secret = 'a secret that is long enough for a test of pages';
const lines: string[] = [];
let app: NestFastifyApplication;
beforeAll(async () => {
  const config = { LOG_LEVEL: 'debug', PUBLIC_URL: 'http://localhost:8080', IDENTITY_URL: 'http://127.0.0.1:1', SERVICE_SECRET: secret, SESSION_SECRET: secret };
  const pages = {
    client: 'office' as const,
    base: '/desk',
    kind: 'official' as const,
    home: '/desk',
    needsPerson: (path: string) => path === '/desk/closed',
    uploads: { files: 1 },
    signInHref: (next: string, lang: Lang) => `/sign-in?${new URLSearchParams({ next, lang })}`,
    errorPage: (request: Parameters<typeof visitOf>[0], { status, wait }: { status: number; wait?: number }) => `${visitOf(request).t}: ${troubleKind(status)}, ${wait}`,
  };
  app = await createPages(DeskModule, config, pages, { logger: createLogger('desk', 'debug', { write: (line) => void lines.push(line) }) });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(() => app.close());

const browser = { accept: 'text/html,application/xhtml+xml', 'sec-fetch-mode': 'navigate' };
const ask = (method: 'GET' | 'POST', url: string, headers: Record<string, string> = browser) => app.inject({ method, url, headers });

describe('a page', () => {
  it('knows its visitor and is kept by nobody', async () => {
    const { body, headers } = await ask('GET', '/desk?queue=new');
    expect(body).toBe('xin chào visitor at /desk?queue=new');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('speaks the language that was chosen once', async () => {
    const { body, headers } = await ask('GET', '/desk?lang=en');
    expect(body).toMatch(/^hello/);
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    expect((await ask('GET', '/desk', { ...browser, cookie })).body).toMatch(/^hello/);
    expect((await ask('GET', '/desk?lang=vi', { ...browser, cookie })).body).toMatch(/^xin chào/);
  });

  it('speaks Vietnamese whatever the browser was shipped with', async () => {
    expect((await ask('GET', '/desk', { ...browser, 'accept-language': 'en' })).body).toMatch(/^xin chào/);
  });

  it('has the same address in the other language', () => {
    expect(inLanguage('/desk?queue=new&lang=vi', 'en')).toBe('/desk?queue=new&lang=en');
  });

  it('comes after a post by a new request', async () => {
    const { statusCode, headers } = await ask('POST', '/desk/moved');
    expect([statusCode, headers.location, headers['cache-control']]).toEqual([303, '/desk', 'no-store']);
  });
});

describe('who is not signed in', () => {
  it('signs in first and comes back to the page', async () => {
    const { statusCode, headers } = await ask('GET', '/desk/own?lang=en');
    expect([statusCode, headers.location]).toEqual([303, '/sign-in?next=%2Fdesk%2Fown%3Flang%3Den&lang=en']);
  });

  it('comes home after a form, which is not posted again', async () => {
    expect((await ask('POST', '/desk/own')).headers.location).toBe('/sign-in?next=%2Fdesk&lang=vi');
  });

  it('is sent to identity where pages are closed', async () => {
    expect((await ask('GET', '/desk/closed')).headers.location).toBe('/desk/auth/sign-in?next=%2Fdesk%2Fclosed');
  });

  it('is told so as a problem, when it is a script', async () => {
    const { statusCode, headers } = await ask('GET', '/desk/own', { accept: 'application/json' });
    expect([statusCode, headers['content-type']]).toEqual([401, 'application/problem+json; charset=utf-8']);
  });
});

describe('an error', () => {
  it.each([
    ['/desk/nowhere', 404, 'xin chào: not-found, 0'],
    ['/desk/refused', 429, 'xin chào: too-many, 9'],
    ['/desk/away', 503, 'xin chào: away, 5'],
    ['/desk/broken', 500, 'xin chào: unexpected, 0'],
  ])('%s is a page', async (url, status, words) => {
    const answer = await ask('GET', url);
    expect([answer.statusCode, answer.body]).toEqual([status, words]);
  });

  it('says when to try again', async () => {
    expect((await ask('GET', '/desk/refused')).headers['retry-after']).toBe('9');
  });

  it.each([
    ['application/json', 'JSON'],
    ['text/html;part=row', 'a part of a page'],
  ])('is a problem for a script that asks for %s', async (accept) => {
    const answer = await ask('GET', '/desk/refused', { accept });
    expect([answer.statusCode, answer.json().status]).toEqual([429, 429]);
  });

  it('calls a person only when the fault is ours', async () => {
    lines.length = 0;
    for (const url of ['/desk/nowhere', '/desk/away', '/desk/broken']) await ask('GET', url);
    const levels = lines.map((line) => JSON.parse(line) as { msg: string; level: unknown; status?: number }).filter(({ msg }) => msg.startsWith('page ')).map(({ level, status }) => [status, level]);
    expect(new Set(levels.map(([, level]) => level)).size).toBe(3);
    expect(levels.map(([status]) => status)).toEqual([404, 503, 500]);
  });
});
