import type { DossierView } from '@motcua/contracts/one-stop-api';
import { formatDate, formatDateTime } from '@motcua/ui/format';
import { LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';

interface Props {
  readonly visit: Visit;
  readonly view: DossierView;
}

/** What the term asks of officials: a letter to write, one that waits for a leader, one that came back; and since when and for what it stands still. */
export function TermNotice(props: Props) {
  const { view: { term } } = props;
  if (!term) return null;
  return (
    <>
      <StandsStill {...props} />
      <Letter {...props} />
    </>
  );
}

function StandsStill({ visit: { t, lang }, view: { status, term } }: Props) {
  const open = status.pausedSince === undefined ? undefined : term?.suspensions.find(({ to }) => to === undefined);
  if (!open) return null;
  return (
    <div class="below">
      <Notice tone="soon" icon="pause" title={t('terms.paused', { at: formatDateTime(lang, open.from) })}>
        <p>{open.said[lang]}{open.law && <span class="soft"> · {open.law[lang]}</span>}</p>
        {(open.paper ?? open.by) !== undefined && <p>{[open.paper && t('terms.by-paper', { paper: open.paper }), open.by && t('terms.by', { name: open.by })].filter(Boolean).join(' · ')}</p>}
        {open.note && <p>{open.note}</p>}
      </Notice>
    </div>
  );
}

function Letter(props: Props) {
  const { visit: { t }, view: { term } } = props;
  const last = term?.apologies.at(-1);
  if (last?.state !== 'pending') return term?.needsApology ? <Asked {...props} /> : null;
  return <div class="below"><Notice tone="soon" title={t('terms.pending')}><p>{t('terms.drafted', { name: last.draftedBy ?? t('person.unknown'), until: formatDate(last.until) })}</p></Notice></div>;
}

function Asked({ visit: { t }, view: { status, term, actions } }: Props) {
  const last = term?.apologies.at(-1);
  const may = actions.some(({ action, allowed }) => action === 'draft-apology' && allowed);
  return (
    <div class="below">
      <Notice tone="bad" title={t('terms.needs-apology')}>
        <p>{t('terms.needs-apology-said')}</p>
        {last?.state === 'declined' && last.declined && <p>{t('terms.declined', { name: last.decidedBy ?? t('person.unknown'), reason: last.declined })}</p>}
        {may && <p><LinkButton href={`${addresses.dossier(status.id, { act: 'draft-apology' })}#act`}>{t('act.draft-apology')}</LinkButton></p>}
      </Notice>
    </div>
  );
}
