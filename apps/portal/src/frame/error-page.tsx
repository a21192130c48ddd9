import { troubleKind, TroubleSaid } from '@motcua/pages/trouble';
import type { Trouble, TroublePart } from '@motcua/pages/trouble';
import { LinkButton } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import type { MessageKey } from '../messages.ts';
import { framed } from './frame.tsx';
import type { Visit } from './visit.ts';

/** What happened, what was not lost, and where to go on. */
export function errorPage(visit: Visit, { status, traceId, wait = 0 }: Trouble): string {
  const { t } = visit;
  const kind = troubleKind(status);
  const say = (part: TroublePart) => t(`error.${kind}.${part}` satisfies MessageKey, { seconds: wait });
  return framed(visit, {
    title: say('title'),
    again: addresses.home,
    children: (
      <TroubleSaid say={say} trace={kind === 'unexpected' && traceId ? { label: t('error.trace'), id: traceId } : undefined}>
        <p class="row">
          <LinkButton tone="primary" href={addresses.home}>{t('error.home')}</LinkButton>
          <LinkButton tone="quiet" href="tel:1022">{t('error.call')}</LinkButton>
        </p>
      </TroubleSaid>
    ),
  });
}
