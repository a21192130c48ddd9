import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { formatDate, formatDateTime } from '@motcua/ui/format';
import type { Visit } from '../frame/visit.ts';

interface Shown { readonly visit: Visit; readonly dossier: DossierView }

/** When the result went, to whom and how: whoever owns the dossier can tell whether it was them. */
export function HandedOver({ visit: { t, lang }, dossier: { returned } }: Shown) {
  if (!returned) return null;
  const { at, channel, collector, as, postage } = returned;
  return (
    <>
      <p>{t(`counter.returned.${channel}`, { collector, at: formatDateTime(lang, at) })}{as && as !== 'owner' && ` (${t(`counter.returned.as.${as}`)})`}</p>
      {postage && <p>{t('counter.returned.postage', { carrier: postage.carrier, tracking: postage.tracking })} {postage.deliveredOn && t('counter.returned.delivered', { on: formatDate(postage.deliveredOn) })}</p>}
    </>
  );
}

/** Papers that lie at the office as paper. */
export function OnPaper({ visit: { t, lang }, dossier: { onPaper }, procedure }: Shown & { readonly procedure?: Procedure | undefined }) {
  if (!onPaper) return null;
  return (
    <section class="section"><h2>{t('counter.on-paper')}</h2>
      <ul>{Object.entries(onPaper).map(([id, { form, copies }]) => <li>{procedure?.papers.find((paper) => paper.id === id)?.name[lang] ?? id}: {t(`counter.on-paper.${form}`, { copies })}</li>)}</ul>
    </section>
  );
}
