import type { FieldProblem } from '@motcua/contracts/problems';
import { targetOf } from '@motcua/form-pages/field-names';
import { FormField } from '@motcua/form-pages/form-field';
import { formView } from '@motcua/form-pages/form-view';
import type { FormView } from '@motcua/form-pages/form-view';
import { checkAnswers } from '@motcua/forms/check';
import { fieldsOf } from '@motcua/forms/visible';
import { Csrf } from '@motcua/pages/csrf';
import { autosave, Conflict, Saved } from '@motcua/ui/form/autosave';
import type { Difference } from '@motcua/ui/form/autosave';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { formatDate, formatTime } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { Notice, Prefilled } from '@motcua/ui/piece/notice';
import { TaskList } from '@motcua/ui/dossier/task-list';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import { districtsScript, wardsOfDistrict } from '../frame/scripts.ts';
import type { Visit } from '../frame/visit.ts';
import type { OpenDraft } from './offer.ts';
import { RedoHere } from './redo.tsx';
import { ReusedNote } from './reused-note.tsx';
import { addressOf, partsOf, previousPart, tasksOf } from './tasks.ts';

export interface SectionView {
  readonly open: OpenDraft;
  readonly section: string;
  /** What stands in the fields: the saved answers, or those that could not be saved. */
  readonly given: OpenDraft['draft']['answers'];
  readonly problems: readonly FieldProblem[];
  /** A group that was asked for one row more. */
  readonly add?: string | undefined;
  /** Comes from the check page and goes back to it. */
  readonly fromCheck?: boolean | undefined;
  /** Another window has saved a newer copy. */
  readonly conflict?: { readonly version: number; readonly differences: readonly Difference[] } | undefined;
  /** Districts of addresses that have no ward yet, by path. */
  readonly districts?: Readonly<Record<string, string>> | undefined;
  /** The answers brought further questions, which now stand on the page. */
  readonly more?: boolean | undefined;
}

export function sectionPage(visit: Visit, view: SectionView): string {
  const { t, lang } = visit;
  const { open, section, problems } = view;
  const { draft, form } = open;
  const fields = fieldsOf(form, section);
  const definition = form.definition.sections.find(({ id }) => id === section);
  if (!definition) throw new Error('a section was shown that its form does not have');
  const shown = problems.map((problem) => ({ target: targetOf(definition.fields, problem), message: problem.message[lang] }));
  const title = definition.title[lang];
  const heading = definition.question?.[lang] ?? title;
  return framed(visit, {
    title: `${title} - ${draft.procedure.name[lang]}`,
    again: addresses.section(draft.id, section),
    hasErrors: shown.length > 0,
    back: { href: backFrom(view) },
    scripts: [districtsScript],
    children: (
      <div class="columns">
        <div class="form-column">
          <ErrorSummary problems={shown} />
          <p class="soft">{draft.procedure.name[lang]} · {partOf(view, visit)}</p>
          <h1>{heading}</h1>
          {definition.intro && <p>{definition.intro[lang]}</p>}
          <div class="stack below">
            <RedoHere visit={visit} open={open} fields={fields.map(({ field }) => field.id)} />
            <PrefillNote visit={visit} fields={fields.map(({ field }) => field)} draft={draft} />
            <ReusedNote visit={visit} fields={fields.map(({ field }) => field)} draft={draft} />
          </div>
          {view.more && <Notice live><p>{t('section.more')}</p></Notice>}
          <SectionForm visit={visit} view={view} shown={shownForm(visit, view)} />
        </div>
        <aside class="sticky" aria-labelledby="page_parts">
          <h2 id="page_parts" class="lead">{t('tasks.title')}</h2>
          <div class="below"><TaskList tasks={tasksOf(open, visit, section)} /></div>
          <p class="small soft below">{t.rich('help.call', { tel: (words) => <a href="tel:1022">{words}</a> })}</p>
        </aside>
      </div>
    ),
  });
}

function shownForm(visit: Visit, { open: { form, circumstances }, section, given, problems, add, districts = {} }: SectionView): FormView {
  const byDistrict = { wardsAt: wardsOfDistrict(visit.lang), chosen: districts };
  const { answers } = checkAnswers(form, given, circumstances);
  return formView(fieldsOf(form, section), { visit, form, given, answers, area: circumstances.area, add, byDistrict, wrong: problems });
}

function backFrom({ open, section, fromCheck }: SectionView): string {
  if (fromCheck) return addresses.check(open.draft.id);
  const previous = previousPart(open, section);
  return previous ? addressOf(open.draft.id, previous) : addresses.draft(open.draft.id);
}

function partOf({ open, section }: SectionView, { t }: Visit): string {
  const parts = partsOf(open);
  return t('section.part', { n: parts.indexOf(section) + 1, of: parts.length });
}

interface PrefillNoteProps { readonly visit: Visit; readonly fields: readonly { readonly id: string; readonly prefill?: string | undefined; readonly type: string }[]; readonly draft: OpenDraft['draft'] }

/** Said only as long as the page has not been saved by the citizen: afterwards the answers are theirs. */
function PrefillNote({ visit: { t }, fields, draft }: PrefillNoteProps) {
  const filled = fields.filter(({ id, prefill }) => prefill && draft.answers[id] !== undefined && !draft.reused?.[id]);
  return filled.length > 0 ? <Prefilled>{t('section.prefilled')}</Prefilled> : null;
}

function SectionForm({ visit, view, shown }: { readonly visit: Visit; readonly view: SectionView; readonly shown: FormView }) {
  const { t } = visit;
  const { open: { draft, form }, section, fromCheck, conflict } = view;
  const action = addresses.section(draft.id, section);
  const fields = fieldsOf(form, section);
  return (
    <form method="post" action={action} noValidate {...autosave({ url: action, version: draft.version })} data-answers={JSON.stringify(elsewhere(view))}>
      <Csrf visit={visit} />
      <input type="hidden" name="version" value={draft.version} />
      {fromCheck && <input type="hidden" name="ve" value="kiem-tra" />}
      {/* The Enter key presses a form's first button: that must not be one that takes a row away. */}
      <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">{t('section.continue')}</button>
      {conflict && <Conflict shown otherHref={action} other={conflict.version} differences={conflict.differences} />}
      {fields.map((compiled) => <FormField view={shown} compiled={compiled} at={compiled.field.id} seen={shown.answers} />)}
      <div class="row form-actions">
        <Button tone="primary" fill="stretch" once>{fromCheck ? t('section.continue-check') : t('section.continue')}</Button>
        <Button tone="quiet" name="leave" value="true">{t('section.leave')}</Button>
      </div>
      <Saved at={formatTime(draft.savedAt)} kept={t('section.kept', { date: formatDate(draft.expiresAt) })} otherHref={action} />
    </form>
  );
}

/** Answers of other pages, for conditions that look at them; none when the page has no condition. */
function elsewhere({ open: { draft, form }, section }: SectionView): OpenDraft['draft']['answers'] {
  const own = fieldsOf(form, section);
  const conditional = own.some(({ applies, rows }) => applies ?? rows.some((row) => row.applies));
  if (!conditional) return {};
  const here = new Set(own.map(({ field }) => field.id));
  return Object.fromEntries(Object.entries(draft.answers).filter(([id]) => !here.has(id)));
}
