import { MoveIncomplete } from '@motcua/domain/dossier/refusals';
import { InputUnfit, WayShut } from '@motcua/domain/dossier/way-refusals';
import type { FieldProblem } from '@motcua/contracts/problems';
import { both, isWord } from '../words.ts';

/** Decides how a dossier goes on; what stands in the way is told with its place in the request, in words. */
export function withPlaces<Decided>(decide: () => Decided): Decided {
  try {
    return decide();
  } catch (error) {
    const problem = placeOf(error);
    throw problem ? Object.assign(error as Error, { problems: [problem] }) : error;
  }
}

function placeOf(error: unknown): FieldProblem | undefined {
  if (!(error instanceof WayShut || error instanceof InputUnfit || error instanceof MoveIncomplete) || error.at === undefined) return undefined;
  const { at, code, params } = error;
  const key = `problem.${code}.${params['because'] ?? at}`;
  return isWord(key) ? { at, code, message: both(key) } : undefined;
}
