import { Button, LinkButton } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import type { MessageKey } from '../messages.ts';
import { Csrf } from './csrf.tsx';
import { framed } from './frame.tsx';
import type { Visit } from './visit.ts';

interface Trouble { readonly status: number; readonly traceId?: string | undefined; readonly wait?: number }

type Kind = 'not-found' | 'forbidden' | 'citizen' | 'too-many' | 'away' | 'unexpected' | 'refused' | 'too-large';
const kinds: Readonly<Record<number, Kind>> = { 403: 'forbidden', 404: 'not-found', 413: 'too-large', 429: 'too-many', 503: 'away' };

function kindOf(status: number, { person }: Visit): Kind {
  // Whoever signed in with the wrong account needs to hear that, and a way to change it.
  if (status === 403 && person?.kind === 'citizen') return 'citizen';
  return kinds[status] ?? (status < 500 ? 'refused' : 'unexpected');
}

/** What happened, what was not lost, and where to go on. */
export function errorPage(visit: Visit, { status, traceId, wait = 0 }: Trouble): string {
  const { t } = visit;
  const kind = kindOf(status, visit);
  const say = (part: 'title' | 'said' | 'help') => t(`error.${kind}.${part}` satisfies MessageKey, { seconds: wait });
  return framed(visit, {
    title: say('title'),
    again: addresses.home,
    plain: kind === 'citizen' || !visit.person,
    children: (
      <div class="prose">
        <h1>{say('title')}</h1>
        <p class="lead">{say('said')}</p>
        <p>{say('help')}</p>
        {kind === 'unexpected' && traceId && <p class="small soft">{t('error.trace')} <code>{traceId}</code></p>}
        <WayOn visit={visit} citizen={kind === 'citizen'} />
      </div>
    ),
  });
}

function WayOn({ visit, citizen }: { visit: Visit; citizen: boolean }) {
  const { t } = visit;
  if (!citizen) return <p class="row"><LinkButton tone="primary" href={addresses.home}>{t('error.home')}</LinkButton></p>;
  return (
    <form class="row" method="post" action={addresses.signOut}>
      <Csrf visit={visit} />
      <Button tone="primary">{t('error.other-account')}</Button>
      <LinkButton href="/">{t('error.portal')}</LinkButton>
    </form>
  );
}
