import type { PublicStatus } from '@motcua/contracts/dossier';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import { formatDateTime, formatLongDate } from '@motcua/ui/format';
import { LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';

interface TermNoticeProps {
  readonly visit: Pick<Visit, 't' | 'lang'>;
  readonly status: PublicStatus;
  /** For the owner alone: why the date moved, and the letter. */
  readonly term?: DossierView['term'];
}

/** What happened to the date that was promised: it stands still and why, or it moved, with the letter of apology. */
export function TermNotice({ visit: { t, lang }, status, term }: TermNoticeProps) {
  const letter = term?.apologies.at(-1);
  const isOpen = status.completedAt === undefined && status.returnedAt === undefined;
  const moved = letter ?? movedIn(status);
  return (
    <>
      {status.pausedSince && (
        <Notice tone="soon" icon="pause" title={t('terms.paused', { at: formatDateTime(lang, status.pausedSince) })}>
          {status.pausedFor && <p>{t('terms.paused-for', { reason: status.pausedFor[lang] })}</p>}
          <p>{t('terms.paused-said')}</p>
        </Notice>
      )}
      {moved && isOpen && (
        <Notice tone="soon" title={t('terms.moved')}>
          <p>{t('terms.moved-said', { missed: formatLongDate(lang, moved.missed), until: formatLongDate(lang, moved.until) })}</p>
          {letter && <p>{t('terms.moved-why', { reason: letter.reason })}</p>}
          {letter && <p><LinkButton tone="quiet" icon="download" href={addresses.apology(status.id)}>{t('terms.letter')}</LinkButton></p>}
        </Notice>
      )}
    </>
  );
}

const movedIn = ({ missedDueAt, dueAt }: PublicStatus) => (missedDueAt && dueAt ? { missed: missedDueAt, until: dueAt } : undefined);
