import type { Field, Rule } from '@motcua/contracts/form';
import type { CompiledField } from '@motcua/forms/compile';
import type { Visit } from '../frame/visit.ts';

interface Speaker {
  readonly visit: Pick<Visit, 'lang' | 't'>;
  readonly fieldOf: (id: string) => Field | undefined;
}
type Part = string | undefined;

/**
 * A rule as people say it: `trả lời “Có” ở câu “Thay mặt người khác?”`. Undefined for what has no plain words: then the page says only
 * that it depends.
 */
export function conditionInWords(rule: Rule, fields: ReadonlyMap<string, CompiledField>, visit: Pick<Visit, 'lang' | 't'>): string | undefined {
  return said(rule, { visit, fieldOf: (id) => fields.get(id)?.field }, false);
}

type Say = (operands: readonly unknown[], speaker: Speaker, negated: boolean) => Part;

const sayings: Readonly<Record<string, Say>> = {
  var: ([id], speaker, negated) => yesOrNo(id, speaker, !negated),
  '!': ([inner], speaker, negated) => said(inner, speaker, !negated),
  '==': ([of, value], speaker, negated) => equals(of, value, speaker, negated),
  '!=': ([of, value], speaker, negated) => equals(of, value, speaker, !negated),
  in: isIn,
  '>': ([of, amount], speaker, negated) => (negated ? undefined : moreThan(of, amount, speaker)),
  and: (parts, speaker, negated) => joined(parts, speaker, negated, negated ? 'disjunction' : 'conjunction'),
  or: (parts, speaker, negated) => joined(parts, speaker, negated, negated ? 'conjunction' : 'disjunction'),
  some: ([of, inner], speaker, negated) => (negated ? undefined : anyRow(of, inner, speaker)),
};

function said(rule: unknown, speaker: Speaker, negated: boolean): Part {
  if (typeof rule !== 'object' || rule === null) return undefined;
  const [entry, more] = Object.entries(rule) as [string, unknown][];
  if (!entry || more) return undefined;
  const [operator, operand] = entry;
  return sayings[operator]?.(Array.isArray(operand) ? operand : [operand], speaker, negated);
}

const idIn = (of: unknown): Part => {
  const id = typeof of === 'object' && of !== null ? (of as { var?: unknown }).var : undefined;
  return typeof id === 'string' ? id : undefined;
};

function yesOrNo(id: unknown, { visit: { t, lang }, fieldOf }: Speaker, yes: boolean): Part {
  const field = typeof id === 'string' ? fieldOf(id) : undefined;
  return field?.type === 'yes-no' ? t(yes ? 'when.yes' : 'when.no', { label: field.label[lang] }) : undefined;
}

function equals(of: unknown, value: unknown, speaker: Speaker, negated: boolean): Part {
  const id = idIn(of);
  if (typeof value === 'boolean') return yesOrNo(id, speaker, value !== negated);
  return oneOf(id, [value], speaker, negated);
}

/** `in: [{var}, [values]]`: one of them; `in: [value, {var}]`: ticked among others. */
function isIn([needle, hay]: readonly unknown[], speaker: Speaker, negated: boolean): Part {
  if (Array.isArray(hay)) return oneOf(idIn(needle), hay, speaker, negated);
  const { visit: { t, lang }, fieldOf } = speaker;
  const field = fieldOf(idIn(hay) ?? '');
  const label = choiceLabel(field, needle, lang);
  return field && label && !negated ? t('when.has', { label: field.label[lang], value: label }) : undefined;
}

function oneOf(id: Part, values: readonly unknown[], { visit: { t, lang }, fieldOf }: Speaker, negated: boolean): Part {
  const field = fieldOf(id ?? '');
  const labels = values.map((value) => choiceLabel(field, value, lang));
  if (!field || labels.includes(undefined)) return undefined;
  const value = new Intl.ListFormat(lang, { type: 'disjunction' }).format(labels.map((label) => `“${label}”`));
  return t(negated ? 'when.is-not' : 'when.is', { label: field.label[lang], value });
}

function choiceLabel(field: Field | undefined, value: unknown, lang: 'vi' | 'en'): Part {
  return field?.type === 'choice' || field?.type === 'choices' ? field.choices.find((choice) => choice.value === value)?.label[lang] : undefined;
}

function moreThan(of: unknown, amount: unknown, { visit: { t, lang }, fieldOf }: Speaker): Part {
  const field = fieldOf(idIn(of) ?? '');
  return field && typeof amount === 'number' ? t('when.more', { label: field.label[lang], n: amount }) : undefined;
}

function joined(parts: readonly unknown[], speaker: Speaker, negated: boolean, type: 'conjunction' | 'disjunction'): Part {
  const told = parts.map((part) => said(part, speaker, negated)).filter((part) => part !== undefined);
  return told.length === parts.length ? new Intl.ListFormat(speaker.visit.lang, { type }).format(told) : undefined;
}

function anyRow(of: unknown, inner: unknown, { visit, fieldOf }: Speaker): Part {
  const group = fieldOf(idIn(of) ?? '');
  if (group?.type !== 'group') return undefined;
  const condition = said(inner, { visit, fieldOf: (id) => group.fields.find((field) => field.id === id) }, false);
  return condition && visit.t('when.any-row', { row: group.row[visit.lang].toLocaleLowerCase(visit.lang), condition });
}
