import type { Option } from '@motcua/ui/form/field';
import type { MessageKey } from '../../messages.ts';
import type { Control, OptionsOf } from './control.ts';
import { fieldsIn } from '../content/names.ts';
import { stepsIn } from '../step/guard.ts';

/** Values of a closed list, with the words that the messages have for each. */
export const worded = (group: string, values: readonly string[]): OptionsOf => ({ t }) => values.map((value): Option => ({ value, label: t(`design.${group}.${value}` as MessageKey) }));

const fieldsOf = (types?: readonly string[]): OptionsOf => ({ content, lang }) =>
  fieldsIn(content, lang).filter(({ type }) => !types || types.includes(type)).map(({ id, label }) => ({ value: id, label: `${label} (${id})` }));

const lifeEvents = [
  'have-a-child', 'get-married', 'move-home', 'build-a-house', 'own-land', 'start-a-business', 'run-a-business', 'employ-people', 'practise-a-trade', 'pay-taxes', 'travel', 'own-a-vehicle', 'get-papers', 'daily-life',
  'speak-up', 'lose-someone',
];
const itself = (kind: 'both', label: MessageKey): Control => ({ kind, at: '', label });

/** What the procedure is and who may ask for it. */
export const general: readonly Control[] = [
  { kind: 'both', at: 'name', label: 'design.name' },
  { kind: 'both', long: true, at: 'summary', label: 'design.summary', hint: 'design.summary-hint' },
  { kind: 'text', short: true, at: 'code', label: 'design.code', hint: 'design.code-hint' },
  { kind: 'text', at: 'field.id', label: 'design.sector-id', hint: 'design.id-hint' },
  { kind: 'both', at: 'field.name', label: 'design.sector' },
  { kind: 'one-of', numeric: true, at: 'level', label: 'design.level', options: worded('level', ['2', '3', '4']) },
  { kind: 'one-of', at: 'unit', label: 'design.unit', options: worded('unit', ['ward', 'district', 'department', 'ministry']) },
  { kind: 'list', optional: true, at: 'agencies', label: 'design.agencies', hint: 'design.agencies-hint', row: 'design.agency', options: ({ agencies }) => agencies },
  { kind: 'several', at: 'audience', label: 'design.audience', options: worded('audience', ['citizen', 'business', 'foreigner']) },
  { kind: 'rows', at: 'eligibility', label: 'design.eligibility', row: 'design.sentence', of: [itself('both', 'design.sentence')] },
  { kind: 'number', at: 'minutes', label: 'design.minutes', unit: 'design.minutes-unit' },
  { kind: 'both', at: 'result', label: 'design.result', hint: 'design.result-hint' },
  { kind: 'several', at: 'lifeEvents', label: 'design.life-events', hint: 'design.life-events-hint', options: worded('life', lifeEvents) },
  { kind: 'lines', at: 'groups', label: 'design.groups', hint: 'design.lines-hint' },
  { kind: 'tick', at: 'confidential', label: 'design.confidential', hint: 'design.confidential-hint' },
];

export const term: readonly Control[] = [
  { kind: 'number', at: 'term.amount', label: 'design.term.amount' },
  { kind: 'one-of', at: 'term.unit', label: 'design.term.unit', options: worded('term-unit', ['working-day', 'working-hour', 'calendar-day']) },
  { kind: 'one-of', at: 'term.counting', label: 'design.term.counting', options: worded('counting', ['whole-days', 'working-time']) },
  { kind: 'one-of', at: 'term.afterSupplement', label: 'design.term.after', options: worded('after', ['continue', 'restart']) },
  { kind: 'number', optional: true, at: 'term.complex', label: 'design.term.complex', hint: 'design.term.complex-hint' },
  { kind: 'number', optional: true, at: 'term.extension', label: 'design.term.extension', hint: 'design.term.extension-hint' },
  { kind: 'number', at: 'limits.supplements', label: 'design.limits.supplements' },
  { kind: 'number', at: 'limits.extensions', label: 'design.limits.extensions' },
  { kind: 'number', optional: true, at: 'limits.suspensions', label: 'design.limits.suspensions', hint: 'design.limits.suspensions-hint' },
];

export const fee: readonly Control[] = [
  { kind: 'number', at: 'fee.amount', label: 'design.fee.amount', hint: 'design.fee.amount-hint', unit: 'design.dong' },
  { kind: 'number', optional: true, at: 'fee.online', label: 'design.fee.online', hint: 'design.fee.online-hint', unit: 'design.dong' },
  { kind: 'both', optional: true, at: 'fee.per', label: 'design.fee.per', hint: 'design.fee.per-hint' },
  { kind: 'one-of', at: 'fee.payable', label: 'design.fee.payable', options: worded('payable', ['on-receipt', 'on-return']) },
  { kind: 'rows', at: 'fee.exemptions', label: 'design.fee.exemptions', row: 'design.fee.exemption', of: [itself('both', 'design.fee.exemption')] },
];

export const legal: readonly Control[] = [
  {
    kind: 'rows', at: 'legalBasis', label: 'design.legal.title', row: 'design.legal.row',
    of: [
      { kind: 'both', at: 'title', label: 'design.legal.name' },
      { kind: 'text', short: true, at: 'number', label: 'design.legal.number', hint: 'design.legal.number-hint' },
      { kind: 'date', at: 'issuedOn', label: 'design.legal.issued' },
    ],
  },
];

