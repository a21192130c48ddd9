import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Actor } from '@motcua/domain/actor';
import { createApp } from '@motcua/http/create-app';
import { aKeyRing, issuer } from './testing/a-key-ring.ts';
import type { KeyRing } from './testing/a-key-ring.ts';
import { AuthModule } from './auth.module.ts';
import { CurrentActor, Public, Roles, ServicesOnly } from './decorators.ts';
import { serviceToken } from './service-token.ts';

const secret = 'a secret for tests only, long enough to pass';

@Controller('desk')
class DeskController {
  @Get('plain')
  plain(@CurrentActor() actor: Actor) {
    return actor;
  }

  @Public()
  @Get('public')
  everyone(@CurrentActor() actor: Actor | undefined) {
    return { actor: actor?.id ?? null };
  }

  @Roles('head', 'leader')
  @Get('heads')
  heads() {
    return {};
  }

  @ServicesOnly()
  @Get('internal')
  internal() {
    return {};
  }
}

@ServicesOnly('one-stop')
@Controller('desk/reserved')
class ReservedController {
  @Get()
  reserved() {
    return {};
  }
}

@Public()
@Controller('open')
class OpenController {
  @Get('all')
  all() {
    return {};
  }

  @Roles('catalogue-admin')
  @Get('closed')
  closed() {
    return {};
  }
}

let ring: KeyRing;
let app: NestFastifyApplication;

beforeAll(async () => {
  ring = await aKeyRing();
  @Module({ imports: [AuthModule.forRoot({ service: 'desk', issuer, jwksUrl: ring.jwksUrl, serviceSecret: secret })], controllers: [DeskController, ReservedController, OpenController] })
  class DeskModule {}
  app = await createApp(DeskModule, { name: 'desk', logLevel: 'silent' });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  await ring.close();
});

const get = (url: string, token?: string) => app.inject({ url, headers: token ? { authorization: `Bearer ${token}` } : {} });
const tokens = {
  citizen: () => ring.token({ sub: 'c1' }),
  head: () => ring.token({ sub: 'h1', kind: 'official', roles: ['specialist', 'head'] }),
  admin: () => ring.token({ sub: 'a1', kind: 'official', roles: ['catalogue-admin'] }),
  service: () => serviceToken('eforms', 'desk', secret),
  'one-stop': () => serviceToken('one-stop', 'desk', secret),
};

describe('who gets in where', () => {
  it.each([
    ['/desk/plain', 'citizen', 200],
    ['/desk/plain', 'head', 200],
    ['/desk/plain', 'service', 403],
    ['/desk/heads', 'head', 200],
    ['/desk/heads', 'citizen', 403],
    ['/desk/heads', 'service', 403],
    ['/desk/internal', 'service', 200],
    ['/desk/internal', 'head', 403],
    ['/desk/internal', 'one-stop', 200],
    ['/desk/reserved', 'one-stop', 200],
    ['/desk/reserved', 'service', 403],
    ['/desk/reserved', 'head', 403],
    ['/open/all', 'citizen', 200],
    ['/open/closed', 'citizen', 403],
    ['/open/closed', 'admin', 200],
  ] as const)('%s answers a %s with %d', async (url, who, status) => {
    expect((await get(url, await tokens[who]())).statusCode).toBe(status);
  });

  it.each([
    ['/desk/plain', 401],
    ['/desk/heads', 401],
    ['/desk/internal', 401],
    ['/open/closed', 401],
    ['/desk/public', 200],
    ['/open/all', 200],
    ['/health/live', 200],
  ])('%s answers someone without a token with %d', async (url, status) => {
    expect((await get(url)).statusCode).toBe(status);
  });

  it('hands the actor to the route', async () => {
    expect((await get('/desk/plain', await tokens.head())).json()).toEqual({ id: 'h1', kind: 'official', roles: ['specialist', 'head'] });
  });

  it('knows who comes through a public door, and lets a bad token through it as nobody', async () => {
    expect((await get('/desk/public', await tokens.citizen())).json()).toEqual({ actor: 'c1' });
    expect((await get('/desk/public', await ring.token({ lifetime: -5 }))).json()).toEqual({ actor: null });
  });

  it('refuses with a problem that programs understand and a challenge', async () => {
    const [none, bad, forbidden] = [await get('/desk/plain'), await get('/desk/plain', 'x.y.z'), await get('/desk/heads', await tokens.citizen())];
    expect(none.headers['content-type']).toContain('application/problem+json');
    expect(none.json()).toMatchObject({ status: 401, type: expect.stringMatching(/\/not-signed-in$/) });
    expect(none.headers['www-authenticate']).toBe('Bearer realm="motcua"');
    expect(bad.headers['www-authenticate']).toContain('invalid_token');
    expect(forbidden.json()).toMatchObject({ status: 403, type: expect.stringMatching(/\/forbidden$/) });
  });
});
