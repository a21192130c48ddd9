import type { CommentPage } from '@motcua/contracts/handing-api';
import type { SuspectedDuplicate } from '@motcua/contracts/counter-api';
import type { Delivery } from '@motcua/contracts/notify-api';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { DescribedSection } from '@motcua/forms/describe';
import { DossierGrid } from '@motcua/ui/office/dossier';
import { AccessLink } from '../access/access-link.tsx';
import { ActForm } from '../acts/act-form.tsx';
import type { ActPage } from '../acts/act-page.ts';
import { addresses } from '../addresses.ts';
import type { DossierQuery } from '../addresses.ts';
import { FeeLine } from '../fees/fee-line.tsx';
import { framed } from '../frame/frame.tsx';
import { signatureScript } from '../counter/scripts.ts';
import { Suspected } from '../counter/suspected.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { BetweenAgencies, Offered } from '../handing/between-agencies.tsx';
import { Notes } from '../handing/notes.tsx';
import { UndoLine } from '../handing/undo-line.tsx';
import { LettersSent } from '../notices/letters-sent.tsx';
import { shortReference } from '../inbox/work-list.tsx';
import { ProcessSection } from '../process/process-section.tsx';
import { Actions } from './actions.tsx';
import { Confidential } from './confidential.tsx';
import { Content } from './content.tsx';
import { Course } from './course.tsx';
import { Head } from './head.tsx';
import { Said } from './said.tsx';
import { TermNotice } from '../terms/term-notice.tsx';
import { Trail } from './trail.tsx';

export interface DossierProps {
  readonly view: DossierView;
  /** As pinned; absent while it has not been read from the catalogue. */
  readonly procedure?: Procedure | undefined;
  /** The answers in the words of the form; absent with the procedure. */
  readonly sections?: readonly DescribedSection[] | undefined;
  readonly dayMinutes: number;
  /** Others that may be about the same; absent while nobody can say. */
  readonly suspected?: readonly SuspectedDuplicate[] | undefined;
  readonly act?: ActPage | undefined;
  readonly query: DossierQuery;
  /** Notes between officials; absent of a confidential dossier, and while they cannot be had. */
  readonly notes?: CommentPage | undefined;
  /** What the citizen was written; absent of a confidential dossier, and while nobody can say. */
  readonly letters?: readonly Delivery[] | undefined;
}

/** A pad to sign on, where a result is handed over. */
const scriptsFor = (act: ActPage | undefined): string[] => (act?.act === 'return' ? [signatureScript.href] : []);

/** A dossier on the desk: who, what and until when; what may be done; what was said and handed in; how it went so far. */
export function dossierPage(visit: OfficeVisit, dossier: DossierProps): string {
  const { t } = visit;
  const { view, act } = dossier;
  const { reference, id, confidential } = view.status;
  return framed(visit, {
    // A name in the title is read on every screen in the room, and kept by the browser.
    title: `${shortReference(reference)} ${confidential ? t('confidential.mark') : view.contact.name}`,
    hasErrors: (act?.wrong.length ?? 0) > 0,
    scripts: scriptsFor(act),
    again: visit.here.startsWith(`${addresses.dossier(id)}/`) ? addresses.dossier(id, { act: act?.act }) : visit.here,
    back: { href: addresses.home, label: t('dossier.back') },
    children: (
      <>
        <Head visit={visit} dossier={dossier} />
        {confidential && <Confidential visit={visit}>{t('confidential.read')}</Confidential>}
        <Offered visit={visit} view={view} />
        <TermNotice visit={visit} view={view} />
        <Said visit={visit} act={act} query={dossier.query} view={view} />
        <Suspected visit={visit} suspected={dossier.suspected} beside={id} />
        <Actions visit={visit} dossier={dossier} />
        <FeeLine visit={visit} view={view} />
        <DossierGrid
          sideName={t('dossier.side')}
          side={<>{act && <ActForm visit={visit} view={view} page={act} procedure={dossier.procedure} />}<Course visit={visit} history={view.history} submittedAt={view.status.submittedAt} aside={view.undo && <UndoLine visit={visit} view={view} undo={view.undo} />} /><LettersSent visit={visit} letters={dossier.letters} /><Notes visit={visit} id={id} notes={dossier.notes} /><AccessLink visit={visit} id={id} /></>}
        >
          <BetweenAgencies visit={visit} view={view} />
          <Content visit={visit} dossier={dossier} />
          <ProcessSection visit={visit} view={view} />
          <Trail visit={visit} view={view} />
        </DossierGrid>
      </>
    ),
  });
}
