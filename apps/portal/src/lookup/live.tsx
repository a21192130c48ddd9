import type { ComponentChildren } from 'preact';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { formatTime } from '@motcua/ui/format';
import type { Visit } from '../frame/visit.ts';

export interface LiveProps {
  readonly visit: Visit;
  readonly status: PublicStatus;
  /** Lets the page hear of changes; without one it stays as it is until it is opened again. */
  readonly watch: string | undefined;
  /** Where the page is asked for anew: with the token, posted, or as the page of somebody signed in. */
  readonly again: { readonly post: string } | { readonly get: string };
  readonly children: ComponentChildren;
}

/** A page that shows a change by itself (`live-status.js`): its parts are exchanged one by one, and what has happened is said. */
export function Live({ visit: { t }, status, watch, again, children }: LiveProps) {
  if (!watch) return <>{children}</>;
  const [how, address] = 'post' in again ? ['post', again.post] : ['get', again.get];
  return (
    <div data-live={`/api/v1/status-watches/${watch}`} data-version={status.version} data-again={address} data-how={how}>
      <p class="live-said small soft" role="status" data-idle={t('live.on')} data-ended={t('live.ended')} data-news={t('live.news', { time: formatTime(status.changedAt), state: t(`state.${status.state}`) })} data-kept={t('live.kept')} />
      {children}
    </div>
  );
}

/** A part that is exchanged when it reads differently. */
export function LivePart({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  return <div id={id} data-live-part>{children}</div>;
}
