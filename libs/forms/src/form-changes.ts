import { isDeepStrictEqual } from 'node:util';
import type { Field, FormDefinition } from '@motcua/contracts/form';
import type { FormChange, FormChangeKind } from '@motcua/contracts/form-change';
import type { Paper, Procedure } from '@motcua/contracts/procedure';
import type { BilingualText } from '@motcua/contracts/text';

/** What of a version concerns the person who fills it in. */
export type FilledIn = Pick<Procedure, 'form' | 'papers' | 'fee' | 'term'>;

/** How the newer version differs, in the order of its form; questions and papers are the same when their ids are. */
export function formChanges(before: FilledIn, after: FilledIn): FormChange[] {
  return [...questionChanges(before.form, after.form), ...ruleChanges(before.form, after.form), ...paperChanges(before.papers, after.papers), ...termsChanges(before, after)];
}

interface Question {
  readonly field: Field;
  readonly section: string;
}

/** By id; the fields of a group's rows as `group.field`. */
function questionsOf({ sections }: FormDefinition): ReadonlyMap<string, Question> {
  const inSection = (section: string) => (field: Field): (readonly [string, Question])[] => [
    [field.id, { field, section }],
    ...(field.type === 'group' ? field.fields.map((inner) => [`${field.id}.${inner.id}`, { field: inner, section }] as const) : []),
  ];
  return new Map(sections.flatMap(({ id, fields }) => fields.flatMap(inSection(id))));
}

function questionChanges(before: FormDefinition, after: FormDefinition): FormChange[] {
  const [old, now] = [questionsOf(before), questionsOf(after)];
  const kept = [...now].flatMap(([at, question]) => {
    const was = old.get(at);
    return was ? differencesOf(at, was.field, question) : asked(question.field) ? [said('question-added', at, question)] : [];
  });
  const gone = [...old].filter(([at, { field }]) => !now.has(at) && asked(field)).map(([at, question]) => said('question-removed', at, question));
  return [...conditionsOfSections(before, after), ...kept, ...gone];
}

const asked = ({ type }: Field) => type !== 'computed';
const said = (kind: FormChangeKind, at: string, { field, section }: Question): FormChange => ({ kind, at, section, label: field.label });

function differencesOf(at: string, was: Field, { field, section }: Question): FormChange[] {
  const kinds = differences.filter(([, differ]) => asked(field) && differ(was, field)).map(([kind]) => kind);
  return kinds.map((kind) => ({ kind, at, section, label: field.label, ...(isDeepStrictEqual(was.label, field.label) ? {} : { before: was.label }) }));
}

const differences: readonly (readonly [FormChangeKind, (was: Field, is: Field) => boolean])[] = [
  ['question-reworded', (was, is) => !isDeepStrictEqual(wordsOf(was), wordsOf(is))],
  ['question-changed', (was, is) => !takesTheSame(was, is)],
  ['question-required', (was, is) => was.optional === true && is.optional !== true],
  ['question-optional', (was, is) => was.optional !== true && is.optional === true],
  ['question-condition', (was, is) => !isDeepStrictEqual(was.when, is.when)],
];

const wordsOf = (field: Field) => [field.label, field.hint, 'row' in field ? field.row : undefined];

/** Whether a right answer to the one is a right answer to the other, wherever and whenever they are asked. */
export function takesTheSame(was: Field, is: Field): boolean {
  return isDeepStrictEqual(limitsOf(was), limitsOf(is));
}

const wording: ReadonlySet<string> = new Set(['label', 'hint', 'optional', 'when', 'item', 'prefill', 'patternMessage', 'examples', 'row', 'fields']);

/** Type, limits and choices: all of a field but its words. The fields of a row are compared one by one. */
function limitsOf(field: Field): Record<string, unknown> {
  const limits = Object.entries(field).filter(([name, value]) => !wording.has(name) && value !== undefined);
  return Object.fromEntries(limits.map(([name, value]) => [name, name === 'choices' && Array.isArray(value) ? value.map(meaningOf) : value]));
}

// A choice by what it is called: under another label it is another answer.
const meaningOf = ({ value, label }: { value: string; label: BilingualText }) => [value, label.vi, label.en];

function conditionsOfSections({ sections: before }: FormDefinition, { sections: after }: FormDefinition): FormChange[] {
  const was = new Map(before.map((section) => [section.id, section]));
  const other = after.filter(({ id, when }) => was.has(id) && !isDeepStrictEqual(was.get(id)?.when, when));
  return other.map(({ id, title }) => ({ kind: 'section-condition', at: id, section: id, label: title }));
}

function ruleChanges({ rules: before }: FormDefinition, { rules: after }: FormDefinition): FormChange[] {
  const [old, now] = [new Map(before.map((rule) => [rule.id, rule])), new Map(after.map((rule) => [rule.id, rule]))];
  const kept = after.flatMap((rule): FormChange[] => {
    const was = old.get(rule.id);
    if (isDeepStrictEqual(was, rule)) return [];
    return [{ kind: was ? 'rule-changed' : 'rule-added', at: rule.id, label: rule.message, ...(was && !isDeepStrictEqual(was.message, rule.message) ? { before: was.message } : {}) }];
  });
  return [...kept, ...before.filter(({ id }) => !now.has(id)).map(({ id, message }): FormChange => ({ kind: 'rule-removed', at: id, label: message }))];
}

function paperChanges(before: readonly Paper[], after: readonly Paper[]): FormChange[] {
  const [old, now] = [new Map(before.map((paper) => [paper.id, paper])), new Map(after.map((paper) => [paper.id, paper]))];
  const kept = after.flatMap((paper) => {
    const was = old.get(paper.id);
    return was ? paperDifferences(was, paper) : [paperChange('paper-added', paper)];
  });
  return [...kept, ...before.filter(({ id }) => !now.has(id)).map((paper) => paperChange('paper-removed', paper))];
}

const paperChange = (kind: FormChangeKind, { id, name }: Paper, before?: BilingualText): FormChange => ({ kind, at: `papers.${id}`, label: name, ...(before ? { before } : {}) });

function paperDifferences(was: Paper, is: Paper): FormChange[] {
  const { name: oldName, hint: oldHint, ...oldTerms } = was;
  const { name, hint, ...terms } = is;
  const before = isDeepStrictEqual(oldName, name) ? undefined : oldName;
  return [
    ...(isDeepStrictEqual([oldName, oldHint], [name, hint]) ? [] : [paperChange('paper-reworded', is, before)]),
    ...(isDeepStrictEqual(oldTerms, terms) ? [] : [paperChange('paper-changed', is)]),
  ];
}

const fee = { vi: 'Phí, lệ phí', en: 'Fee' };
const term = { vi: 'Thời hạn giải quyết', en: 'Time limit' };

function termsChanges(before: FilledIn, after: FilledIn): FormChange[] {
  return [
    ...(isDeepStrictEqual(before.fee, after.fee) ? [] : [{ kind: 'fee-changed', at: 'fee', label: fee } as const]),
    ...(isDeepStrictEqual(before.term, after.term) ? [] : [{ kind: 'term-changed', at: 'term', label: term } as const]),
  ];
}
