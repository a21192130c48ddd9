import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { Confirmation } from '@motcua/ui/dossier/confirmation';
import { formatDate, formatDateTime } from '@motcua/ui/format';
import { LinkButton } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { FeeLine as Owed } from '../fees/fee-line.tsx';
import { FeeLine } from './fee-line.tsx';
import { Picker } from './picker.tsx';
import { counterScript } from './scripts.ts';
import { counterWords } from './words.ts';

export interface ReceivedPage {
  readonly view: DossierView;
  readonly procedure?: Procedure | undefined;
  /** For the next citizen. */
  readonly procedures: readonly Procedure[];
}

/** Which paper the applicant takes home. */
const paperOf = ({ status }: DossierView) => {
  if (status.state === 'refused') return { name: 'refusal', address: addresses.paper(status.id, 'refusal') } as const;
  if (status.state === 'supplement-requested') return { name: 'supplement', address: addresses.paper(status.id, 'supplement') } as const;
  return { name: 'receipt', address: `${addresses.paper(status.id, 'receipt')}?copies=2` } as const;
};

/** Code, appointment, the slip to print, and already the next citizen. */
export function receivedPage(visit: OfficeVisit, { view, procedure, procedures }: ReceivedPage): string {
  const { lang } = visit;
  const say = counterWords(lang);
  const { status, contact } = view;
  const paper = paperOf(view);
  const facts = [status.procedure.name[lang], status.dueAt && say('done.due', { at: formatDateTime(lang, status.dueAt) }), status.supplementUntil && say('done.until', { until: formatDate(status.supplementUntil) })].filter(Boolean).join(' · ');
  return framed(visit, {
    title: say(`done.${paper.name}`),
    current: 'counter',
    scripts: [counterScript.href],
    children: (
      <>
        <Confirmation
          got={say(`done.${paper.name}`)}
          title={contact.name}
          reference={status.reference}
          lookupNumber={status.lookupNumber}
          facts={facts}
          actions={<a class="btn primary big" href={paper.address} target="_blank" rel="noopener" data-chord="print">{say(`print.${paper.name}`)}</a>}
        />
        <p class="below keys-hint"><span><kbd>Ctrl</kbd> <kbd>P</kbd> {say(`print.${paper.name}`)}</span></p>
        {view.fees ? <Owed visit={visit} view={view} /> : procedure && paper.name === 'receipt' && <FeeLine visit={visit} procedure={procedure} />}
        <p class="row below"><LinkButton href={addresses.dossier(status.id)}>{say('done.open')}</LinkButton></p>
        <h2 class="below">{say('done.next')}</h2>
        <Picker visit={visit} procedures={procedures} />
      </>
    ),
  });
}
