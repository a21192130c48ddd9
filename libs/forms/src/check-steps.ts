import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { Procedure, Step } from '@motcua/contracts/procedure';
import { found } from './procedure-problem.ts';

export function checkSteps(procedure: Pick<Procedure, 'steps' | 'confidential'>): ProcedureProblem[] {
  const sum = procedure.steps.reduce((total, { share }) => total + share, 0);
  return [...(sum === 100 ? [] : [found('steps', 'shares-sum', { sum })]), ...checkDesk(procedure)];
}

// The domain reads duties from the step's place (`stepMoves`): the first receives and the last returns, both at the one-stop unit's desk.
// A confidential dossier never passes that desk: each of its steps is the inspector's.
function checkDesk({ steps, confidential }: Pick<Procedure, 'steps' | 'confidential'>): ProcedureProblem[] {
  const atDesk = (step: Step) => step === steps[0] || step === steps.at(-1);
  return steps.flatMap((step, position) => {
    const at = `steps.${position}.role`;
    if (confidential) return step.role === 'inspector' ? [] : [found(at, 'step-not-inspector', { step: step.name })];
    return atDesk(step) && step.role !== 'receptionist' ? [found(at, 'step-not-receptionist', { step: step.name })] : [];
  });
}
