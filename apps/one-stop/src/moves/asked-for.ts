import type { Supplement } from '@motcua/contracts/one-stop-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Procedure } from '@motcua/contracts/procedure';
import type { SupplementRequest } from '@motcua/domain/dossier/dossier';
import type { Parts } from '@motcua/forms/brought-in';
import type { RequestProblem } from '@motcua/http/problem';
import { answersInvalid } from '../dossiers/dossier.problems.ts';
import { fieldsOf } from '../papers/paper-writer.ts';
import { both } from '../words.ts';

interface AskedFor {
  readonly papers: readonly string[];
  readonly fields: readonly string[];
}

/** An official can ask only for what the procedure has; otherwise nobody could answer. */
export function unknownAskedFor(procedure: Procedure, { papers, fields }: AskedFor): RequestProblem | undefined {
  const has = { papers: new Set(procedure.papers.map(({ id }) => id)), fields: new Set(fieldsOf(procedure).map(({ id }) => id)) };
  const problems = [
    ...papers.filter((id) => !has.papers.has(id)).map((id) => problem(`papers.${id}`, 'paper-unknown')),
    ...fields.filter((id) => !has.fields.has(id)).map((id) => problem(id, 'field-unknown')),
  ];
  return problems.length > 0 ? answersInvalid(problems) : undefined;
}

/**
 * Only what was asked for may change, and what the new answers call for that the old ones did not (`open`); each paper that was asked for has
 * to come.
 */
export function notAsAsked(asked: Pick<SupplementRequest, 'papers'>, open: Parts, given: Pick<Supplement, 'answers' | 'papers' | 'onPaper'>): FieldProblem[] {
  return [
    ...Object.keys(given.answers).filter((id) => !open.fields.includes(id)).map((id) => problem(id, 'not-asked-for')),
    ...[...new Set([...Object.keys(given.papers), ...Object.keys(given.onPaper)])].filter((id) => !open.papers.includes(id)).map((id) => problem(`papers.${id}`, 'not-asked-for')),
    ...asked.papers.filter((id) => (given.papers[id]?.length ?? 0) === 0 && !Object.hasOwn(given.onPaper, id)).map((id) => problem(`papers.${id}`, 'still-missing')),
  ];
}

const problem = (at: string, code: 'paper-unknown' | 'field-unknown' | 'not-asked-for' | 'still-missing'): FieldProblem => ({
  at: at.slice(0, 100),
  code,
  message: both(`supplement.${code}`),
});
