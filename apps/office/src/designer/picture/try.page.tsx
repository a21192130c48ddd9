import type { TriedProcedure } from '@motcua/contracts/catalogue-editing-api';
import { targetOf } from '@motcua/form-pages/field-names';
import { FormField } from '@motcua/form-pages/form-field';
import { formView } from '@motcua/form-pages/form-view';
import type { FormView } from '@motcua/form-pages/form-view';
import type { CompiledForm } from '@motcua/forms/compile';
import { Csrf } from '@motcua/pages/csrf';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../../addresses.ts';
import { listAt, textAt } from '../content/content.ts';
import { draftFramed } from '../draft/draft-frame.tsx';
import type { DraftVisit } from '../draft/draft-visit.ts';
import { fieldsIn, said } from '../content/names.ts';
import { districts } from './scripts.ts';

export interface TryProps {
  readonly desk: DraftVisit;
  readonly form: CompiledForm;
  /** Absent: nothing has been tried yet. */
  readonly tried?: TriedProcedure | undefined;
  /** A group that is to have one row more. */
  readonly add?: string | undefined;
  readonly chosen?: Readonly<Record<string, string>> | undefined;
  /** The draft is not whole enough to be tried. */
  readonly notYet?: boolean | undefined;
}

/** The form filled in with answers drawn or typed: what is wrong with them, and which questions and papers they lead to. */
export function tryPage(props: TryProps): string {
  const { desk, form, tried, notYet } = props;
  const { visit: { t, lang }, draft: { id } } = desk;
  const fields = form.definition.sections.flatMap((section) => section.fields);
  const wrong = (tried?.problems ?? []).map((problem) => ({ target: targetOf(fields, problem), message: problem.message[lang] }));
  return draftFramed(desk, {
    title: t('design.tab.try'),
    tab: 'try',
    again: addresses.draftPart(id, 'chay-thu'),
    hasErrors: wrong.length > 0,
    scripts: [districts.href],
    children: (
      <div class="sheet-grid">
        <div>
          <h1>{t('design.try.title')}</h1>
          <p class="soft">{t('design.try.said')}</p>
          {notYet && <Notice tone="bad" live title={t('design.try.not-yet')}><p><a href={addresses.draftPart(id, 'vuong-mac')}>{t('design.try.see-problems')}</a></p></Notice>}
          {tried && !notYet && wrong.length === 0 && <Notice tone="ok" live><p>{t('design.try.right')}</p></Notice>}
          <ErrorSummary problems={wrong} />
          <form method="post" action={addresses.draftPart(id, 'chay-thu')} class="below"><Csrf visit={desk.visit} /><Button name="sample" value="true" tone={tried ? 'plain' : 'primary'}>{t(tried ? 'design.try.another' : 'design.try.sample')}</Button></form>
          <AnswersForm {...props} />
        </div>
        <Asked {...props} />
      </div>
    ),
  });
}

function AnswersForm({ desk, form, tried, add, chosen = {} }: TryProps) {
  const { visit, draft: { id } } = desk;
  const { t, lang } = visit;
  const compiled = form.sections.flatMap(({ fields }) => fields);
  const given = tried?.answers ?? {};
  const view: FormView = formView(compiled, { visit: { lang }, form, given, answers: given, wrong: tried?.problems ?? [], add, byDistrict: { wardsAt: districts.wardsAt(lang), chosen } });
  return (
    <form method="post" action={addresses.draftPart(id, 'chay-thu')} noValidate class="citizen-view below">
      <Csrf visit={visit} />
      <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">{t('design.try.check')}</button>
      {form.sections.map(({ section, fields, applies }) => (
        <section class="field" data-when={section.when && JSON.stringify(section.when)} hidden={applies ? !applies(given) : false} aria-labelledby={`part-${section.id}`}>
          <h2 id={`part-${section.id}`}>{section.title[lang]}</h2>
          {fields.map((field) => <FormField view={view} compiled={field} at={field.field.id} seen={given} />)}
        </section>
      ))}
      <p class="form-actions"><Button tone={tried ? 'primary' : 'plain'}>{t('design.try.check')}</Button></p>
    </form>
  );
}

/** What these answers lead past, and what they make the applicant bring. */
function Asked({ desk, tried, notYet }: TryProps) {
  const { visit: { t, lang }, draft: { content } } = desk;
  if (!tried || notYet) return null;
  const { asked, answers } = tried;
  const names = (list: string, ids: readonly string[]) => listAt(content, list).filter((item) => ids.includes(textAt(item, 'id'))).map((item) => said(item, 'name', lang) || said(item, 'title', lang));
  const computed = fieldsIn(content, lang).filter(({ id, type }) => type === 'computed' && answers[id] !== undefined);
  const all = fieldsIn(content, lang).length;
  const top = asked.fields.filter((field) => !field.includes('.')).length;
  return (
    <aside class="sticky">
      <h2>{t('design.try.papers', { n: asked.papers.length })}</h2>
      {asked.papers.length > 0 ? <ul>{names('papers', asked.papers).map((name) => <li>{name}</li>)}</ul> : <p class="soft">{t('design.try.no-papers')}</p>}
      <h2 class="below">{t('design.try.sections', { n: asked.sections.length, of: listAt(content, 'form.sections').length })}</h2>
      <ol>{names('form.sections', asked.sections).map((name) => <li>{name}</li>)}</ol>
      <p class="soft below">{t('design.try.fields', { n: top, of: all })}</p>
      {computed.length > 0 && <><h2 class="below">{t('design.try.computed')}</h2><ul>{computed.map(({ id, label }) => <li>{label}: <strong>{String(answers[id])}</strong></li>)}</ul></>}
    </aside>
  );
}
