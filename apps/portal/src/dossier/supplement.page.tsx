import type { Answers, AttachedPapers } from '@motcua/contracts/form';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Paper, Procedure } from '@motcua/contracts/procedure';
import { targetOf } from '@motcua/form-pages/field-names';
import { FormField } from '@motcua/form-pages/form-field';
import { formView } from '@motcua/form-pages/form-view';
import { mightBeBroughtIn, type Parts } from '@motcua/forms/brought-in';
import type { CompiledField, CompiledForm } from '@motcua/forms/compile';
import { answerText, describeAnswers } from '@motcua/forms/describe';
import type { DescribedAnswer } from '@motcua/forms/describe';
import { Csrf } from '@motcua/pages/csrf';
import { Answers as ReadOnly } from '@motcua/ui/dossier/answers';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { wiring, Hint, FieldError } from '@motcua/ui/form/field';
import { formatLongDate } from '@motcua/ui/format';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Section } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import { wardsScript } from '../frame/scripts.ts';
import type { Visit } from '../frame/visit.ts';
import { acceptOf } from '../procedure/file-kinds.ts';
import { kindsInWords } from '../procedure/terms.ts';
import { shownField } from './supplement-post.ts';

export interface SupplementView {
  readonly dossier: DossierView;
  readonly procedure: Procedure;
  readonly form: CompiledForm;
  readonly area?: string | undefined;
  /** What was asked for, and what the answers have brought in. */
  readonly open: Parts;
  /** What stands in the fields. */
  readonly given: Answers;
  /** Files that were sent with an earlier try of this page, with their names. */
  readonly kept: AttachedPapers;
  readonly names: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
  /** The page's own key and version: kept through every try. */
  readonly key: string;
  /** The answers brought further questions, which now stand on the page. */
  readonly more?: boolean | undefined;
}

/** Opens only what was asked for, in one plain form: it works the same with and without script. */
export function supplementPage(visit: Visit, view: SupplementView): string {
  const { t, lang } = visit;
  const { dossier, procedure, form, given, problems } = view;
  const { status } = dossier;
  const request = dossier.supplements.at(-1);
  const ready = mightBeBroughtIn(form, given, view.open.fields);
  const compiled = [...form.fields.values()].filter(({ field }) => view.open.fields.includes(field.id) || ready.includes(field.id));
  const papers = view.open.papers.flatMap((id) => procedure.papers.find((paper) => paper.id === id) ?? []);
  const shown = problems.map((problem) => ({ target: problem.at.startsWith('papers.') ? problem.at : targetOf(compiled.map(({ field }) => field), problem), message: problem.message[lang] }));
  const fields = formView(compiled, { visit, form, given, answers: given, area: view.area, wrong: problems });
  return framed(visit, {
    title: t('supplement.title'),
    again: addresses.supplement(status.id),
    hasErrors: shown.length > 0,
    back: { href: addresses.dossier(status.id) },
    scripts: [wardsScript],
    children: (
      <div class="form-column">
        <ErrorSummary problems={shown} />
        <p class="soft">{status.procedure.name[lang]} · <span class="num">{status.reference}</span></p>
        <h1>{t('supplement.title')}</h1>
        {request && <Notice tone="soon" title={t('supplement.asked')}><p>{request.message}</p><p>{t('dossier.asked-until', { date: formatLongDate(lang, request.until) })}</p></Notice>}
        {view.more && <Notice live><p>{t('section.more')}</p></Notice>}
        <form method="post" action={addresses.supplement(status.id)} encType="multipart/form-data" noValidate data-answers={JSON.stringify(elsewhere(view))}>
          <Csrf visit={visit} />
          <input type="hidden" name="version" value={status.version} />
          <input type="hidden" name="key" value={view.key} />
          <input type="hidden" name={shownField} value={[...view.open.fields, ...view.open.papers.map((id) => `papers.${id}`)].join(' ')} />
          <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">{t('supplement.do')}</button>
          {compiled.map((one) => <><Before visit={visit} view={view} compiled={one} /><FormField view={fields} compiled={one} at={one.field.id} seen={given} /></>)}
          {papers.map((paper) => <PaperInput visit={visit} view={view} paper={paper} />)}
          <p class="row form-actions"><Button tone="primary" fill="stretch" once>{t('supplement.do')}</Button><LinkButton tone="quiet" href={addresses.dossier(status.id)}>{t('supplement.later')}</LinkButton></p>
        </form>
        <AsHandedIn visit={visit} view={view} />
      </div>
    ),
  });
}

interface PieceProps { readonly visit: Visit; readonly view: SupplementView }

/** Answers of fields that are not on the page, for conditions that look at them. */
function elsewhere({ dossier, open }: SupplementView): Answers {
  return Object.fromEntries(Object.entries(dossier.answers).filter(([id]) => !open.fields.includes(id)));
}

/** What was handed in stands above the field, so that it can be seen while it is being mended. */
function Before({ visit: { t, lang }, view: { dossier, form, open }, compiled: { field } }: PieceProps & { readonly compiled: CompiledField }) {
  const answer = dossier.answers[field.id];
  if (!open.fields.includes(field.id) || field.type === 'group' || answer === undefined) return null;
  return <p class="small soft before">{t('supplement.before', { answer: answerText(field, answer, { lang, units: form.units }) })}</p>;
}

/** All the rest, to be read: nothing but what was asked for can be changed. */
function AsHandedIn({ visit: { t, lang }, view: { dossier, form } }: PieceProps) {
  const rows = (answers: readonly DescribedAnswer[]): { label: string; value: string | undefined }[] =>
    answers.flatMap(({ label, text, given, rows: inner }) => (inner?.length ? inner.flatMap((row) => rows(row.answers)) : [{ label, value: given ? text : undefined }]));
  return (
    <details class="section">
      <summary>{t('supplement.whole')}</summary>
      <p class="small soft">{t('supplement.whole-said')}</p>
      {describeAnswers(form, dossier.answers, lang).map((section) => <Section title={section.title} id={`as-${section.id}`}><ReadOnly answers={rows(section.answers)} /></Section>)}
    </details>
  );
}

function PaperInput({ visit, view, paper }: { readonly visit: Visit; readonly view: SupplementView; readonly paper: Paper }) {
  const { t, lang } = visit;
  const id = `papers.${paper.id}`;
  const error = view.problems.find(({ at }) => at === id)?.message[lang];
  const kept = view.kept[paper.id] ?? [];
  const before = (view.dossier.papers[paper.id] ?? []).flatMap((file) => view.dossier.attachments.find((one) => one.id === file) ?? []);
  const hint = t('supplement.limits', { types: kindsInWords(paper.accepts, visit), count: paper.maxFiles, size: paper.maxMegabytes });
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{paper.name[lang]}</label>
      <Hint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      {before.length > 0 && <ul class="small">{before.map((file) => <li><a href={addresses.dossierFile(view.dossier.status.id, file.id)}>{t('supplement.before-file', { name: file.name })}</a></li>)}</ul>}
      {kept.length > 0 && <ul>{kept.map((file) => <li>{t('supplement.kept', { name: view.names[file] ?? '' })}<input type="hidden" name={`kept.${paper.id}`} value={`${file} ${view.names[file] ?? ''}`} /></li>)}</ul>}
      <input type="file" id={id} name={id} accept={acceptOf(paper.accepts)} multiple={paper.maxFiles > 1} {...wiring({ id, hint, error })} />
    </div>
  );
}
