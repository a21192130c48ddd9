import type { CrossRule, Field, FormDefinition, Section } from '@motcua/contracts/form';
import type { Paper, Procedure } from '@motcua/contracts/procedure';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { dateFlaw, emailFlaw, identityNumberFlaw, parcelNumberFlaw, personNameFlaw, phoneFlaw, taxCodeFlaw } from './formats.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { type Condition, type Evaluate, partsOfRule, ruleWorkshop } from './rules.ts';
import type { Units } from './units.ts';

export interface CompiledField {
  readonly field: Field;
  /** Absent: always asked. */
  readonly applies?: Condition | undefined;
  /** Only of `computed` fields. */
  readonly formula?: Evaluate | undefined;
  /** Only of groups: the fields of a row. */
  readonly rows: readonly CompiledField[];
}

export interface CompiledSection {
  readonly section: Section;
  readonly applies?: Condition | undefined;
  readonly fields: readonly CompiledField[];
}

export interface CompiledRule {
  readonly rule: CrossRule;
  readonly holds: Condition;
  /** Answers the rule looks at: while one of them is wrong, the rule is not asked. */
  readonly names: ReadonlySet<string>;
}

export interface CompiledPaper {
  readonly paper: Paper;
  readonly applies?: Condition | undefined;
}

/** A form made ready for one version, to be kept as long as that version is in use. */
export interface CompiledForm {
  readonly definition: FormDefinition;
  readonly schema: JsonSchema;
  readonly validate: ValidateFunction;
  readonly sections: readonly CompiledSection[];
  readonly fields: ReadonlyMap<string, CompiledField>;
  readonly rules: readonly CompiledRule[];
  readonly papers: readonly CompiledPaper[];
  readonly units: Units;
}

export interface FormParts {
  readonly units: Units;
  /** Whose papers are checked; a form alone has none. */
  readonly procedure?: Pick<Procedure, 'papers'> | undefined;
}

/**
 * Compiles a form once: schema by Ajv, rules to closures. Takes milliseconds, so callers keep the result per `{id, version}`.
 * @throws Error when a pattern or schema of the definition does not compile; `checkProcedure` says so in words before publication.
 */
export function compileForm(definition: FormDefinition, { units, procedure }: FormParts): CompiledForm {
  const rules = ruleWorkshop();
  const schema = jsonSchemaOf(definition);
  const compileField = (field: Field): CompiledField => ({
    field,
    applies: field.when && rules.condition(field.when),
    formula: field.type === 'computed' ? rules.value(field.formula) : undefined,
    rows: field.type === 'group' ? field.fields.map(compileField) : [],
  });
  const sections = definition.sections.map((section) => ({
    section,
    applies: section.when && rules.condition(section.when),
    fields: section.fields.map(compileField),
  }));
  return {
    definition,
    schema,
    validate: validator().compile(schema),
    sections,
    fields: new Map(sections.flatMap(({ fields }) => fields.map((compiled) => [compiled.field.id, compiled] as const))),
    rules: definition.rules.map((rule) => ({ rule, holds: rules.condition(rule.must), names: partsOfRule(rule.must).names })),
    papers: (procedure?.papers ?? []).map((paper) => ({ paper, applies: paper.when && rules.condition(paper.when) })),
    units,
  };
}

const sound = (flaw: (text: string) => unknown) => (text: string) => flaw(text) === undefined;

// One Ajv per form: it keeps every schema it has compiled, and a catalogue lives long.
function validator(): Ajv2020 {
  const formats = {
    date: sound(dateFlaw),
    email: sound(emailFlaw),
    'vn-person-name': sound(personNameFlaw),
    'vn-identity-number': sound(identityNumberFlaw),
    'vn-tax-code': sound(taxCodeFlaw),
    'vn-parcel-number': sound(parcelNumberFlaw),
    'vn-phone': sound(phoneFlaw),
  };
  return new Ajv2020({ allErrors: true, verbose: true, strict: true, strictSchema: 'log', logger: false, formats, keywords: ['x-when', 'x-rules'] });
}
