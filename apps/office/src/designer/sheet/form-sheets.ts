import { join, textAt } from '../content/content.ts';
import type { Control, OptionsOf } from './control.ts';
import { fieldsIn } from '../content/names.ts';
import { worded } from './procedure-sheets.ts';

/** Types of field, in the order in which they are offered; a row of a group takes all but a group. */
export const simpleTypes = [
  'text', 'long-text', 'person-name', 'identity-number', 'tax-code', 'phone', 'email', 'address', 'parcel-number', 'date', 'integer', 'decimal', 'money', 'yes-no', 'choice', 'choices', 'commitment', 'computed',
] as const;
export const fieldTypes = [...simpleTypes, 'group'] as const;
export type FieldType = (typeof fieldTypes)[number];

export const section: readonly Control[] = [
  { kind: 'both', at: 'title', label: 'design.section.title' },
  { kind: 'both', optional: true, at: 'question', label: 'design.section.question', hint: 'design.section.question-hint' },
  { kind: 'both', optional: true, long: true, at: 'intro', label: 'design.section.intro' },
  { kind: 'rule', optional: true, sees: 'above', at: 'when', label: 'design.section.when', hint: 'design.when-hint' },
  { kind: 'text', at: 'id', label: 'design.id', hint: 'design.id-hint' },
];

const prefill: Control = { kind: 'one-of', optional: true, at: 'prefill', label: 'design.field.prefill', options: worded('prefill', ['name', 'phone', 'email', 'identity-number', 'birth-date']) };
const knownToAccounts = new Set(['text', 'person-name', 'phone', 'email', 'identity-number', 'date']);
const first: readonly Control[] = [
  { kind: 'both', at: 'label', label: 'design.field.label' },
  { kind: 'both', optional: true, at: 'hint', label: 'design.hint' },
];
const last = (type: string): readonly Control[] => [
  { kind: 'tick', at: 'optional', label: 'design.field.optional', hint: 'design.field.optional-hint' },
  { kind: 'rule', optional: true, sees: 'above', at: 'when', label: 'design.field.when', hint: 'design.when-hint' },
  ...(knownToAccounts.has(type) ? [prefill] : []),
  { kind: 'text', short: true, optional: true, at: 'item', label: 'design.field.item', hint: 'design.field.item-hint' },
  { kind: 'text', at: 'id', label: 'design.id', hint: 'design.id-hint' },
];

const examples: Control = { kind: 'lines', optional: true, at: 'examples', label: 'design.field.examples', hint: 'design.field.examples-hint' };
const unit: Control = { kind: 'both', optional: true, at: 'unit', label: 'design.field.unit', hint: 'design.field.unit-hint' };
const bounds: readonly Control[] = [
  { kind: 'number', decimal: true, optional: true, at: 'min', label: 'design.field.min' },
  { kind: 'number', decimal: true, optional: true, at: 'max', label: 'design.field.max' },
];
const choices: Control = {
  kind: 'rows', at: 'choices', label: 'design.field.choices', row: 'design.field.choice',
  of: [
    { kind: 'both', at: 'label', label: 'design.field.choice-label' },
    { kind: 'both', optional: true, at: 'hint', label: 'design.hint' },
    { kind: 'text', short: true, at: 'value', label: 'design.field.value', hint: 'design.id-hint' },
  ],
};

/** What each type has of its own, between what all fields have. */
const own: Readonly<Record<FieldType, readonly Control[]>> = {
  text: [
    { kind: 'number', optional: true, at: 'minLength', label: 'design.field.min-length' },
    { kind: 'number', optional: true, at: 'maxLength', label: 'design.field.max-length' },
    { kind: 'text', optional: true, at: 'pattern', label: 'design.field.pattern', hint: 'design.field.pattern-hint' },
    { kind: 'both', optional: true, at: 'patternMessage', label: 'design.field.pattern-message', hint: 'design.field.pattern-message-hint' },
    examples,
  ],
  'long-text': [{ kind: 'number', optional: true, at: 'maxLength', label: 'design.field.max-length' }, examples],
  'person-name': [],
  integer: [...bounds, unit],
  decimal: [...bounds, unit],
  money: bounds,
  date: [
    { kind: 'one-of', at: 'within', label: 'design.field.within', options: worded('within', ['any', 'past', 'future']) },
    { kind: 'number', optional: true, at: 'minAge', label: 'design.field.min-age', unit: 'design.years' },
  ],
  choice: [choices],
  choices: [choices],
  'yes-no': [],
  commitment: [],
  'identity-number': [],
  'tax-code': [],
  'parcel-number': [],
  phone: [],
  email: [],
  address: [],
  computed: [{ kind: 'formula', at: 'formula', label: 'design.field.formula' }, unit],
  group: [
    { kind: 'both', at: 'row', label: 'design.field.row', hint: 'design.field.row-hint' },
    { kind: 'number', at: 'min', label: 'design.field.least' },
    { kind: 'number', at: 'max', label: 'design.field.most' },
  ],
};

/** A group stays a group, since its rows are lost as anything else; everything else may become another simple thing. */
const typeOf = (type: string): readonly Control[] =>
  type === 'group' ? [] : [{ kind: 'one-of', sure: true, at: 'type', label: 'design.field.type', hint: 'design.field.type-hint', options: worded('type', simpleTypes) }];

export const fieldSheet = (type: string): readonly Control[] => [...first, ...typeOf(type), ...(Object.hasOwn(own, type) ? own[type as FieldType] : []), ...last(type)];

const groups: OptionsOf = ({ content, lang }) => fieldsIn(content, lang).filter(({ type }) => type === 'group').map(({ id, label }) => ({ value: id, label: `${label} (${id})` }));
/** Fields at which the message may stand: of the rows, where the rule is asked of each row. */
const places: OptionsOf = ({ content, base, lang }) => {
  const fields = fieldsIn(content, lang);
  const group = fields.find(({ id }) => id !== '' && id === textAt(content, join(base, 'each')));
  return (group?.rows ?? fields).map(({ id, label }) => ({ value: id, label: `${label} (${id})` }));
};

export const crossRule: readonly Control[] = [
  { kind: 'both', at: 'message', label: 'design.rule.message', hint: 'design.rule.message-hint' },
  { kind: 'rule', sees: 'rule', at: 'must', label: 'design.rule.must', hint: 'design.rule.must-hint' },
  { kind: 'one-of', optional: true, at: 'each', label: 'design.rule.each', hint: 'design.rule.each-hint', options: groups },
  { kind: 'one-of', at: 'at', label: 'design.rule.at', hint: 'design.rule.at-hint', options: places },
  { kind: 'text', at: 'id', label: 'design.id', hint: 'design.id-hint' },
];
