import type { Agency } from '@motcua/contracts/agency';
import type { Procedure } from '@motcua/contracts/procedure';
import type { BilingualText } from '@motcua/contracts/text';
import { labelIn, type ProcessNames, processNames } from '@motcua/forms/process-names';

/** By what names people know the parts of a process. */
export interface ProcessWords {
  readonly names: ProcessNames;
  readonly agencies: ReadonlyMap<string, BilingualText>;
  /** The procedure whose steps are followed. */
  readonly followed: Pick<Procedure, 'version'>;
}

/** Steps are those of the version that is followed; questions and papers those of the form that was filled in. */
export function processWords(followed: Procedure, filled: Procedure, agencies: readonly Agency[]): ProcessWords {
  return {
    names: processNames({ form: filled.form, papers: filled.papers, steps: followed.steps }),
    agencies: new Map(agencies.map(({ code, name }) => [code, name])),
    followed,
  };
}

export const labelled = ({ names }: ProcessWords, id: string): BilingualText => ({ vi: labelIn(names, id, 'vi'), en: labelIn(names, id, 'en') });
