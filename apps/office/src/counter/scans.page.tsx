import { csrfField } from '@motcua/auth/sign-in';
import type { CounterDraft } from '@motcua/contracts/counter-api';
import type { Paper } from '@motcua/contracts/procedure';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { FieldError } from '@motcua/ui/form/field';
import { formatBytes } from '@motcua/ui/format';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { counterWords } from './words.ts';

export interface ScansPage {
  readonly draft: CounterDraft;
  readonly papers: readonly Paper[];
  readonly wrong?: { readonly paper: string; readonly message: string } | undefined;
}

/** Scans of what was handed in: one form a paper, because a file travels otherwise than words. None is needed. */
export function scansPage(visit: OfficeVisit, { draft, papers, wrong }: ScansPage): string {
  const { lang } = visit;
  const say = counterWords(lang);
  return framed(visit, {
    title: say('scans.title'),
    current: 'counter',
    again: addresses.counterScans(draft.id),
    hasErrors: wrong !== undefined,
    back: { href: addresses.counterDraft(draft.id), label: say('incomplete.back') },
    children: (
      <>
        <ErrorSummary problems={wrong ? [{ target: `file-${wrong.paper}`, message: wrong.message }] : []} />
        <h1>{say('scans.title')}</h1>
        <p class="soft">{say('scans.said')}</p>
        {papers.map((paper) => <ScanForm visit={visit} draft={draft} paper={paper} error={wrong?.paper === paper.id ? wrong.message : undefined} />)}
        <p class="row below"><LinkButton tone="primary" href={addresses.counterDraft(draft.id)}>{say('scans.done')}</LinkButton></p>
      </>
    ),
  });
}

function ScanForm({ visit, draft, paper: { id, name, accepts, maxMegabytes }, error }: { readonly visit: OfficeVisit; readonly draft: CounterDraft; readonly paper: Paper; readonly error: string | undefined }) {
  const { lang, csrf } = visit;
  const say = counterWords(lang);
  const field = `file-${id}`;
  const files = draft.attachments.filter((file) => draft.papers[id]?.includes(file.id));
  return (
    <form class="below card" method="post" encType="multipart/form-data" action={addresses.counterScan(draft.id, id)}>
      <input type="hidden" name={csrfField} value={csrf} />
      <div class={error ? 'field wrong' : 'field'}>
        <label for={field}>{name[lang]}</label>
        <p class="hint" id={`${field}-hint`}>{say('scans.hint', { kinds: accepts.map((kind) => kind.toUpperCase()).join(', '), size: formatBytes(lang, maxMegabytes * 1024 * 1024) })}</p>
        <FieldError id={field} error={error} />
        {files.length > 0 && <ul>{files.map((file) => <li>{file.name} <span class="soft">{formatBytes(lang, file.size)}</span></li>)}</ul>}
        <input type="file" id={field} name="file" accept={accepts.map((kind) => `.${kind}`).join(',')} aria-describedby={`${field}-hint`} {...(error ? { 'aria-invalid': 'true' as const } : {})} />
      </div>
      <p class="row"><Button icon="upload">{say('scans.add')}</Button></p>
    </form>
  );
}
