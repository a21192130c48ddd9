import type { FieldProblem } from '@motcua/contracts/problems';
import type { Procedure } from '@motcua/contracts/procedure';
import { checkShape } from '@motcua/forms/check-shape';
import { type ChoiceLists, withChoiceLists } from '@motcua/forms/choice-lists';
import { problem } from '@motcua/forms/words';
import { parse, stringify } from 'yaml';
import { asFieldProblem } from './draft.problems.ts';

export type ReadFile = { readonly procedure: Procedure } | { readonly problems: readonly FieldProblem[] };

/** A procedure from the text of a file, in YAML or JSON, lists of choices written out. */
export function readProcedureFile(text: string, lists: ChoiceLists): ReadFile {
  const content = parsed(text, lists);
  if ('problems' in content) return content;
  const { procedure, problems } = checkShape(content.value);
  return procedure ? { procedure } : { problems: problems.map(asFieldProblem) };
}

function parsed(text: string, lists: ChoiceLists): { value: unknown } | { problems: FieldProblem[] } {
  try {
    // A few lists are written once and repeated by reference; thousands of references are an attack on memory.
    return { value: withChoiceLists(parse(text, { maxAliasCount: 100 }), lists) };
  } catch (error) {
    return { problems: [problem('', 'file-unreadable', { why: error instanceof Error ? error.message : String(error) })] };
  }
}

/** The same procedure as a file: reading it gives what was written, to the last byte. */
export const procedureFile = (procedure: Procedure): string => stringify(procedure, { lineWidth: 0, aliasDuplicateObjects: false });
