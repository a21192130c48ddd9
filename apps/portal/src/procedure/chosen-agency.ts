import { AgencyCode } from '@motcua/contracts/agency';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

const cookie = 'co-quan';
const aYear = 365 * 24 * 3600;

/** The agency that was chosen last: most people live in one district. Says nothing about who they are. */
export function rememberedAgency({ cookies }: FastifyRequest): string | undefined {
  return AgencyCode.safeParse(cookies?.[cookie]).data;
}

export function rememberAgency(reply: FastifyReply, code: string): void {
  void reply.setCookie(cookie, code, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: aYear });
}
