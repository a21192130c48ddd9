import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import { type Word, type WordParams, problem } from './words.ts';

/** What may be meant so. Everything else would break after publication. */
const warnings: ReadonlySet<Word> = new Set([
  'same-in-both-languages',
  'always-asked',
  'rarely-section',
  'rarely-field',
  'rarely-paper',
  'rule-not-yes-or-no',
  'role-held-not-everywhere',
]);

/** One thing found wrong with a procedure; `at` leads to it from the top: `form.sections.2.fields.0.label.en`. */
export function found(at: string, code: Word, params: WordParams = {}): ProcedureProblem {
  return { ...problem(at, code, params), severity: warnings.has(code) ? 'warns' : 'blocks' };
}

/** What stands in the way of publication. */
export const blocking = (problems: readonly ProcedureProblem[]): ProcedureProblem[] => problems.filter(({ severity }) => severity === 'blocks');
