import type { EarlierPapers as Earlier } from '@motcua/contracts/eforms-api';
import type { Paper } from '@motcua/contracts/procedure';
import { csrfField } from '@motcua/auth/sign-in';
import { papersFor } from '@motcua/forms/check-papers';
import { Upload } from '@motcua/ui/dossier/files';
import { TaskList } from '@motcua/ui/dossier/task-list';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { formatDate } from '@motcua/ui/format';
import { LinkButton } from '@motcua/ui/piece/button';
import { Section } from '@motcua/ui/piece/card';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { acceptOf } from '../procedure/file-kinds.ts';
import { kindsInWords } from '../procedure/terms.ts';
import { EarlierPapers } from './earlier-papers.tsx';
import { fileRow, refusalInWords } from './file-row.ts';
import type { OpenDraft } from './offer.ts';
import { RedoHere } from './redo.tsx';
import { addressOf, partsOf, previousPart, papersPart, tasksOf } from './tasks.ts';
import type { Refusal } from './upload.ts';

export interface PapersView {
  readonly open: OpenDraft;
  readonly earlier?: Earlier | undefined;
  /** What went wrong with the last files of one paper. */
  readonly wrong?: { readonly paper: string; readonly refused: Refusal } | undefined;
}

const bytesIn = (megabytes: number) => megabytes * 1_000_000;

export function papersPage(visit: Visit, { open, wrong, earlier }: PapersView): string {
  const { t, lang } = visit;
  const { draft, form } = open;
  const papers = papersFor(form, draft.answers);
  const named = papers.find(({ id }) => id === wrong?.paper);
  const said = wrong && named ? refusalInWords(wrong.refused, named, visit) : undefined;
  const parts = partsOf(open);
  return framed(visit, {
    title: `${t('papers.title')} - ${draft.procedure.name[lang]}`,
    hasErrors: said !== undefined,
    back: { href: addressOf(draft.id, previousPart(open, papersPart) ?? '') },
    children: (
      <div class="columns">
        <div class="form-column">
          {said && named && <ErrorSummary problems={[{ target: named.id, message: said }]} />}
          <p class="soft">{draft.procedure.name[lang]} · {t('section.part', { n: parts.indexOf(papersPart) + 1, of: parts.length })}</p>
          <h1>{t('papers.question')}</h1>
          <p>{t('papers.said')}</p>
          <RedoHere visit={visit} open={open} papers={papers.map(({ id }) => id)} />
          <EarlierPapers visit={visit} open={open} earlier={earlier} />
          {papers.map((paper) => <PaperUpload visit={visit} open={open} paper={paper} error={paper === named ? said : undefined} />)}
          <p class="row form-actions">
            <LinkButton tone="primary" href={addresses.check(draft.id)}>{t('section.continue')}</LinkButton>
            <LinkButton tone="quiet" href={`${addresses.draft(draft.id)}?da-luu=1`}>{t('section.leave')}</LinkButton>
          </p>
          <p class="saved">{t('papers.kept', { date: formatDate(draft.expiresAt) })}</p>
        </div>
        <aside class="sticky" aria-labelledby="parts">
          <h2 id="parts" class="lead">{t('tasks.title')}</h2>
          <div class="below"><TaskList tasks={tasksOf(open, visit, papersPart)} /></div>
        </aside>
      </div>
    ),
  });
}

interface PaperUploadProps { readonly visit: Visit; readonly open: OpenDraft; readonly paper: Paper; readonly error: string | undefined }

function PaperUpload({ visit, open: { draft }, paper, error }: PaperUploadProps) {
  const { t, lang } = visit;
  const files = (draft.papers[paper.id] ?? []).flatMap((id) => draft.attachments.find((one) => one.id === id) ?? []);
  return (
    <Section id={`paper-${paper.id}`}>
      <Upload
        id={paper.id} label={paper.name[lang]} action={addresses.paper(draft.id, paper.id)} uploads={addresses.uploads(draft.id, paper.id)}
        types={{ said: kindsInWords(paper.accepts, visit), accept: acceptOf(paper.accepts) }}
        maxBytes={bytesIn(paper.maxMegabytes)} maxFiles={paper.maxFiles} fields={{ [csrfField]: visit.csrf }} error={error}
        files={files.map((file) => fileRow(visit, { draft: draft.id, paper: paper.id }, file))}
      >
        <p class="small">{[t(`paper.form.${paper.form}`, { n: paper.copies }), paper.optional && t('paper.optional'), paper.hint?.[lang]].filter(Boolean).join('. ')}</p>
      </Upload>
    </Section>
  );
}
