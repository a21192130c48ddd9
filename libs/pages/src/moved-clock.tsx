import { Clock } from '@motcua/http/clock';
import { formatDateTime } from '@motcua/ui/format';
import type { Lang } from '@motcua/ui/messages';
import { kitWords } from '@motcua/ui/words';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { renderToString } from 'preact-render-to-string';

const moved = new WeakMap<FastifyInstance, Clock>();

/** From now on each page of this app says what time the simulation has made it. */
export function tellMovedClock(fastify: FastifyInstance, clock: Clock): void {
  if (clock.isMoved) moved.set(fastify, clock);
}

/** Put into the finished page, so that no page can forget it: whoever sees a date in a simulation has to know that it is none. */
export function withMovedClock({ server }: FastifyReply, html: string): string {
  const clock = moved.get(server);
  return clock ? html.replace(/<body[^>]*>/, (body) => body + bannerOf(clock, html.includes('<html lang="en"') ? 'en' : 'vi')) : html;
}

function bannerOf(clock: Clock, lang: Lang): string {
  const t = kitWords(lang);
  return renderToString(<aside class="moved-clock" aria-label={t('page.moved-clock.label')}>{t('page.moved-clock', { now: formatDateTime(lang, clock.now()) })}</aside>);
}
