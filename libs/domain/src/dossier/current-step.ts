import type { Dossier } from './dossier.ts';
import type { Step } from './steps.ts';

export function currentStep(dossier: Pick<Dossier, 'reference' | 'steps' | 'stepId'>): { readonly step: Step; readonly index: number } {
  const index = dossier.steps.findIndex(({ id }) => id === dossier.stepId);
  const step = dossier.steps[index];
  if (!step) throw new Error(`Dossier ${dossier.reference} is at step ${dossier.stepId}, which its procedure does not have.`);
  return { step, index };
}

/**
 * The steps behind the one in hand, in the order in which the dossier came: what was gone back over is not part of it, nor is what its process
 * does not have any more.
 */
export function stepsBehind({ steps, stepId, tracks }: Pick<Dossier, 'steps' | 'stepId' | 'tracks'>): readonly Step[] {
  const way = tracks.reduce<readonly string[]>((path, { from, to }) => {
    const known = path.includes(from) ? path.slice(0, path.indexOf(from) + 1) : [...path, from];
    return known.includes(to) ? known.slice(0, known.indexOf(to)) : known;
  }, []);
  return way.filter((id) => id !== stepId).flatMap((id) => steps.find((step) => step.id === id) ?? []);
}
