import type { Answers, AttachedPapers, Field } from '@motcua/contracts/form';
import type { FormChange, FormChangeKind, NamedPart } from '@motcua/contracts/form-change';
import { type Circumstances, checkAnswers } from './check.ts';
import { isRecord } from './clean.ts';
import { type CompiledForm, compileForm } from './compile.ts';
import { takesTheSame } from './form-changes.ts';

export interface Given {
  readonly answers: Answers;
  readonly papers: AttachedPapers;
}

export interface CarriedOver extends Given {
  /** What the newer form has no room for, by the labels that it stood under. */
  readonly dropped: readonly NamedPart[];
}

interface Forms {
  readonly before: CompiledForm;
  readonly after: CompiledForm;
}

/**
 * What of a half-filled form stays when it moves to another version. An answer stays where its field is and the newer one would take it on its
 * own; where the two take the same answers also a wrong one stays, as it was typed. A paper stays where the procedure still asks for it.
 */
export function carryOver(forms: Forms, { answers, papers }: Given, circumstances: Circumstances): CarriedOver {
  const dropped: NamedPart[] = [];
  const carry = { ...forms, circumstances, dropped };
  const kept = Object.entries(answers).flatMap(([id, value]) => {
    const taken = carryAnswer(carry, id, value);
    return taken === undefined ? [] : [[id, taken] as const];
  });
  const known = new Set(forms.after.papers.map(({ paper }) => paper.id));
  const [still, gone] = [Object.entries(papers).filter(([id]) => known.has(id)), Object.keys(papers).filter((id) => !known.has(id))];
  dropped.push(...gone.map((id) => ({ at: `papers.${id}`, label: paperName(forms.before, id) })));
  return { answers: Object.fromEntries(kept), papers: Object.fromEntries(still), dropped };
}

interface Carry extends Forms {
  readonly circumstances: Circumstances;
  readonly dropped: NamedPart[];
}

function carryAnswer(carry: Carry, id: string, value: unknown): unknown {
  const was = carry.before.fields.get(id)?.field;
  const is = carry.after.fields.get(id)?.field;
  if (is?.type === 'group' && Array.isArray(value)) return carryRows(carry, is, value.filter(isRecord));
  if (is && stays(carry, was, is, value)) return value;
  drop(carry, id, is ?? was);
  return undefined;
}

/** What is computed is computed again: nobody loses it. */
function drop({ dropped }: Carry, at: string, field: Field | undefined): void {
  if (field?.type !== 'computed') dropped.push({ at, label: field?.label ?? { vi: at, en: at } });
}

function carryRows(carry: Carry, group: Extract<Field, { type: 'group' }>, rows: readonly Answers[]): Answers[] | undefined {
  const old = carry.before.fields.get(group.id);
  const [was, is] = [new Map(old?.rows.map(({ field }) => [field.id, field])), new Map(group.fields.map((field) => [field.id, field]))];
  const carryCell = (at: string, id: string, value: unknown) => {
    const field = is.get(id);
    if (field && stays(carry, was.get(id), field, value)) return [[id, value] as const];
    drop(carry, at, field ?? was.get(id));
    return [];
  };
  const kept = rows.map((row, index) => Object.fromEntries(Object.entries(row).flatMap(([id, value]) => carryCell(`${group.id}.${index}.${id}`, id, value))));
  const filled = kept.filter((row) => Object.keys(row).length > 0);
  return filled.length === 0 ? undefined : filled;
}

function stays({ after, circumstances }: Carry, was: Field | undefined, is: Field, value: unknown): boolean {
  if (is.type === 'computed') return false;
  return (was !== undefined && takesTheSame(was, is)) || isRightAlone(after, is, value, circumstances);
}

/** Whether an answer is right as far as it alone can be judged: by a form of this one question. */
export function isRightAlone({ definition, units }: CompiledForm, { when: _, ...field }: Field, value: unknown, circumstances: Circumstances): boolean {
  const [section] = definition.sections;
  if (!section) return false;
  const { when: __, ...page } = section;
  const { jurisdiction: ___, ...form } = definition;
  const alone = compileForm({ ...form, sections: [{ ...page, fields: [field] }], rules: [] }, { units });
  return checkAnswers(alone, { [field.id]: value }, { today: circumstances.today }).problems.length === 0;
}

function paperName({ papers }: CompiledForm, id: string): NamedPart['label'] {
  return papers.find(({ paper }) => paper.id === id)?.paper.name ?? { vi: id, en: id };
}

const toLookAt: ReadonlySet<FormChangeKind> = new Set(['question-added', 'question-reworded', 'question-changed', 'question-required', 'question-condition', 'section-condition']);

/** Pages of the newer form that the citizen has to look at: with questions that are new or not what they were, or that lost their answer. */
export function sectionsToLookAt({ sections }: CompiledForm, changes: readonly FormChange[], dropped: readonly NamedPart[]): Set<string> {
  const changed = changes.flatMap(({ kind, section }) => (section !== undefined && toLookAt.has(kind) ? [section] : []));
  const lost = new Set(dropped.map(({ at }) => at.split('.', 1)[0]));
  const emptied = sections.filter(({ fields }) => fields.some(({ field }) => lost.has(field.id))).map(({ section }) => section.id);
  return new Set([...changed, ...emptied]);
}
