import { csrfField } from '@motcua/auth/sign-in';
import type { CounterDraft, Person, SuspectedDuplicate } from '@motcua/contracts/counter-api';
import type { AtCounter } from '@motcua/contracts/counter';
import type { Answers } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Procedure } from '@motcua/contracts/procedure';
import { targetOf } from '@motcua/form-pages/field-names';
import { FormField } from '@motcua/form-pages/form-field';
import { formView } from '@motcua/form-pages/form-view';
import type { FormView } from '@motcua/form-pages/form-view';
import { type Circumstances, checkAnswers } from '@motcua/forms/check';
import { papersFor } from '@motcua/forms/check-papers';
import type { CompiledForm } from '@motcua/forms/compile';
import { autosave, Saved } from '@motcua/ui/form/autosave';
import { Checkbox } from '@motcua/ui/form/choice';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { formatTime } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { districts } from '../designer/picture/scripts.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { inputs } from './counter-post.ts';
import { FeeLine } from './fee-line.tsx';
import { PapersReceived } from './papers-received.tsx';
import { counterScript } from './scripts.ts';
import { Suspected } from './suspected.tsx';
import { Behalf, WishesFields } from './wishes.tsx';
import { counterWords } from './words.ts';

export interface ReceptionPage {
  readonly draft: CounterDraft;
  readonly procedure: Procedure;
  readonly form: CompiledForm;
  readonly circumstances: Circumstances;
  /** What stands in the fields: the saved answers, or those that could not be saved. */
  readonly given: Answers;
  readonly counter: AtCounter;
  readonly problems: readonly FieldProblem[];
  /** Of inputs beside the form. */
  readonly wrong: readonly { readonly target: string; readonly message: string }[];
  readonly suspected: readonly SuspectedDuplicate[];
  /** The account that has the applicant's identity number. */
  readonly account?: Person | undefined;
  /** A colleague saved the draft meanwhile. */
  readonly changed?: boolean | undefined;
  readonly saved?: boolean | undefined;
  readonly add?: string | undefined;
  readonly districts?: Readonly<Record<string, string>> | undefined;
}

type Props = { readonly visit: OfficeVisit; readonly page: ReceptionPage };

/** All of a walk-in on one dense page: the form, the papers, who came, what they wish, the fee, and the one button. */
export function receptionPage(visit: OfficeVisit, page: ReceptionPage): string {
  const say = counterWords(visit.lang);
  const { draft, procedure, form, problems, wrong } = page;
  const fields = form.definition.sections.flatMap((section) => section.fields);
  const shown = [...problems.map((problem) => ({ target: problem.at.startsWith('papers.') ? inputs.got(problem.at.slice('papers.'.length)) : targetOf(fields, problem), message: problem.message[visit.lang] })), ...wrong];
  return framed(visit, {
    title: say('form.title', { procedure: procedure.name[visit.lang] }),
    current: 'counter',
    again: addresses.counterDraft(draft.id),
    hasErrors: shown.length > 0,
    back: { href: addresses.counter, label: say('back') },
    scripts: [districts.href, counterScript.href],
    children: (
      <>
        <ErrorSummary problems={shown} />
        <p class="soft">{say('form.step')}</p>
        <h1>{procedure.name[visit.lang]}</h1>
        {page.changed && <Notice tone="soon" live><p>{say('form.changed')}</p></Notice>}
        {page.saved && <Notice tone="ok" live><p>{say('form.saved')}</p></Notice>}
        <Suspected visit={visit} suspected={page.suspected} />
        <ReceptionForm visit={visit} page={page} view={viewOf(visit, page)} />
        <form method="post" action={addresses.counterDiscard(draft.id)} class="below"><input type="hidden" name={csrfField} value={visit.csrf} /><Button tone="quiet" icon="erase">{say('form.discard')}</Button></form>
      </>
    ),
  });
}

function viewOf({ lang }: OfficeVisit, { form, circumstances, given, problems, add, districts: chosen = {} }: ReceptionPage): FormView {
  const fields = form.sections.flatMap((section) => section.fields);
  const { answers } = checkAnswers(form, given, circumstances);
  return formView(fields, { visit: { lang }, form, given, answers, area: circumstances.area, add, byDistrict: { wardsAt: districts.wardsAt(lang), chosen }, wrong: problems });
}

