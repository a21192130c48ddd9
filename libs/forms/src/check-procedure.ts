import type { Field, FormDefinition, SimpleField } from '@motcua/contracts/form';
import type { Procedure } from '@motcua/contracts/procedure';
import { compileForm } from './compile.ts';
import { operators, partsOfRule } from './rules.ts';
import { unitsOf } from './units.ts';

/**
 * What would break after publication, as sentences for the catalogue administrator; empty when the procedure may be published.
 * Shapes and missing translations are refused earlier, by the zod schema `Procedure`.
 */
export function checkProcedure(procedure: Procedure): string[] {
  const { form, papers, steps } = procedure;
  return [
    ...checkText(procedure, procedure.id),
    ...repeated('section', form.sections.map(({ id }) => id)),
    ...repeated('field', topFields(form).map(({ id }) => id)),
    ...repeated('rule', form.rules.map(({ id }) => id)),
    ...repeated('paper', papers.map(({ id }) => id)),
    ...repeated('step', steps.map(({ id }) => id)),
    ...checkShares(steps),
    ...checkDesk(procedure),
    ...allFields(form).flatMap(checkField),
    ...checkOrder(form),
    ...checkRules(form),
    ...papers.flatMap(({ id, when }) => (when ? checkNames(`paper ${id}`, when, new Set(topFields(form).map((field) => field.id)), rowNamesOf(form)) : [])),
    ...checkApplicant(form),
    ...checkCompiles(procedure),
  ];
}

const topFields = (form: FormDefinition): Field[] => form.sections.flatMap(({ fields }) => fields);
const allFields = (form: FormDefinition): Field[] => topFields(form).flatMap((field) => (field.type === 'group' ? [field, ...field.fields] : [field]));
const rowNamesOf = (form: FormDefinition) => new Set(topFields(form).flatMap((field) => (field.type === 'group' ? field.fields.map(({ id }) => id) : [])));

function repeated(kind: string, ids: readonly string[]): string[] {
  const twice = new Set(ids.filter((id, at) => ids.indexOf(id) !== at));
  return [...twice].map((id) => `The ${kind} ${id} is there twice.`);
}

function checkText(value: unknown, at: string): string[] {
  if (typeof value === 'string') return value === value.normalize('NFC') ? [] : [`The text at ${at} is not in NFC.`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => checkText(inner, `${at}.${key}`));
}

function checkShares(steps: Procedure['steps']): string[] {
  const sum = steps.reduce((total, { share }) => total + share, 0);
  return sum === 100 ? [] : [`The shares of the steps add up to ${sum}, not to 100.`];
}

// The domain reads duties from the step's place (`stepMoves`): the first receives and the last returns, both at the one-stop unit's desk.
// A confidential dossier never passes that desk: each of its steps is the inspector's.
function checkDesk({ steps, confidential }: Procedure): string[] {
  if (confidential) return steps.flatMap(({ id, role }) => (role === 'inspector' ? [] : [`The procedure is confidential: its step ${id} has to be an inspector's.`]));
  return [steps[0], steps.at(-1)].flatMap((step) => (step && step.role !== 'receptionist' ? [`The step ${step.id} receives or returns: it has to be a receptionist's.`] : []));
}

function checkField(field: Field): string[] {
  // The one kebab-case name that every object has already.
  if (field.id === 'constructor') return ['No field may be called constructor.'];
  if (field.type === 'choice' || field.type === 'choices') return repeated(`choice of ${field.id}`, field.choices.map(({ value }) => value));
  if (field.type === 'group') return [...repeated(`field of ${field.id}`, field.fields.map(({ id }) => id)), ...(field.min > field.max ? [`The group ${field.id} asks for more rows than it takes.`] : [])];
  return field.type === 'text' && field.pattern !== undefined ? checkPattern(field, field.pattern) : [];
}

function checkPattern(field: Extract<SimpleField, { type: 'text' }>, pattern: string): string[] {
  if (!field.patternMessage) return [`The field ${field.id} has a pattern but no patternMessage.`];
  try {
    const whole = new RegExp(`^(?:${pattern})$`, 'u');
    const fits = field.examples?.length && field.examples.every((example) => whole.test(example));
    return fits ? [] : [`The field ${field.id} needs examples that fit its pattern.`];
  } catch {
    return [`The pattern of the field ${field.id} is no regular expression.`];
  }
}

