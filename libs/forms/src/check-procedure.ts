import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { checkApplicant } from './check-applicant.ts';
import { checkBranches } from './check-branches.ts';
import { checkComparisons } from './check-comparisons.ts';
import { checkFields } from './check-fields.ts';
import { checkNames } from './check-names.ts';
import { checkRepetition } from './check-repetition.ts';
import { checkSamples } from './check-samples.ts';
import { checkShape } from './check-shape.ts';
import { checkSteps } from './check-steps.ts';
import { checkDays, checkTexts } from './check-texts.ts';
import { blocking } from './procedure-problem.ts';

/**
 * What is wrong with a procedure, in the order in which it is best mended; it may be published when nothing of it blocks.
 * Its shape is taken for granted: `checkContent` judges that too.
 */
export function checkProcedure(procedure: Procedure): ProcedureProblem[] {
  const seen = [
    ...checkTexts(procedure),
    ...checkDays(procedure),
    ...checkRepetition(procedure),
    ...checkSteps(procedure),
    ...checkFields(procedure.form),
    ...checkNames(procedure),
    ...checkApplicant(procedure.form),
    ...checkComparisons(procedure),
  ];
  // Where names and patterns are wrong already, trying the form out would only say so again.
  return blocking(seen).length > 0 ? seen : [...seen, ...checkBranches(procedure), ...checkSamples(procedure)];
}

/** The same for a procedure in the making, of which not even the shape is known. */
export function checkContent(content: unknown): readonly ProcedureProblem[] {
  const { procedure, problems } = checkShape(content);
  return procedure ? checkProcedure(procedure) : problems;
}
