import { csrfField } from '@motcua/auth/sign-in';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { PapersOnPaper } from '@motcua/contracts/counter';
import type { Answers } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Procedure } from '@motcua/contracts/procedure';
import { targetOf } from '@motcua/form-pages/field-names';
import { FormField } from '@motcua/form-pages/form-field';
import { formView } from '@motcua/form-pages/form-view';
import type { CompiledField, CompiledForm } from '@motcua/forms/compile';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import type { Opened } from '../acts/acts.ts';
import { addresses } from '../addresses.ts';
import { districts } from '../designer/picture/scripts.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { shortReference } from '../inbox/work-list.tsx';
import { inputs } from './counter-post.ts';
import { PapersReceived } from './papers-received.tsx';
import { counterWords } from './words.ts';

export interface SupplementPage {
  readonly view: DossierView;
  readonly procedure: Procedure;
  readonly form: CompiledForm;
  /** Of the request that is open. */
  readonly asked: { readonly message: string; readonly papers: readonly string[]; readonly fields: readonly string[] };
  readonly opened: Opened;
  readonly given: Answers;
  readonly onPaper: PapersOnPaper;
  readonly problems: readonly FieldProblem[];
  readonly changed?: boolean | undefined;
}

export const askedFields = (form: CompiledForm, { fields }: SupplementPage['asked']): readonly CompiledField[] => [...form.fields.values()].filter(({ field }) => fields.includes(field.id));

/** What was asked for and nothing else, for whoever brings it in person. */
export function supplementPage(visit: OfficeVisit, page: SupplementPage): string {
  const { lang } = visit;
  const say = counterWords(lang);
  const { view: { status }, asked, problems, form } = page;
  const fields = askedFields(form, asked);
  const shown = problems.map((problem) => ({ target: problem.at.startsWith('papers.') ? inputs.got(problem.at.slice('papers.'.length)) : targetOf(fields.map(({ field }) => field), problem), message: problem.message[lang] }));
  return framed(visit, {
    title: say('supplement.title'),
    again: addresses.supplement(status.id),
    hasErrors: shown.length > 0,
    back: { href: addresses.dossier(status.id), label: say('compare.back') },
    scripts: [districts.href],
    children: (
      <>
        <ErrorSummary problems={shown} />
        <p class="soft">{shortReference(status.reference)} · {status.procedure.name[lang]}</p>
        <h1>{say('supplement.title')}</h1>
        {page.changed && <Notice tone="soon" live><p>{say('supplement.changed')}</p></Notice>}
        <p class="message below">{asked.message}</p>
        <SupplementForm visit={visit} page={page} fields={fields} />
      </>
    ),
  });
}

function SupplementForm({ visit, page, fields }: { readonly visit: OfficeVisit; readonly page: SupplementPage; readonly fields: readonly CompiledField[] }) {
  const { lang, csrf } = visit;
  const say = counterWords(lang);
  const { view, procedure, form, asked, opened, given, onPaper, problems } = page;
  const shown = formView(fields, { visit: { lang }, form, given, answers: view.answers, wrong: problems, byDistrict: { wardsAt: districts.wardsAt(lang), chosen: {} } });
  const errors = new Map(problems.flatMap(({ at, message }) => (at.startsWith('papers.') ? [[at.slice('papers.'.length), message[lang]] as const] : [])));
  return (
    <form method="post" action={addresses.supplement(view.status.id)} class="counter-form">
      <input type="hidden" name={csrfField} value={csrf} />
      <input type="hidden" name="version" value={String(opened.version)} />
      <input type="hidden" name="key" value={opened.key} />
      {fields.length > 0 && <div class="counter-fields">{fields.map((compiled) => <FormField view={shown} compiled={compiled} at={compiled.field.id} seen={view.answers} />)}</div>}
      {asked.papers.length > 0 && <PapersReceived visit={visit} papers={procedure.papers.filter(({ id }) => asked.papers.includes(id)).map(({ when: _, ...paper }) => paper)} applying={new Set(asked.papers)} onPaper={onPaper} scans={{ papers: {}, attachments: [] }} errors={errors} />}
      <p class="below"><Button tone="primary" once>{say('supplement.do')}</Button></p>
    </form>
  );
}
