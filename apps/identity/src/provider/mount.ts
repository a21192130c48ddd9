import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import { IDENTITY_CONFIG, mountedAt } from '../identity.config.ts';
import type { IdentityConfig } from '../identity.config.ts';
import { PROVIDER } from './provider-token.ts';

/** Puts oidc-provider (Koa) below /id. Nest's own routes there are more particular and come first. */
export async function mountProvider(app: NestFastifyApplication): Promise<void> {
  const answer = app.get<Provider>(PROVIDER).callback();
  const { PUBLIC_URL } = app.get<IdentityConfig>(IDENTITY_CONFIG);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(async (inner) => {
    // oidc-provider reads bodies itself; what Fastify would have read is gone for it.
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser('*', (_request, _payload, done) => done(null));
    inner.all(`${mountedAt}/*`, async (request, reply) => {
      handOver(request, reply, new URL(PUBLIC_URL));
      await answer(request.raw, reply.raw);
    });
  });
}

function handOver({ raw }: FastifyRequest, reply: FastifyReply, { host, protocol }: URL): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
  reply.hijack();
  // Every address that identity names is the public one, also when a service asks behind the gateway's back.
  Object.assign(raw.headers, { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) });
  Object.assign(raw, { originalUrl: raw.url, url: raw.url?.slice(mountedAt.length) });
}
