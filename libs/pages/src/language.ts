import { langOf } from '@motcua/ui/messages';
import type { Lang } from '@motcua/ui/messages';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

const cookie = 'lang';
const aYear = 365 * 24 * 3600;

/** What the address asks for, else what was chosen before; Vietnamese otherwise, whatever the browser was shipped with. */
export function languageOf(request: FastifyRequest): Lang {
  return langOf(asked(request) ?? request.cookies?.[cookie]);
}

/** `?lang=en` on any page changes the language of all that follow. */
export function chooseLanguage(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const wish = asked(request);
  if (wish !== undefined) void reply.setCookie(cookie, langOf(wish), { path: '/', httpOnly: true, sameSite: 'lax', maxAge: aYear });
  done();
}

function asked({ query }: FastifyRequest): string | undefined {
  const { lang } = (query ?? {}) as { lang?: unknown };
  return typeof lang === 'string' ? lang : undefined;
}

/** The same page in another language: the address as it is, but for the language. */
export function inLanguage(here: string, lang: Lang): string {
  const { pathname, searchParams } = new URL(here, 'http://here.invalid');
  searchParams.set('lang', lang);
  return `${pathname}?${searchParams}`;
}
