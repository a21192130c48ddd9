import type { Attachment } from '@motcua/contracts/eforms-api';
import type { PapersOnPaper } from '@motcua/contracts/counter';
import type { Answers, AttachedPapers } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { FileKind, Paper } from '@motcua/contracts/procedure';
import type { CompiledForm } from './compile.ts';
import { type Word, problem } from './words.ts';

/** What is looked at of an attachment. */
export type PaperFile = Pick<Attachment, 'id' | 'name' | 'size' | 'type' | 'state'>;

export const mediaTypes: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Papers that these answers call for, asked and optional ones. */
export function papersFor(form: CompiledForm, answers: Answers): Paper[] {
  return form.papers.filter(({ applies }) => !applies || applies(answers)).map(({ paper }) => paper);
}

/**
 * Judges the papers of a dossier: each one asked for is there, on paper or in files that are known, accepted, small enough and clean.
 * `answers` are tidied ones, as `checkAnswers` returns them. Files under a paper that does not apply are no problem; callers leave them out.
 */
export function checkPapers(form: CompiledForm, answers: Answers, attached: AttachedPapers, files: readonly PaperFile[], onPaper: PapersOnPaper = {}): FieldProblem[] {
  const known = new Set(form.papers.map(({ paper }) => paper.id));
  const strangers = [...new Set([...Object.keys(attached), ...Object.keys(onPaper)])].filter((id) => !known.has(id));
  const byId = new Map(files.map((file) => [file.id, file]));
  return [
    ...papersFor(form, answers).flatMap((paper) => paperProblems({ ...paper, optional: paper.optional === true || Object.hasOwn(onPaper, paper.id) }, Object.hasOwn(attached, paper.id) ? (attached[paper.id] ?? []) : [], byId)),
    ...strangers.slice(0, 20).map((id) => problem(`papers.${id.slice(0, 60)}`, 'paper-unknown', { name: id.slice(0, 60) })),
  ];
}

/** The first thing that is wrong with a paper: one sentence beside it is enough. */
function paperProblems(paper: Paper, ids: readonly string[], files: ReadonlyMap<string, PaperFile>): FieldProblem[] {
  const at = `papers.${paper.id}`;
  if (ids.length === 0) return paper.optional ? [] : [problem(at, 'paper-missing', { name: paper.name })];
  if (ids.length > paper.maxFiles) return [problem(at, 'paper-too-many', { name: paper.name, limit: paper.maxFiles })];
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) return [problem(at, 'paper-repeated', { file: files.get(repeated)?.name ?? '' })];
  return ids.flatMap((id) => fileProblem(paper, at, files.get(id))).slice(0, 1);
}

const states: Readonly<Record<Attachment['state'], Word | undefined>> = {
  clean: undefined,
  waiting: 'paper-unfinished',
  uploading: 'paper-unfinished',
  scanning: 'paper-scanning',
  infected: 'paper-infected',
  failed: 'paper-failed',
};

function fileProblem(paper: Paper, at: string, file: PaperFile | undefined): FieldProblem[] {
  if (!file) return [problem(at, 'paper-file-unknown', { name: paper.name })];
  const state = states[file.state];
  if (state) return [problem(at, state, { file: file.name })];
  const accepted = paper.accepts.some((kind) => mediaTypes[kind] === file.type);
  if (!accepted) return [problem(at, 'paper-type', { file: file.name, accepts: paper.accepts.map((kind) => kind.toUpperCase()).join(', ') })];
  const tooLarge = file.size > paper.maxMegabytes * 1024 * 1024;
  return tooLarge ? [problem(at, 'paper-too-large', { file: file.name, limit: paper.maxMegabytes })] : [];
}
