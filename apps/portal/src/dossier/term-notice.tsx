import type { DossierView } from '@motcua/contracts/one-stop-api';
import { formatDateTime, formatLongDate } from '@motcua/ui/format';
import { LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';

/** What happened to the date that was promised: it stands still and why, or it moved, with the letter of apology. */
export function TermNotice({ visit: { t, lang }, dossier: { status, term } }: { readonly visit: Visit; readonly dossier: DossierView }) {
  const letter = term?.apologies.at(-1);
  const isOpen = status.completedAt === undefined && status.returnedAt === undefined;
  return (
    <>
      {status.pausedSince && (
        <Notice tone="soon" icon="pause" title={t('terms.paused', { at: formatDateTime(lang, status.pausedSince) })}>
          {status.pausedFor && <p>{t('terms.paused-for', { reason: status.pausedFor[lang] })}</p>}
          <p>{t('terms.paused-said')}</p>
        </Notice>
      )}
      {letter && isOpen && (
        <Notice tone="soon" title={t('terms.moved')}>
          <p>{t('terms.moved-said', { missed: formatLongDate(lang, letter.missed), until: formatLongDate(lang, letter.until) })}</p>
          <p>{letter.reason}</p>
          <p><LinkButton tone="quiet" icon="download" href={addresses.apology(status.id)}>{t('terms.letter')}</LinkButton></p>
        </Notice>
      )}
    </>
  );
}
