import type { DossierView } from '@motcua/contracts/one-stop-api';
import { formatShortDateTime } from '@motcua/ui/format';
import { Facts } from '@motcua/ui/piece/card';
import { ProcessDiagram } from '@motcua/ui/process/diagram';
import type { Visit } from '../frame/visit.ts';
import { drawnProcess } from './drawn-process.ts';

/** Where the dossier is in its process, and what was put down on the way. */
export function ProcessSection({ visit, view }: { readonly visit: Visit; readonly view: DossierView }) {
  const { t, lang } = visit;
  const { process } = view;
  if (!process) return null;
  return (
    <section class="below" id="process" aria-labelledby="process-title">
      <h2 id="process-title">{t('process.title')}</h2>
      {process.stepDueAt && <p>{t('process.step-due', { at: formatShortDateTime(process.stepDueAt) })}</p>}
      {process.version !== view.procedure.version && <p class="why">{t('process.other-version', { version: process.version })}</p>}
      <ProcessDiagram id="process-drawing" title={t('process.drawing')} steps={drawnProcess(visit, view)} />
      {process.workings.length > 0 && (
        <>
          <h3>{t('process.workings')}</h3>
          <Facts facts={process.workings.map(({ label, said, step }) => ({ label: label[lang], value: said[lang], note: step[lang] }))} />
        </>
      )}
    </section>
  );
}
