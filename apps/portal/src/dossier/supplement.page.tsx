import type { Answers, AttachedPapers } from '@motcua/contracts/form';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Paper, Procedure } from '@motcua/contracts/procedure';
import { targetOf } from '@motcua/form-pages/field-names';
import { FormField } from '@motcua/form-pages/form-field';
import { formView } from '@motcua/form-pages/form-view';
import type { CompiledForm } from '@motcua/forms/compile';
import { Csrf } from '@motcua/pages/csrf';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { wiring, Hint, FieldError } from '@motcua/ui/form/field';
import { formatLongDate } from '@motcua/ui/format';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import { wardsScript } from '../frame/scripts.ts';
import type { Visit } from '../frame/visit.ts';
import { acceptOf } from '../procedure/file-kinds.ts';
import { kindsInWords } from '../procedure/terms.ts';

export interface SupplementView {
  readonly dossier: DossierView;
  readonly procedure: Procedure;
  readonly form: CompiledForm;
  readonly area?: string | undefined;
  /** What stands in the fields. */
  readonly given: Answers;
  /** Files that were sent with an earlier try of this page, with their names. */
  readonly kept: AttachedPapers;
  readonly names: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
  /** The page's own key and version: kept through every try. */
  readonly key: string;
}

/** Opens only what was asked for, in one plain form: it works the same with and without script. */
export function supplementPage(visit: Visit, view: SupplementView): string {
  const { t, lang } = visit;
  const { dossier, procedure, form, given, problems } = view;
  const { status } = dossier;
  const request = dossier.supplements.at(-1);
  const compiled = (request?.fields ?? []).flatMap((id) => form.fields.get(id) ?? []);
  const papers = (request?.papers ?? []).flatMap((id) => procedure.papers.find((paper) => paper.id === id) ?? []);
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
        <form method="post" action={addresses.supplement(status.id)} encType="multipart/form-data" noValidate>
          <Csrf visit={visit} />
          <input type="hidden" name="version" value={status.version} />
          <input type="hidden" name="key" value={view.key} />
          <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">{t('supplement.do')}</button>
          {compiled.map((one) => <FormField view={fields} compiled={one} at={one.field.id} seen={given} />)}
          {papers.map((paper) => <PaperInput visit={visit} view={view} paper={paper} />)}
          <p class="row form-actions"><Button tone="primary" fill="stretch" once>{t('supplement.do')}</Button><LinkButton tone="quiet" href={addresses.dossier(status.id)}>{t('supplement.later')}</LinkButton></p>
        </form>
      </div>
    ),
  });
}

function PaperInput({ visit, view, paper }: { readonly visit: Visit; readonly view: SupplementView; readonly paper: Paper }) {
  const { t, lang } = visit;
  const id = `papers.${paper.id}`;
  const error = view.problems.find(({ at }) => at === id)?.message[lang];
  const kept = view.kept[paper.id] ?? [];
  const hint = t('supplement.limits', { types: kindsInWords(paper.accepts, visit), count: paper.maxFiles, size: paper.maxMegabytes });
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{paper.name[lang]}</label>
      <Hint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      {kept.length > 0 && <ul>{kept.map((file) => <li>{t('supplement.kept', { name: view.names[file] ?? '' })}<input type="hidden" name={`kept.${paper.id}`} value={`${file} ${view.names[file] ?? ''}`} /></li>)}</ul>}
      <input type="file" id={id} name={id} accept={acceptOf(paper.accepts)} multiple={paper.maxFiles > 1} {...wiring({ id, hint, error })} />
    </div>
  );
}
