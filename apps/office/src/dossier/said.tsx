import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { formatDateTime } from '@motcua/ui/format';
import { Notice } from '@motcua/ui/piece/notice';
import { refusalInWords } from '../acts/refusals.ts';
import { acts } from '../acts/acts.ts';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { alsoDone } from '../handing/also-done.ts';
import { UndoForm } from '../handing/undo-line.tsx';
import type { DossierProps } from './dossier.page.tsx';
import { didInWords } from './course.tsx';

/** What came of the last click: done, or not and why, or somebody was faster, or something has to be mended first. */
export function Said({ visit, act, query, view }: Pick<DossierProps, 'act' | 'query'> & { visit: Visit; view?: DossierProps['view'] }) {
  const { t } = visit;
  const done = [...acts, ...alsoDone].find((name) => name === query.done);
  if (act?.refused) return <div class="below"><Refused visit={visit} refused={act.refused} /></div>;
  if (act && act.wrong.length > 0) return <div class="below"><ErrorSummary problems={act.wrong.map(({ target, message }) => ({ target, message: t(message) }))} /></div>;
  if (done && !act) {
    return (
      <div class="below">
        <Notice tone="ok" live title={t(`done.${done}`)}><p><a href={addresses.home}>{t('dossier.next-work')}</a></p>{view?.undo?.allowed && <UndoForm visit={visit} view={view} />}</Notice>
      </div>
    );
  }
  return null;
}

function Refused({ visit, refused: { code, current } }: { visit: Visit; refused: NonNullable<NonNullable<DossierProps['act']>['refused']> }) {
  const { t, lang } = visit;
  if (code !== 'dossier-changed') return <Notice tone="bad" live title={t('refused.title')}><p>{refusalInWords(t, code)}</p><p>{t('refused.kept')}</p></Notice>;
  const what = current && t('changed.who', { by: current.by ?? t('person.other'), did: didInWords(t, current.act).toLocaleLowerCase(lang), at: formatDateTime(lang, current.at) });
  return (
    <Notice tone="soon" icon="alert" live title={t('changed.title')}>
      {what && <p>{what}</p>}
      <p>{t('changed.kept')}</p>
    </Notice>
  );
}
