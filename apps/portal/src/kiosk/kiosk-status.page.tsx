import type { Agency } from '@motcua/contracts/agency';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { formatDateTime } from '@motcua/ui/format';
import { Facts } from '@motcua/ui/piece/card';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { dueOf, StepsOf } from '../dossier/progress.tsx';
import { TermNotice } from '../dossier/term-notice.tsx';
import { namesOf } from '../lookup/elsewhere.tsx';
import { onKiosk, type KioskVisit } from './kiosk-frame.tsx';

/**
 * How the dossier stands, in large plain words. Nobody's name is in a public status, and none is on a screen in a hall.
 * @param counter who answers questions about a dossier of another system
 */
export function kioskStatusPage(visit: KioskVisit, status: PublicStatus, counter?: Agency): string {
  const { t, lang } = visit;
  const due = dueOf(status, visit);
  return onKiosk(visit, {
    state: 'used',
    spoken: spoken(visit, status),
    children: (
      <div class="kiosk-single">
        <p class="soft num">{namesOf(status, visit)} · {status.procedure.name[lang]}</p>
        <h1 tabIndex={-1}>{t(`state.${status.state}`)}</h1>
        <p class="lead">{t(`state.${status.state}.said`)}</p>
        {(!status.elsewhere || status.timeline.length > 1) && <StepsOf visit={visit} status={status} />}
        {status.asks && <Notice tone={status.asks === 'supplement' || status.asks === 'payment' ? 'soon' : 'ok'} title={t(`asks.${status.asks}`)}><p>{t(`kiosk.asks.${status.asks}`)}</p></Notice>}
        <TermNotice visit={visit} status={status} />
        {status.elsewhere && <Notice title={t('elsewhere.title', { system: status.elsewhere.system[lang] })}><p>{t('elsewhere.ask')}</p></Notice>}
        <Facts facts={[due, { label: t('summary.agency'), value: status.agency.name[lang], ...(status.elsewhere && counter ? { note: `${counter.address[lang]} · ${counter.phone}` } : {}) }, ...(status.elsewhere ? [{ label: t('elsewhere.last'), value: formatDateTime(lang, status.changedAt) }] : [])]} />
        <p><Button type="button" tone="primary" fill="wide" data={{ 'data-done': '' }}>{t('kiosk.done')}</Button></p>
      </div>
    ),
  });
}

function spoken(visit: KioskVisit, status: PublicStatus): string {
  const { t, lang } = visit;
  const { label, value } = dueOf(status, visit);
  const theirs = status.elsewhere ? [t('elsewhere.title', { system: status.elsewhere.system[lang] }), t('elsewhere.ask')] : [];
  const asked = status.asks ? [t(`asks.${status.asks}`), t(`kiosk.asks.${status.asks}`)] : [];
  return [status.procedure.name[lang], t(`state.${status.state}`), t(`state.${status.state}.said`), ...asked, `${label}: ${String(value)}`, status.agency.name[lang], ...theirs].join('. ').replaceAll('..', '.');
}
