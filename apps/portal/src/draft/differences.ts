import type { Answers } from '@motcua/contracts/form';
import { checkAnswers } from '@motcua/forms/check';
import { describeAnswers, type DescribedAnswer } from '@motcua/forms/describe';
import type { Difference } from '@motcua/ui/form/autosave';
import type { Lang } from '@motcua/ui/messages';
import type { OpenDraft } from './offer.ts';

/** Where the answers of a page differ from those that another window has saved, in the order of the page; empty: nothing would be overwritten. */
export function differencesOn(section: string, mine: Answers, { draft, form, circumstances }: OpenDraft, lang: Lang): Difference[] {
  const read = (answers: Answers) => new Map(linesOn(section, describeAnswers(form, checkAnswers(form, answers, circumstances).answers, lang)));
  const [here, there] = [read({ ...draft.answers, ...mine }), read(draft.answers)];
  const places = [...new Set([...here.keys(), ...there.keys()])];
  return places.flatMap((at) => {
    const [one, other] = [here.get(at), there.get(at)];
    if (one?.text === other?.text) return [];
    return [{ label: one?.label ?? other?.label ?? at, mine: one?.text ?? '—', theirs: other?.text ?? '—' }];
  });
}

interface Line {
  readonly label: string;
  readonly text: string;
}

const linesOn = (section: string, described: ReturnType<typeof describeAnswers>): [string, Line][] =>
  described.filter(({ id }) => id === section).flatMap(({ answers }) => answers.flatMap((answer) => linesOf(answer)));

/** Rows of a group one by one, each under its title. */
function linesOf({ at, label, text, type, rows = [] }: DescribedAnswer, title = ''): [string, Line][] {
  if (type === 'computed') return [];
  const own: [string, Line][] = rows.length > 0 ? [] : [[at, { label: title ? `${title}: ${label}` : label, text }]];
  return [...own, ...rows.flatMap((row) => row.answers.flatMap((answer) => linesOf(answer, row.title)))];
}
