import type { Field, GroupField, Section, SimpleField } from '@motcua/contracts/form';
import type { Procedure } from '@motcua/contracts/procedure';
import type { BlankBoxes, BlankForm, BlankLine, BlankPart, BlankSection, EnclosedPaper } from '@motcua/papers/blank-content';
import { say } from '@motcua/papers/wording';
import { expectedLength } from './expected-length.ts';
import { columnsOf, fitsTable, unitOf } from './paper-columns.ts';
import { ifInside, ifWords, type KnownFields, knownFields } from './said-condition.ts';

const unknownAgency = '.'.repeat(44);

/** The form of a procedure as it is printed to be filled in by hand, in Vietnamese as the official papers are. */
export function blankPaper({ form, papers, effectiveFrom }: Pick<Procedure, 'form' | 'papers' | 'effectiveFrom'>): BlankForm {
  const fields = knownFields(form);
  return {
    title: form.title.vi,
    official: form.official.vi,
    addressedTo: form.addressedTo.vi.replace('{agency}', unknownAgency),
    sections: form.sections.map((section) => blankSection(section, fields)),
    enclosed: papers.map((paper) => enclosedPaper(paper, fields)),
    effectiveFrom: `${effectiveFrom}T00:00:00.000Z`,
  };
}

function blankSection({ title, when, fields: own }: Section, fields: KnownFields): BlankSection {
  return { title: title.vi, ...(when ? { condition: ifInside(when, fields) } : {}), parts: blankParts(own, fields) };
}

function enclosedPaper({ name, form, copies, optional, when }: Procedure['papers'][number], fields: KnownFields): EnclosedPaper {
  const condition = when ? ifInside(when, fields) : optional ? say('if.optional') : undefined;
  return { name: name.vi, form, copies, ...(condition ? { condition } : {}) };
}

/** Neighbours that hang on the same condition stand under it together. */
function blankParts(own: readonly Field[], fields: KnownFields): BlankPart[] {
  let above: string | undefined;
  const parts: BlankPart[] = [];
  for (const { rule, members } of together(own)) {
    const made = members.map((field) => blankPart(field, fields));
    if (rule) parts.push({ kind: 'condition', words: ifWords(rule, fields, above), parts: made });
    else {
      parts.push(...made);
      above = members.at(-1)?.id;
    }
  }
  return parts;
}

function together(own: readonly Field[]): { rule: Field['when']; members: Field[] }[] {
  const runs: { rule: Field['when']; members: Field[] }[] = [];
  for (const field of own) {
    const last = runs.at(-1);
    if (last && JSON.stringify(last.rule) === JSON.stringify(field.when)) last.members.push(field);
    else runs.push({ rule: field.when, members: [field] });
  }
  return runs;
}

function blankPart(field: Field, fields: KnownFields): BlankPart {
  if (field.type === 'group') return blankGroup(field, fields);
  if (field.type === 'commitment') return { kind: 'statement', text: field.label.vi };
  const choices = choicesOf(field);
  const labelled = { label: labelWithOption(field), ...(field.item ? { item: field.item } : {}) };
  return choices.length > 0 && choices.length <= mostBoxes ? ({ kind: 'boxes', ...labelled, choices } satisfies BlankBoxes) : blankLine(field, labelled);
}

/** A list of peoples or provinces is not printed: people write theirs. */
const mostBoxes = 14;

function choicesOf(field: SimpleField): string[] {
  if (field.type === 'yes-no') return [say('yes'), say('no')];
  return field.type === 'choice' || field.type === 'choices' ? field.choices.map(({ label }) => label.vi) : [];
}

const labelWithOption = ({ label, optional }: Field) => (optional ? say('blank.optional', { label: label.vi.replace(/\s*\?$/, '') }) : label.vi);

function blankLine(field: SimpleField, labelled: { label: string; item?: string }): BlankLine {
  const unit = unitOf(field);
  return {
    kind: 'line',
    ...labelled,
    ...(field.type === 'date' ? { gaps: say('blank.date') } : {}),
    lines: linesFor(expectedLength(field), labelled.label.length),
    ...(unit ? { unit } : {}),
  };
}

/** Letters of print on a line, and of handwriting. */
const printed = 84;
const written = 52;

/** Dotted lines below the label's own, which is shared between label and answer. */
function linesFor(letters: number, label: number): number {
  const beside = Math.max(0, (1 - (label % printed) / printed) * written);
  return Math.min(12, Math.max(0, Math.ceil((letters - beside) / written)));
}

function blankGroup(group: GroupField, fields: KnownFields): BlankPart {
  const labelled = { label: labelWithOption(group), ...(group.item ? { item: group.item } : {}) };
  const count = (usually: number) => Math.min(group.max, Math.max(group.min, usually));
  if (!fitsTable(group)) {
    const copies = count(2);
    return { kind: 'copies', ...labelled, row: group.row.vi, count: copies, parts: blankParts(group.fields, fields), goesOn: group.max > copies };
  }
  const rows = count(4);
  const [number, ...columns] = columnsOf(group.fields);
  const ticked = columns.map((column, at) => ({ ...column, ...boxesIn(group.fields[at]) }));
  return { kind: 'table', ...labelled, columns: [...(number ? [number] : []), ...ticked], rows, notes: group.fields.flatMap(noteOn), goesOn: group.max > rows };
}

/** Few and short answers are ticked in the cell itself. */
const areFew = (choices: readonly string[]) => choices.length > 0 && choices.length <= 3 && choices.every(({ length }) => length <= 12);

function boxesIn(field: SimpleField | undefined): { choices?: string[] } {
  const choices = field ? choicesOf(field) : [];
  return areFew(choices) ? { choices } : {};
}

/** What else may be written into a column is said below the table. */
function noteOn(field: SimpleField): string[] {
  const choices = choicesOf(field);
  return choices.length === 0 || areFew(choices) || choices.length > mostBoxes ? [] : [say('blank.note', { column: field.label.vi, choices: choices.join('; ') })];
}
