import { LinkButton } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import type { MessageKey } from '../messages.ts';
import { framed } from './frame.tsx';
import type { Visit } from './visit.ts';

interface Trouble { readonly status: number; readonly traceId?: string | undefined; readonly wait?: number }

type Kind = 'not-found' | 'forbidden' | 'too-many' | 'away' | 'unexpected' | 'refused' | 'too-large';
const kinds: Readonly<Record<number, Kind>> = { 403: 'forbidden', 404: 'not-found', 413: 'too-large', 429: 'too-many', 503: 'away' };

const kindOf = (status: number): Kind => kinds[status] ?? (status < 500 ? 'refused' : 'unexpected');

/** What happened, what was not lost, and where to go on. */
export function errorPage(visit: Visit, { status, traceId, wait = 0 }: Trouble): string {
  const { t } = visit;
  const kind = kindOf(status);
  const say = (part: 'title' | 'said' | 'help') => t(`error.${kind}.${part}` satisfies MessageKey, { seconds: wait });
  return framed(visit, {
    title: say('title'),
    again: addresses.home,
    children: (
      <div class="prose">
        <h1>{say('title')}</h1>
        <p class="lead">{say('said')}</p>
        <p>{say('help')}</p>
        {kind === 'unexpected' && traceId && <p class="small soft">{t('error.trace')} <code>{traceId}</code></p>}
        <p class="row">
          <LinkButton tone="primary" href={addresses.home}>{t('error.home')}</LinkButton>
          <LinkButton tone="quiet" href="tel:1022">{t('error.call')}</LinkButton>
        </p>
      </div>
    ),
  });
}
