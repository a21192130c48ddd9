import type { Guard, GuardTest } from '@motcua/contracts/guard';
import type { Lang } from '@motcua/ui/messages';
import { listAt, textAt } from '../content/content.ts';
import type { Content } from '../content/content.ts';
import { fieldsIn, partsAt, said } from '../content/names.ts';
import type { KnownField } from '../content/names.ts';
import type { BuiltRule, RuleLine } from '../rule/rule.ts';

/** What guards may look at, as the lines of the rule builder offer it: answers under their ids, the rest under names with a mark. */
export function subjectsIn(content: Content, lang: Lang, words: { readonly result: string; readonly channel: string; readonly paid: string }): KnownField[] {
  const subject = (id: string, label: string, type: string, choices: KnownField['choices'] = []): KnownField => ({ id, label, type, choices, path: '', rows: [] });
  const inputs = partsAt(content, 'steps').flatMap((step) => partsAt(content, `${step}.inputs`)).map((at) => {
    const type = textAt(content, `${at}.type`);
    const choices = partsAt(content, `${at}.choices`).map((choice) => ({ value: textAt(content, `${choice}.value`), label: said(content, `${choice}.label`, lang) }));
    return subject(`working:${textAt(content, `${at}.id`)}`, said(content, `${at}.label`, lang), type === 'number' ? 'decimal' : type, choices);
  });
  const papers = partsAt(content, 'papers').map((at) => subject(`paper:${textAt(content, `${at}.id`)}`, said(content, `${at}.name`, lang), 'yes-no'));
  const decisions = ['granted', 'declined'].map((value) => ({ value, label: value }));
  return [...inputs, ...fieldsIn(content, lang).filter(({ rows }) => rows.length === 0), ...papers, subject('result:', words.result, 'choice', decisions), subject('channel:', words.channel, 'choice', ['online', 'counter', 'api'].map((value) => ({ value, label: value }))), subject('paid:', words.paid, 'yes-no')];
}

/** Undefined: the guard is more than lines can say, and stays as it is. */
export function linesFrom(guard: unknown): BuiltRule | undefined {
  const whole = guard as Guard;
  const parts = whole.is === 'all' || whole.is === 'any' ? whole.of : [whole];
  const lines = parts.map(lineFrom);
  if (!lines.every((line) => line !== undefined)) return undefined;
  const built: BuiltRule = { join: whole.is === 'any' ? 'or' : 'and', lines };
  return JSON.stringify(guardFrom(built)) === JSON.stringify(guard) ? built : undefined;
}

function lineFrom(guard: Guard): RuleLine | undefined {
  if (guard.is === 'not') return negated(guard.guard);
  if (guard.is === 'answer') return tested(guard.field, guard.test);
  if (guard.is === 'working') return tested(`working:${guard.input}`, guard.test);
  if (guard.is === 'paper') return { field: `paper:${guard.paper}`, comparison: 'yes' };
  if (guard.is === 'paid') return { field: 'paid:', comparison: 'yes' };
  if (guard.is === 'result') return guard.decision === undefined ? { field: 'result:', comparison: 'answered' } : { field: 'result:', comparison: 'is', values: [guard.decision] };
  return guard.is === 'channel' ? { field: 'channel:', comparison: 'one-of', values: guard.channels } : undefined;
}

function tested(field: string, test: GuardTest): RuleLine {
  if (test.by === 'given') return { field, comparison: 'answered' };
  if (test.by === 'in') return { field, comparison: 'one-of', values: test.values };
  return test.by === 'equals' ? { field, comparison: 'is', values: [test.value] } : { field, comparison: test.by === 'greater' ? 'more' : 'less', values: [test.than] };
}

const opposites = { is: 'is-not', more: 'at-most', less: 'at-least', yes: 'not-yes' } as const;

function negated(guard: Guard): RuleLine | undefined {
  const line = guard.is === 'not' ? undefined : lineFrom(guard);
  const opposite = line && Object.hasOwn(opposites, line.comparison) ? opposites[line.comparison as keyof typeof opposites] : undefined;
  return line && opposite ? { ...line, comparison: opposite } : undefined;
}

export function guardFrom({ join, lines }: BuiltRule): Guard | undefined {
  const [first, ...others] = lines.map(guardOf);
  return first && others.length > 0 ? { is: join === 'or' ? 'any' : 'all', of: [first, ...others] } : first;
}

const plain: Readonly<Partial<Record<RuleLine['comparison'], RuleLine['comparison']>>> = { 'is-not': 'is', 'at-most': 'more', 'at-least': 'less', 'not-yes': 'yes' };

function guardOf(line: RuleLine): Guard {
  const positive = plain[line.comparison];
  return positive ? { is: 'not', guard: about({ ...line, comparison: positive }) } : about(line);
}

/** What stands before the colon says what is asked about; an answer of the form has nothing there. */
function about(line: RuleLine): Guard {
  const [kind = '', id] = line.field.split(':');
  if (id === undefined) return { is: 'answer', field: kind, test: testOf(line) };
  return (guards[kind] ?? resultGuard)(line, id);
}

const guards: Readonly<Partial<Record<string, (line: RuleLine, id: string) => Guard>>> = {
  working: (line, id) => ({ is: 'working', input: id, test: testOf(line) }),
  paper: (_, id) => ({ is: 'paper', paper: id }),
  paid: () => ({ is: 'paid' }),
  channel: ({ values = [] }) => ({ is: 'channel', channels: values.map(String) as ('online' | 'counter' | 'api')[] }),
};

const resultGuard = ({ comparison, values }: RuleLine): Guard => (comparison === 'answered' ? { is: 'result' } : { is: 'result', decision: String(values?.[0] ?? '') as 'granted' });

function testOf({ comparison, values = [] }: RuleLine): GuardTest {
  const [value = ''] = values;
  if (comparison === 'answered') return { by: 'given' };
  if (comparison === 'yes') return { by: 'equals', value: true };
  if (comparison === 'one-of') return { by: 'in', values: values.map((one) => (typeof one === 'boolean' ? String(one) : one)) };
  if (comparison === 'more' || comparison === 'less') return { by: comparison === 'more' ? 'greater' : 'less', than: typeof value === 'boolean' ? String(value) : value };
  return { by: 'equals', value };
}

/** Ids of all steps, for the ends of ways. */
export const stepsIn = (content: Content, lang: Lang) => listAt(content, 'steps').map((step) => ({ value: textAt(step, 'id'), label: said(step, 'name', lang) || textAt(step, 'id') }));
