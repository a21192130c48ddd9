import type { Field, FormDefinition, Rule } from '@motcua/contracts/form';
import type { Words } from '@motcua/papers/wording';
import { say } from '@motcua/papers/wording';
import { numberText } from './words.ts';

/** Fields by name, those of rows too: a condition speaks of both. */
export type KnownFields = ReadonlyMap<string, Field>;

export function knownFields(form: FormDefinition): KnownFields {
  const top = form.sections.flatMap(({ fields }) => fields);
  return new Map(top.flatMap((field): Field[] => (field.type === 'group' ? [field, ...field.fields] : [field])).map((field) => [field.id, field]));
}

/**
 * A condition as the paper says it, without "Nếu": `chọn “Hộ chiếu”` right below the question it looks at, else
 * `“Loại giấy tờ pháp lý” là “Hộ chiếu”`. Undefined for what has no short words, such as sums.
 * @param above the question that stands right above on the paper
 */
export function sayCondition(rule: unknown, fields: KnownFields, above?: string): string | undefined {
  const [operator, operand] = parted(rule);
  const tell = sayings[operator];
  return tell?.(operandsOf(operand), { fields, above, operator });
}

interface Hearing {
  readonly fields: KnownFields;
  readonly above: string | undefined;
  readonly operator: string;
}

type Tell = (operands: readonly unknown[], hearing: Hearing) => string | undefined;

const sayings: Readonly<Record<string, Tell>> = {
  var: ([name], hearing) => sayGiven(String(name), hearing, true),
  '!!': ([inner], hearing) => again(inner, hearing),
  '!': ([inner], hearing) => sayNot(inner, hearing),
  '==': ([one, other], hearing) => sayIs(one, [other], hearing, true),
  '===': ([one, other], hearing) => sayIs(one, [other], hearing, true),
  '!=': ([one, other], hearing) => sayIs(one, [other], hearing, false),
  '!==': ([one, other], hearing) => sayIs(one, [other], hearing, false),
  in: sayIn,
  and: (parts, hearing) => joined('if.and', parts, hearing),
  or: (parts, hearing) => joined('if.or', parts, hearing),
  '>': sayCompared,
  '>=': sayCompared,
  '<': sayCompared,
  '<=': sayCompared,
  some: saySome,
};

function parted(rule: unknown): [string, unknown] {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return ['', rule];
  return Object.entries(rule)[0] ?? ['', undefined];
}

const operandsOf = (operand: unknown): readonly unknown[] => (Array.isArray(operand) ? operand : [operand]);
const again = (rule: unknown, { fields, above }: Hearing) => sayCondition(rule, fields, above);
const quoted = (text: string) => say('if.quoted', { text });

/** The field that `{ var: name }` means. */
function fieldIn(rule: unknown, { fields }: Hearing): Field | undefined {
  const [operator, operand] = parted(rule);
  const [name] = operandsOf(operand);
  return operator === 'var' ? fields.get(String(name)) : undefined;
}

function sayGiven(name: string, hearing: Hearing, given: boolean): string | undefined {
  const field = hearing.fields.get(name);
  if (field?.type === 'yes-no' || field?.type === 'commitment') return sayValue(field, [say(given ? 'yes' : 'no')], hearing, true);
  return field && say(given ? 'if.given' : 'if.not-given', { what: quoted(field.label.vi) });
}

function sayNot(inner: unknown, hearing: Hearing): string | undefined {
  const [operator, operand] = parted(inner);
  const operands = operandsOf(operand);
  if (operator === 'var') return sayGiven(String(operands[0]), hearing, false);
  return operator === 'in' ? sayIn(operands, hearing, false) : undefined;
}

function sayIs(one: unknown, values: readonly unknown[], hearing: Hearing, is: boolean): string | undefined {
  const field = fieldIn(one, hearing);
  if (!field) return undefined;
  if (!is) return sayIsNot(field, values, hearing);
  const labels = values.map((value) => labelOfValue(field, value));
  return labels.includes(undefined) ? undefined : sayValue(field, labels.map(String), hearing, true);
}

/** Of two answers the other one is named: "trả lời Không" rather than "không trả lời Có". */
function sayIsNot(field: Field, values: readonly unknown[], hearing: Hearing): string | undefined {
  const all = field.type === 'choice' ? field.choices.map(({ value }) => value) : field.type === 'yes-no' ? [true, false] : [];
  const others = all.filter((value) => !values.includes(value));
  if (others.length === 1) return sayIs({ var: field.id }, others, hearing, true);
  const labels = values.map((value) => labelOfValue(field, value));
  return labels.includes(undefined) ? undefined : sayValue(field, labels.map(String), hearing, false);
}

function labelOfValue(field: Field, value: unknown): string | undefined {
  if (field.type === 'choice' || field.type === 'choices') return field.choices.find((choice) => choice.value === value)?.label.vi;
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  return typeof value === 'number' ? numberText(value, 'vi') : undefined;
}

function sayValue(field: Field, labels: readonly string[], { above }: Hearing, is: boolean): string {
  const value = alternatives(labels.map(quoted));
  if (field.id === above) return say(is ? 'if.chosen' : 'if.not-chosen', { value });
  const question = field.label.vi.endsWith('?');
  const words: Words = question ? (is ? 'if.answered' : 'if.not-answered') : is ? 'if.is' : 'if.is-not';
  return say(words, { what: quoted(field.label.vi), value });
}

/** `“A”, “B” hoặc “C”` */
const alternatives = (labels: readonly string[]) => new Intl.ListFormat('vi', { type: 'disjunction' }).format(labels);

/** `in` asks either whether an answer is one of several, or whether one of several was ticked. */
function sayIn([one, list]: readonly unknown[], hearing: Hearing, is = true): string | undefined {
  if (Array.isArray(list)) return sayIs(one, list, hearing, is);
  const field = fieldIn(list, hearing);
  const label = field && labelOfValue(field, one);
  if (!field || label === undefined) return undefined;
  const value = quoted(label);
  if (field.id === hearing.above) return say(is ? 'if.chosen' : 'if.not-chosen', { value });
  return say(is ? 'if.has' : 'if.has-not', { what: quoted(field.label.vi), value });
}

function joined(words: 'if.and' | 'if.or', parts: readonly unknown[], hearing: Hearing): string | undefined {
  const said = parts.map((part) => again(part, hearing));
  if (said.some((part) => part === undefined)) return undefined;
  return said.map(String).reduce((one, other) => say(words, { one, other }));
}

function sayCompared([one, limit]: readonly unknown[], hearing: Hearing): string | undefined {
  const field = fieldIn(one, hearing);
  if (!field || typeof limit !== 'number') return undefined;
  return say(`if.${hearing.operator}` as Words, { what: quoted(field.label.vi), value: numberText(limit, 'vi') });
}

function saySome([rows, rule]: readonly unknown[], hearing: Hearing): string | undefined {
  const field = fieldIn(rows, hearing);
  const said = sayCondition(rule, hearing.fields);
  return field && said && say('if.row', { what: quoted(field.label.vi), said });
}

/** `Nếu chọn “Hộ chiếu”` */
export function ifWords(rule: Rule, fields: KnownFields, above?: string): string {
  return say('if', { said: sayCondition(rule, fields, above) ?? say('if.unsaid') });
}

/** The same inside a sentence. */
export function ifInside(rule: Rule, fields: KnownFields): string {
  return say('if.inside', { said: sayCondition(rule, fields) ?? say('if.unsaid') });
}