/** Conditions and formulas are worked out from top to bottom, so they may only look upwards. */
function checkOrder(form: FormDefinition): string[] {
  const above = new Set<string>();
  const rowNames = rowNamesOf(form);
  return form.sections.flatMap((section) => [
    ...(section.when ? checkNames(`section ${section.id}`, section.when, above, rowNames) : []),
    ...section.fields.flatMap((field) => {
      const found = checkFieldOrder(field, above, rowNames);
      above.add(field.id);
      return found;
    }),
  ]);
}

function checkFieldOrder(field: Field, above: ReadonlySet<string>, rowNames: ReadonlySet<string>): string[] {
  const own = [...rulesOf(field)].flatMap((rule) => checkNames(`field ${field.id}`, rule, above, rowNames));
  if (field.type !== 'group') return own;
  const seen = new Set(above);
  return [
    ...own,
    ...field.fields.flatMap((inner) => {
      const shadows = above.has(inner.id) ? [`The field ${inner.id} in the group ${field.id} hides the form's own ${inner.id}.`] : [];
      const found = rulesOf(inner).flatMap((rule) => checkNames(`field ${field.id}.${inner.id}`, rule, seen, rowNames));
      seen.add(inner.id);
      return [...shadows, ...found];
    }),
  ];
}

const rulesOf = (field: Field) => [...(field.when ? [field.when] : []), ...(field.type === 'computed' ? [field.formula] : [])];

function checkRules(form: FormDefinition): string[] {
  const fields = new Map(topFields(form).map((field) => [field.id, field]));
  return form.rules.flatMap(({ id, each, at, must }) => {
    const group = each === undefined ? undefined : fields.get(each);
    if (each !== undefined && group?.type !== 'group') return [`The rule ${id} goes through ${each}, which is no group of this form.`];
    const known = new Set([...fields.keys(), ...(group?.type === 'group' ? group.fields.map((field) => field.id) : [])]);
    const place = group?.type === 'group' ? group.fields.some((field) => field.id === at) : fields.has(at);
    return [...(place ? [] : [`The rule ${id} stands at ${at}, which is no field there.`]), ...checkNames(`rule ${id}`, must, known, rowNamesOf(form))];
  });
}

const allowed: ReadonlySet<string> = new Set(operators);
const ofReduce: ReadonlySet<string> = new Set(['current', 'accumulator']);

function checkNames(where: string, rule: unknown, known: ReadonlySet<string>, rowNames: ReadonlySet<string>): string[] {
  const parts = partsOfRule(rule);
  return [
    ...[...parts.operators].filter((operator) => !allowed.has(operator)).map((operator) => `The ${where} uses ${operator}, which rules may not.`),
    ...[...parts.names].filter((name) => !known.has(name)).map((name) => `The ${where} looks at ${name}, which is not known there.`),
    ...[...parts.rowNames].filter((name) => !rowNames.has(name) && !ofReduce.has(name)).map((name) => `The ${where} looks at ${name} of a row, which no group has.`),
  ];
}

const applicantTypes: Readonly<Record<keyof FormDefinition['applicant'], readonly string[]>> = {
  name: ['person-name', 'text', 'computed'],
  phone: ['phone'],
  email: ['email'],
  identityNumber: ['identity-number'],
  address: ['address', 'text'],
};

function checkApplicant({ applicant, jurisdiction, sections }: FormDefinition): string[] {
  const fields = new Map(sections.flatMap((section) => section.fields.map((field) => [field.id, { field, always: !section.when && !field.when && !field.optional }] as const)));
  const parts = Object.entries(applicant).flatMap(([part, id]) => {
    const found = fields.get(id ?? '');
    if (!found || !applicantTypes[part as keyof typeof applicant].includes(found.field.type)) return [`The applicant's ${part} is ${id}, which is no such field of this form.`];
    const needed = part === 'name' || part === 'phone';
    return needed && !found.always ? [`The applicant's ${part} is ${id}, which is not always asked.`] : [];
  });
  const placed = jurisdiction === undefined ? true : fields.get(jurisdiction)?.field.type === 'address';
  return placed ? parts : [...parts, `The jurisdiction is ${jurisdiction}, which is no address of this form.`];
}

function checkCompiles(procedure: Procedure): string[] {
  try {
    compileForm(procedure.form, { units: unitsOf([]), procedure });
    return [];
  } catch (error) {
    return [`The form does not compile: ${error instanceof Error ? error.message : String(error)}`];
  }
}
