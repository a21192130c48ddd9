import type { Field, FormDefinition, SimpleField } from '@motcua/contracts/form';

export type JsonSchema = Readonly<Record<string, unknown>>;
export type FieldType = SimpleField['type'];
export type FieldOf<Type extends FieldType> = Extract<SimpleField, { type: Type }>;

const text = (maxLength: number, more: JsonSchema = {}) => ({ type: 'string', minLength: 1, maxLength, ...more });
const range = ({ min, max }: { min?: number | undefined; max?: number | undefined }) => ({
  ...(min === undefined ? {} : { minimum: min }),
  ...(max === undefined ? {} : { maximum: max }),
});
// Beyond this JSON numbers are no longer exact, and no one owns that many đồng.
const exact = { maximum: Number.MAX_SAFE_INTEGER };
const valuesOf = (choices: readonly { value: string }[]) => choices.map(({ value }) => value);

const schemas: { [Type in FieldType]: (field: FieldOf<Type>) => JsonSchema } = {
  text: ({ minLength, maxLength, pattern }) =>
    text(maxLength, { ...(minLength === undefined ? {} : { minLength }), ...(pattern === undefined ? {} : { pattern: `^(?:${pattern})$` }) }),
  'long-text': ({ maxLength }) => text(maxLength),
  'person-name': () => text(100, { format: 'vn-person-name' }),
  integer: (field) => ({ type: 'integer', ...exact, ...range(field) }),
  decimal: (field) => ({ type: 'number', ...exact, ...range(field) }),
  money: (field) => ({ type: 'integer', minimum: 0, ...exact, ...range(field) }),
  date: () => ({ type: 'string', format: 'date' }),
  choice: ({ choices }) => ({ enum: valuesOf(choices) }),
  choices: ({ choices }) => ({ type: 'array', minItems: 1, uniqueItems: true, items: { enum: valuesOf(choices) } }),
  'yes-no': () => ({ type: 'boolean' }),
  commitment: () => ({ const: true }),
  'identity-number': () => text(50, { format: 'vn-identity-number' }),
  'tax-code': () => text(50, { format: 'vn-tax-code' }),
  'parcel-number': () => text(20, { format: 'vn-parcel-number' }),
  phone: () => text(50, { format: 'vn-phone' }),
  email: () => text(254, { format: 'email' }),
  address: () => ({
    type: 'object',
    properties: { street: text(200), ward: text(20) },
    required: ['street', 'ward'],
    additionalProperties: false,
  }),
  computed: () => ({ readOnly: true }),
};

/** Schema of one field's answer, with its Vietnamese label as title. */
export function schemaOfField(field: Field): JsonSchema {
  const made = field.type === 'group' ? schemaOfGroup(field) : schemaOfSimple(field);
  return { title: field.label.vi, ...(field.hint ? { description: field.hint.vi } : {}), ...made };
}

function schemaOfSimple<Type extends FieldType>(field: FieldOf<Type>): JsonSchema {
  const make = schemas[field.type] as (field: FieldOf<Type>) => JsonSchema;
  return make(field);
}

function schemaOfGroup(field: Extract<Field, { type: 'group' }>): JsonSchema {
  return { type: 'array', minItems: field.min, maxItems: field.max, items: schemaOfFields(field.fields) };
}

/** Required are the fields that are always asked; what a rule asks for on top is said by `x-when` and judged by the server. */
function schemaOfFields(fields: readonly Field[], conditional: ReadonlySet<string> = new Set()): JsonSchema {
  const always = fields.filter((field) => !field.optional && !field.when && !conditional.has(field.id) && field.type !== 'computed');
  const properties = fields.map((field) => [field.id, { ...schemaOfField(field), ...(field.when ? { 'x-when': field.when } : {}) }] as const);
  return { type: 'object', properties: Object.fromEntries(properties), required: always.map(({ id }) => id), additionalProperties: false };
}

/**
 * JSON Schema 2020-12 of a form's answers, as catalogue publishes it for integrators and as Ajv compiles it here.
 * Rules between fields have no place in JSON Schema; they travel as `x-rules` in JSON Logic.
 */
export function jsonSchemaOf(definition: FormDefinition): JsonSchema {
  const conditional = new Set(definition.sections.filter((section) => section.when).flatMap((section) => section.fields.map(({ id }) => id)));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:motcua:form:${definition.id}:${definition.version}`,
    title: definition.title.vi,
    ...schemaOfFields(definition.sections.flatMap(({ fields }) => fields), conditional),
    'x-rules': definition.rules.map(({ id, each, at, must }) => ({ id, ...(each ? { each } : {}), at, must })),
  };
}
