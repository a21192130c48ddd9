import { numberIn } from '@motcua/forms/read';
import { dateOf } from '@motcua/ui/form/date-field';
import { join, listAt, moved, withValue } from '../content/content.ts';
import type { Content } from '../content/content.ts';
import { postedList, postedRows, postedText, withoutRow } from './control.ts';
import type { Control, ControlOf, Desk, Kind, Post } from './control.ts';
import { readFormula, readRule } from '../rule/rule-post.ts';
import { readAgency, readGuard, readNeeds, readOwnTerm } from '../step/step-post.ts';

type ReadDesk = Pick<Desk, 'content' | 'base' | 'lang'>;
type Reader<K extends Kind> = (control: ControlOf<K>, name: string, post: Post, desk: ReadDesk) => unknown;

/** What the posted sheet makes of the thing it is about. Whatever the sheet has no control for stays as it was. */
export function withSheet(desk: ReadDesk, controls: readonly Control[], posted: Post): Content {
  const { post, move } = withButtons(posted);
  const read = controls.map((control) => [control.at, readControl(control, control.at, post, desk)] as const);
  const shifted = read.map(([at, value]) => [at, move?.at === at && Array.isArray(value) ? moved(value as unknown[], move.place, move.by) : value] as const);
  return shifted.reduce<Content>((content, [at, value]) => withValue(content, desk.base === '' ? at : `${desk.base}.${at}`, value) as Content, desk.content);
}

/** `move=choices.2.-1` puts that row one place up. */
function withButtons(post: Post) {
  const [, at = '', place, by] = /^([\w.-]+)\.(\d+)\.(-?1)$/.exec(postedText(post, 'move')) ?? [];
  return { post: withoutRow(post), move: at === '' ? undefined : { at, place: Number(place), by: by === '-1' ? (-1 as const) : (1 as const) } };
}

function readControl(control: Control, name: string, post: Post, desk: ReadDesk): unknown {
  const read = readers[control.kind] as Reader<Kind>;
  return read(control as ControlOf<Kind>, name, post, desk);
}

const readers: { readonly [K in Kind]: Reader<K> } = {
  text: ({ optional }, name, post) => postedText(post, name) || (optional ? undefined : ''),
  both: ({ optional }, name, post) => {
    const [vi, en] = [postedText(post, `${name}.vi`), postedText(post, `${name}.en`)];
    return vi === '' && en === '' && optional ? undefined : { vi, en };
  },
  number: (_control, name, post) => {
    const typed = postedText(post, name);
    return typed === '' ? undefined : (numberIn(typed) ?? typed);
  },
  'one-of': ({ numeric }, name, post) => {
    const chosen = postedText(post, name);
    return chosen === '' ? undefined : numeric ? Number(chosen) : chosen;
  },
  several: ({ optional }, name, post, desk) => listOr(inOrder(postedList(post, name), listAt(desk.content, join(desk.base, name))), optional),
  tick: (_control, name, post) => (postedText(post, name) === 'true' ? true : undefined),
  date: (_control, name, post) => {
    const [day, month, year] = ['day', 'month', 'year'].map((box) => postedText(post, `${name}.${box}`));
    const typed = [year, month, day].filter(Boolean).join('-');
    return dateOf({ day: day ?? '', month: month ?? '', year: year ?? '' }) ?? (typed || undefined);
  },
  lines: ({ optional }, name, post) => listOr(postedText(post, name).split('\n').map((line) => line.trim()).filter(Boolean), optional),
  rows: ({ of, optional }, name, post, desk) => listOr(postedRows(post, name).map((row) => readRow(of, `${name}.${row}`, post, desk)).filter(isMeant), optional),
  list: ({ optional }, name, post) => listOr(postedRows(post, name).map((row) => postedText(post, `${name}.${row}`)).filter(Boolean), optional),
  rule: readRule,
  formula: (_control, name, post, desk) => readFormula(name, post, desk),
  guard: (_control, name, post, desk) => readGuard(name, post, desk),
  needs: (_control, name, post, desk) => readNeeds(name, post, desk),
  agency: (_control, name, post) => readAgency(name, post),
  'own-term': (_control, name, post) => readOwnTerm(name, post),
};

/** As they stood, and what is new behind them: boxes come in the order of the page, which means nothing. */
const inOrder = (chosen: readonly string[], before: readonly unknown[]): readonly unknown[] => [...before.filter((one) => chosen.includes(String(one))), ...chosen.filter((one) => !before.includes(one))];

const listOr = (list: readonly unknown[], optional: true | undefined) => (list.length === 0 && optional ? undefined : list);

function readRow(of: readonly Control[], name: string, post: Post, desk: ReadDesk): unknown {
  const isItself = of.length === 1 && of[0]?.at === '';
  if (isItself && of[0]) return readControl(of[0], name, post, desk);
  const values = of.map((control) => [control.at, readControl(control, `${name}.${control.at}`, post, desk)] as const);
  return values.reduce<unknown>((row, [at, value]) => (value === undefined ? row : withValue(row, at, value)), {});
}

/** A row that was added and left empty was not meant. */
function isMeant(row: unknown): boolean {
  if (typeof row !== 'object' || row === null) return row !== undefined && row !== '';
  return Object.values(row).some(isMeant);
}