function ReceptionForm({ visit, page, view }: Props & { readonly view: FormView }) {
  const say = counterWords(visit.lang);
  const { draft, procedure, form, counter, problems, wrong } = page;
  const errors = new Map(wrong.map(({ target, message }) => [target, message]));
  const paperErrors = new Map(problems.flatMap(({ at, message }) => (at.startsWith('papers.') ? [[at.slice('papers.'.length), message[visit.lang]] as const] : [])));
  const here = addresses.counterDraft(draft.id);
  return (
    <form method="post" action={here} class="counter-form" data-focus={firstGap(page)} {...autosave({ url: here, version: draft.version })}>
      <input type="hidden" name={csrfField} value={visit.csrf} />
      <input type="hidden" name="version" value={String(draft.version)} />
      {/* Enter in a field saves: what stands first answers it, and nobody receives a dossier by a slip of a finger. */}
      <button class="visually-hidden" type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true">{say('form.save')}</button>
      <Sections visit={visit} view={view} />
      <AccountBox visit={visit} page={page} />
      <section aria-labelledby="papers"><h2 id="papers">{say('papers.title')}</h2>
        <PapersReceived visit={visit} papers={procedure.papers} applying={new Set(papersFor(form, view.answers).map(({ id }) => id))} onPaper={counter.onPaper} scans={draft} errors={paperErrors} />
        {procedure.papers.length > 0 && <p class="below"><Button name="do" value="scans" icon="upload">{say('papers.scan')}</Button></p>}
      </section>
      <section aria-labelledby="wishes"><h2 id="wishes">{say('wishes.title')}</h2>
        <WishesFields visit={visit} counter={counter} errors={errors} />
        <Behalf visit={visit} counter={counter} errors={errors} />
      </section>
      <FeeLine visit={visit} procedure={procedure} />
      <div class="row counter-end">
        <Button tone="primary" size="big" name="do" value="receive" once data={{ 'data-chord': 'enter' }}>{say('form.receive')}</Button>
        <Button name="do" value="incomplete">{say('form.incomplete')}</Button>
        <Button tone="quiet" name="do" value="save">{say('form.save')}</Button>
      </div>
      <p class="keys-hint"><span><kbd>Ctrl</kbd> <kbd>Enter</kbd> {say('form.receive')}</span><span><kbd>Enter</kbd> {say('form.save')}</span></p>
      <Saved at={formatTime(draft.savedAt)} otherHref={here} />
    </form>
  );
}

function Sections({ visit: { lang }, view }: { readonly visit: OfficeVisit; readonly view: FormView }) {
  return (
    <>
      {view.form.sections.map(({ section, fields, applies }) => (
        <section aria-labelledby={`part-${section.id}`} {...(section.when ? { 'data-when': JSON.stringify(section.when) } : {})} hidden={applies ? !applies(view.answers) : false}>
          <h2 id={`part-${section.id}`}>{section.title[lang]}</h2>
          <div class="counter-fields">{fields.map((compiled) => <FormField view={view} compiled={compiled} at={compiled.field.id} seen={view.answers} />)}</div>
        </section>
      ))}
    </>
  );
}

/** Whether the account with this number is theirs, the applicant says: then they follow the dossier on line. */
function AccountBox({ visit: { lang }, page: { account, counter } }: Props) {
  const say = counterWords(lang);
  if (!account) return null;
  return (
    <section aria-labelledby="account"><h2 id="account">{say('account.title')}</h2>
      <Checkbox id={inputs.account} label={say('account.theirs', { name: account.name ?? '', contact: masked(account) })} hint={say('account.hint')} checked={counter.account} />
    </section>
  );
}

/** As much as lets them say "that is mine", and no more: `m…h@example.vn`, `…789`. */
const masked = ({ email, phone }: Person): string => [email?.replace(/^(.)[^@]*?([^@]?)@/, '$1…$2@'), phone && `…${phone.slice(-3)}`].filter(Boolean).join(', ');

/** The first field that has no answer yet: that is where one types on. */
function firstGap({ form, given }: ReceptionPage): string | undefined {
  const open = form.sections.flatMap(({ fields }) => fields).find(({ field, applies }) => field.type !== 'computed' && !applies && given[field.id] === undefined && !field.optional);
  return open && targetOf([open.field], { at: open.field.id });
}
