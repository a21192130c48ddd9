import type { Draft } from '@motcua/contracts/eforms-api';
import { formatDateTime } from '@motcua/ui/format';
import { LinkButton } from '@motcua/ui/piece/button';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { Card } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { swapScript } from '../frame/scripts.ts';
import { Begin, fieldToChoose } from '../procedure/begin.tsx';
import type { ProcedureView } from '../procedure/procedure.page.tsx';

export interface BeginView extends Pick<ProcedureView, 'procedure' | 'receiving'> {
  /** A draft of the same procedure that is not finished. */
  readonly earlier?: Draft | undefined;
  readonly noAgency?: boolean | undefined;
}

/** After signing in: whom the dossier goes to, and the button that begins it. */
export function beginPage(visit: Visit, { procedure, receiving, earlier, noAgency }: BeginView): string {
  const { t, lang } = visit;
  const toChoose = fieldToChoose(receiving);
  return framed(visit, {
    title: t('begin.title', { procedure: procedure.name[lang] }),
    again: `${addresses.begin}?thu-tuc=${procedure.id}`,
    hasErrors: noAgency,
    scripts: receiving.districts ? [swapScript] : [],
    back: { href: addresses.procedure(procedure.id) },
    children: (
      <div class="form-column">
        {noAgency && <ErrorSummary problems={[{ target: toChoose, message: t(`begin.no-${toChoose}`) }]} />}
        <h1>{t('begin.title', { procedure: procedure.name[lang] })}</h1>
        {earlier && (
          <Notice title={t('begin.earlier')}>
            <p>{t('begin.earlier-said', { saved: formatDateTime(lang, earlier.savedAt), agency: earlier.agency.name[lang] })}</p>
            <p><LinkButton href={addresses.draft(earlier.id)}>{t('begin.earlier-do')}</LinkButton></p>
          </Notice>
        )}
        <div class="below"><Card><Begin visit={visit} procedure={procedure} receiving={receiving} here={addresses.begin} wrong={noAgency} /></Card></div>
      </div>
    ),
  });
}
