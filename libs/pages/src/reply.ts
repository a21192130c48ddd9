import type { FastifyReply } from 'fastify';
import { compressed } from './compress.ts';
import { withMovedClock } from './moved-clock.tsx';

/** Pages show who is signed in and whose dossier it is, so nobody may keep them; the rest is what the gateway says too, for an app that stands alone. */
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

/** 422: a form that has to be looked at again. 409: somebody was faster. */
export async function show(reply: FastifyReply, html: string, status = 200): Promise<void> {
  await reply.status(status).headers(pageHeaders).send(await compressed(reply, withMovedClock(reply, html)));
}

/** After a post: the browser fetches the next page, so that "back" and "reload" never post again. */
export async function goTo(reply: FastifyReply, address: string): Promise<void> {
  await reply.header('cache-control', 'no-store').redirect(address, 303);
}
