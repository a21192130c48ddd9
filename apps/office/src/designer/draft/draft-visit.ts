import type { DraftedProcedure, ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { OfficeVisit } from '../../frame/visit.ts';

/** What every page about a draft shows: who looks, the draft, and what is wrong with it. */
export interface DraftVisit {
  readonly visit: OfficeVisit;
  readonly draft: DraftedProcedure;
  readonly problems: readonly ProcedureProblem[];
}

export const blocking = (problems: readonly ProcedureProblem[]): readonly ProcedureProblem[] => problems.filter(({ severity }) => severity === 'blocks');
