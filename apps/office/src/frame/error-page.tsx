import { Csrf } from '@motcua/pages/csrf';
import { troubleKind, TroubleSaid } from '@motcua/pages/trouble';
import type { Trouble, TroubleKind, TroublePart } from '@motcua/pages/trouble';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import type { MessageKey } from '../messages.ts';
import { framed } from './frame.tsx';
import type { Visit } from './visit.ts';

function kindOf(status: number, { person }: Visit): TroubleKind | 'citizen' {
  // Whoever signed in with the wrong account needs to hear that, and a way to change it.
  return status === 403 && person?.kind === 'citizen' ? 'citizen' : troubleKind(status);
}

/** What happened, what was not lost, and where to go on. */
export function errorPage(visit: Visit, { status, traceId, wait = 0 }: Trouble): string {
  const { t } = visit;
  const kind = kindOf(status, visit);
  const say = (part: TroublePart) => t(`error.${kind}.${part}` satisfies MessageKey, { seconds: wait });
  return framed(visit, {
    title: say('title'),
    again: addresses.home,
    plain: kind === 'citizen' || !visit.person,
    children: (
      <TroubleSaid say={say} trace={kind === 'unexpected' && traceId ? { label: t('error.trace'), id: traceId } : undefined}>
        <WayOn visit={visit} citizen={kind === 'citizen'} />
      </TroubleSaid>
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
