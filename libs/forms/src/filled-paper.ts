import type { Answers, AttachedPapers, Field, GroupField } from '@motcua/contracts/form';
import type { Procedure } from '@motcua/contracts/procedure';
import type { IssuingAgency } from '@motcua/papers/dossier-paper';
import type { EnclosedPaper } from '@motcua/papers/blank-content';
import type { AnswerBlocks, AnswerLine, AnswerPart, FilledForm } from '@motcua/papers/filled-content';
import { applicantOf } from './applicant.ts';
import type { CompiledForm } from './compile.ts';
import { type DescribedAnswer, describeAnswers } from './describe.ts';
import { columnsOf, fitsTable } from './paper-columns.ts';

export interface Filling {
  readonly answers: Answers;
  readonly papers: AttachedPapers;
  readonly agency: IssuingAgency;
  /** Absent while it is a draft. */
  readonly reference?: string;
  /** Instant of the submission; of a draft, when it was saved. */
  readonly submittedAt: string;
}

/** A form with its answers as it is printed, in Vietnamese. `answers` are tidied ones, as `checkAnswers` returns them. */
export function filledPaper(form: CompiledForm, { answers, papers, ...filling }: Filling): FilledForm {
  const { definition } = form;
  return {
    ...filling,
    title: definition.title.vi,
    official: definition.official.vi,
    addressedTo: definition.addressedTo.vi.replace('{agency}', filling.agency.name),
    sections: describeAnswers(form, answers, 'vi').map(({ title, answers: told }) => ({ title, parts: told.map((answer) => answerPart(answer, form)) })),
    enclosed: form.papers.flatMap(({ paper }) => enclosedPaper(paper, papers)),
    signature: { name: applicantOf(definition, answers, form.units).name },
  };
}

function enclosedPaper({ id, name, form, copies }: Procedure['papers'][number], attached: AttachedPapers): EnclosedPaper[] {
  return (attached[id]?.length ?? 0) > 0 ? [{ name: name.vi, form, copies }] : [];
}

function answerPart(answer: DescribedAnswer, { fields }: CompiledForm): AnswerPart {
  const field = fields.get(answer.at)?.field;
  if (field?.type === 'group') return groupPart(answer, field);
  return answer.type === 'commitment' ? { kind: 'statement', text: answer.label, agreed: answer.given } : answerLine(answer);
}

function answerLine({ label, text, given, item }: DescribedAnswer): AnswerLine {
  return { kind: 'line', label, ...(item ? { item } : {}), ...(given ? { value: text } : {}) };
}

function groupPart({ label, item, rows = [] }: DescribedAnswer, group: GroupField): AnswerPart {
  const labelled = { label, ...(item ? { item } : {}) };
  if (!fitsTable(group)) return { kind: 'blocks', ...labelled, rows: rows.map(({ title, answers }) => ({ title, lines: answers.map(answerLine) })) } satisfies AnswerBlocks;
  return { kind: 'table', ...labelled, columns: columnsOf(group.fields), rows: rows.map(({ answers }, at) => [String(at + 1), ...group.fields.map((field) => cellOf(field, answers))]) };
}

function cellOf({ id }: Field, answers: readonly DescribedAnswer[]): string {
  const answer = answers.find(({ at }) => at.endsWith(`.${id}`));
  return answer?.given ? answer.text : '';
}
