import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { FormDefinition } from '@motcua/contracts/form';
import type { Procedure } from '@motcua/contracts/procedure';
import { type PlacedField, type PlacedRule, placedFields, rulesOf, topFields } from './placed-fields.ts';
import { found } from './procedure-problem.ts';
import { operators, partsOfRule } from './rules.ts';

/** Every rule uses operators there are, and looks at fields that it can see. */
export function checkNames({ form, papers }: Procedure): ProcedureProblem[] {
  const rowNames = new Set(placedFields(form).flatMap(({ field, group }) => (group ? [field.id] : [])));
  const everything = new Set(topFields(form).map(({ id }) => id));
  return [
    ...checkOrder(form, rowNames),
    ...checkRules(form, rowNames),
    ...papers.flatMap(({ when }, position) => (when ? checkRule({ rule: when, at: `papers.${position}.when` }, everything, rowNames) : [])),
  ];
}

/** Conditions and formulas are worked out from top to bottom, so they may only look upwards. */
function checkOrder(form: FormDefinition, rowNames: ReadonlySet<string>): ProcedureProblem[] {
  const above = new Set<string>();
  const fields = Map.groupBy(placedFields(form), ({ section }) => section);
  return form.sections.flatMap((section, page) => [
    ...(section.when ? checkRule({ rule: section.when, at: `form.sections.${page}.when` }, above, rowNames) : []),
    ...checkFields(fields.get(section) ?? [], above, rowNames),
  ]);
}

function checkFields(fields: readonly PlacedField[], above: Set<string>, rowNames: ReadonlySet<string>): ProcedureProblem[] {
  let row = new Set<string>();
  return fields.flatMap((placed) => {
    const { field, at, group } = placed;
    if (!group) row = new Set();
    const hides = group && above.has(field.id) ? [found(`${at}.id`, 'field-hides', { id: field.id, group: group.label })] : [];
    const problems = rulesOf(placed).flatMap((rule) => checkRule(rule, group ? new Set([...above, ...row]) : above, rowNames));
    (group ? row : above).add(field.id);
    return [...hides, ...problems];
  });
}

function checkRules(form: FormDefinition, rowNames: ReadonlySet<string>): ProcedureProblem[] {
  const fields = new Map(topFields(form).map((field) => [field.id, field]));
  return form.rules.flatMap(({ each, at: place, must }, position) => {
    const at = `form.rules.${position}`;
    const group = each === undefined ? undefined : fields.get(each);
    if (each !== undefined && group?.type !== 'group') return [found(`${at}.each`, 'rule-no-group', { id: each })];
    const row = group?.type === 'group' ? group.fields.map(({ id }) => id) : undefined;
    const stands = row ? row.includes(place) : fields.has(place);
    return [
      ...(stands ? [] : [found(`${at}.at`, 'rule-no-field', { id: place })]),
      ...checkRule({ rule: must, at: `${at}.must` }, new Set([...fields.keys(), ...(row ?? [])]), rowNames),
    ];
  });
}

const allowed: ReadonlySet<string> = new Set(operators);
const ofReduce: ReadonlySet<string> = new Set(['current', 'accumulator']);

function checkRule({ rule, at }: PlacedRule, known: ReadonlySet<string>, rowNames: ReadonlySet<string>): ProcedureProblem[] {
  const parts = partsOfRule(rule);
  return [
    ...[...parts.operators].filter((operator) => !allowed.has(operator)).map((operator) => found(at, 'rule-operator', { operator })),
    ...[...parts.names].filter((id) => !known.has(id)).map((id) => found(at, 'rule-looks-at-unknown', { id })),
    ...[...parts.rowNames].filter((id) => !rowNames.has(id) && !ofReduce.has(id)).map((id) => found(at, 'rule-looks-at-unknown-row', { id })),
  ];
}
