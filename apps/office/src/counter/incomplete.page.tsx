import { csrfField } from '@motcua/auth/sign-in';
import type { CounterDraft } from '@motcua/contracts/counter-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import { CheckboxGroup, RadioGroup } from '@motcua/ui/form/choice';
import { DateField } from '@motcua/ui/form/date-field';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { TextArea } from '@motcua/ui/form/field';
import { Button } from '@motcua/ui/piece/button';
import { type Typed, one, several, untilBoxes } from '../acts/typed.ts';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { counterScript } from './scripts.ts';
import { counterWords } from './words.ts';
import type { CounterKey } from './words.ts';

export interface IncompletePage {
  readonly draft: CounterDraft;
  /** What is missing, by the words of the form. */
  readonly missing: { readonly papers: readonly { readonly value: string; readonly label: string }[]; readonly fields: readonly { readonly value: string; readonly label: string }[] };
  /** What is wrong has to be mended before anything can be asked for. */
  readonly inTheWay: readonly FieldProblem[];
  readonly typed: Typed;
  readonly wrong: readonly { readonly target: string; readonly key: CounterKey }[];
  readonly until: string;
}

/** What to do about a dossier that is not whole: ask for the rest (Mẫu 02), or refuse it (Mẫu 03), both at once and on paper. */
export function incompletePage(visit: OfficeVisit, page: IncompletePage): string {
  const { lang } = visit;
  const say = counterWords(lang);
  const { draft, wrong, inTheWay } = page;
  const problems = [...inTheWay.map(({ message }) => ({ target: 'back-to-form', message: message[lang] })), ...wrong.map(({ target, key }) => ({ target, message: say(key) }))];
  return framed(visit, {
    title: say('incomplete.title'),
    current: 'counter',
    again: addresses.counterIncomplete(draft.id),
    hasErrors: problems.length > 0,
    back: { href: addresses.counterDraft(draft.id), label: say('incomplete.back') },
    scripts: [counterScript.href],
    children: (
      <>
        <ErrorSummary problems={problems} />
        <h1>{say('incomplete.title')}</h1>
        {inTheWay.length > 0 && <p class="below"><a id="back-to-form" href={addresses.counterDraft(draft.id)}>{say('incomplete.mend')}</a></p>}
        <IncompleteForm visit={visit} page={page} />
      </>
    ),
  });
}

function IncompleteForm({ visit, page: { draft, missing, typed, wrong, until } }: { readonly visit: OfficeVisit; readonly page: IncompletePage }) {
  const say = counterWords(visit.lang);
  const act = one(typed, 'act') || 'request-supplement';
  const errorAt = (target: string) => {
    const found = wrong.find((problem) => problem.target === target);
    return found && say(found.key);
  };
  const isFresh = typed['act'] === undefined;
  const all = (options: IncompletePage['missing']['papers']) => options.map(({ value }) => value);
  const askedFor = { '==': [{ var: 'act' }, 'request-supplement'] };
  const boxes = untilBoxes(typed);
  return (
    <form method="post" action={addresses.counterIncomplete(draft.id)} class="form-column below">
      <input type="hidden" name={csrfField} value={visit.csrf} />
      <RadioGroup id="act" label={say('incomplete.act')} value={act} options={[{ value: 'request-supplement', label: say('incomplete.supplement') }, { value: 'refuse', label: say('incomplete.refuse') }]} />
      {missing.papers.length > 0 && <CheckboxGroup id="papers" label={say('incomplete.papers')} options={missing.papers} values={isFresh ? all(missing.papers) : several(typed, 'papers')} error={errorAt('papers-1')} />}
      {missing.fields.length > 0 && <CheckboxGroup id="fields" label={say('incomplete.fields')} options={missing.fields} values={isFresh ? all(missing.fields) : several(typed, 'fields')} />}
      <TextArea id="message" rows={4} label={say('incomplete.message')} hint={say('incomplete.message-hint')} value={one(typed, 'message')} error={errorAt('message')} maxLength={2000} />
      <DateField id="until" label={say('incomplete.until')} value={Object.values(boxes).some(Boolean) ? boxes : until} error={errorAt('until-day')} when={askedFor} hidden={act !== 'request-supplement'} />
      <p class="below"><Button tone="primary" once data={{ 'data-chord': 'enter' }}>{say('incomplete.do')}</Button></p>
    </form>
  );
}