/** What is said of the form as a whole, and which of its fields name the applicant. */
export const form: readonly Control[] = [
  { kind: 'both', at: 'form.title', label: 'design.form.title' },
  { kind: 'both', at: 'form.official', label: 'design.form.official', hint: 'design.form.official-hint' },
  { kind: 'both', at: 'form.addressedTo', label: 'design.form.addressed', hint: 'design.form.addressed-hint' },
  { kind: 'text', at: 'form.id', label: 'design.form.id', hint: 'design.id-hint' },
  { kind: 'number', at: 'form.version', label: 'design.form.version' },
  { kind: 'one-of', at: 'form.applicant.name', label: 'design.applicant.name', options: fieldsOf(['person-name', 'text', 'computed']) },
  { kind: 'one-of', at: 'form.applicant.phone', label: 'design.applicant.phone', options: fieldsOf(['phone']) },
  { kind: 'one-of', optional: true, at: 'form.applicant.email', label: 'design.applicant.email', options: fieldsOf(['email']) },
  { kind: 'one-of', optional: true, at: 'form.applicant.identityNumber', label: 'design.applicant.identity', options: fieldsOf(['identity-number']) },
  { kind: 'one-of', optional: true, at: 'form.applicant.address', label: 'design.applicant.address', options: fieldsOf(['address', 'text']) },
  { kind: 'one-of', optional: true, at: 'form.jurisdiction', label: 'design.jurisdiction', hint: 'design.jurisdiction-hint', options: fieldsOf(['address']) },
];

export const paper: readonly Control[] = [
  { kind: 'both', at: 'name', label: 'design.paper.name' },
  { kind: 'both', optional: true, at: 'hint', label: 'design.hint' },
  { kind: 'one-of', at: 'form', label: 'design.paper.form', options: worded('paper-form', ['original', 'copy', 'certified-copy', 'electronic']) },
  { kind: 'number', at: 'copies', label: 'design.paper.copies' },
  { kind: 'tick', at: 'optional', label: 'design.paper.optional' },
  { kind: 'several', at: 'accepts', label: 'design.paper.accepts', options: () => ['pdf', 'jpg', 'png', 'docx', 'xlsx'].map((value) => ({ value, label: value.toUpperCase() })) },
  { kind: 'number', at: 'maxFiles', label: 'design.paper.files' },
  { kind: 'number', decimal: true, at: 'maxMegabytes', label: 'design.paper.megabytes', unit: 'design.megabytes' },
  { kind: 'rule', optional: true, sees: 'all', at: 'when', label: 'design.paper.when', hint: 'design.when-hint' },
  { kind: 'text', at: 'id', label: 'design.id', hint: 'design.id-hint' },
];

export const step: readonly Control[] = [
  { kind: 'both', at: 'name', label: 'design.step.name' },
  { kind: 'one-of', at: 'role', label: 'design.step.role', options: ({ t }) => (['receptionist', 'specialist', 'head', 'leader', 'inspector'] as const).map((value) => ({ value, label: t(`role.${value}`) })) },
  { kind: 'number', optional: true, at: 'share', label: 'design.step.share', hint: 'design.step.share-hint', unit: 'design.percent' },
  { kind: 'own-term', optional: true, at: 'term', label: 'design.step.term', hint: 'design.step.term-hint' },
  { kind: 'agency', optional: true, at: 'agency', label: 'design.step.agency', hint: 'design.step.agency-hint' },
  {
    kind: 'rows', optional: true, at: 'inputs', label: 'design.step.inputs', hint: 'design.step.inputs-hint', row: 'design.step.input',
    of: [
      { kind: 'both', at: 'label', label: 'design.step.input.label' },
      { kind: 'one-of', at: 'type', label: 'design.add.type', options: worded('input', ['text', 'number', 'date', 'choice']) },
      { kind: 'tick', at: 'optional', label: 'design.step.input.optional' },
      { kind: 'both', optional: true, at: 'hint', label: 'design.hint' },
      { kind: 'number', optional: true, at: 'maxLength', label: 'design.step.input.length' },
      { kind: 'number', optional: true, decimal: true, at: 'min', label: 'design.step.input.min' },
      { kind: 'number', optional: true, decimal: true, at: 'max', label: 'design.step.input.max' },
      { kind: 'both', optional: true, at: 'unit', label: 'design.step.input.unit' },
      { kind: 'rows', optional: true, at: 'choices', label: 'design.field.choices', row: 'design.step.choice', of: [{ kind: 'text', at: 'value', label: 'design.id', hint: 'design.id-hint' }, { kind: 'both', at: 'label', label: 'design.step.choice' }] },
      { kind: 'text', at: 'id', label: 'design.id', hint: 'design.id-hint' },
    ],
  },
  {
    kind: 'rows', optional: true, at: 'next', label: 'design.step.next', hint: 'design.step.next-hint', row: 'design.step.way',
    of: [
      { kind: 'one-of', at: 'to', label: 'design.way.to', options: ({ content, lang }) => stepsIn(content, lang) },
      { kind: 'both', optional: true, at: 'name', label: 'design.way.name', hint: 'design.way.name-hint' },
      { kind: 'guard', optional: true, at: 'when', label: 'design.way.when', hint: 'design.way.when-hint' },
      { kind: 'needs', optional: true, at: 'requires', label: 'design.way.needs' },
      { kind: 'both', optional: true, long: true, at: 'message', label: 'design.way.message', hint: 'design.way.message-hint' },
    ],
  },
  { kind: 'text', at: 'id', label: 'design.id', hint: 'design.id-hint' },
];
