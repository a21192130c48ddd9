import type { PapersOnPaper } from '@motcua/contracts/counter';
import type { Answers, AttachedPapers } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import { checkAnswers } from '@motcua/forms/check';
import { checkPapers, papersFor, type PaperFile } from '@motcua/forms/check-papers';
import { dayAt, type Offer } from './catalogue.ts';

export interface Examined {
  /** Tidied; without what does not apply. */
  answers: Answers;
  papers: AttachedPapers;
  problems: FieldProblem[];
}

/** The whole judgement over answers and papers, the same for "check your answers" and for submission. */
export function examine({ form, agency, calendar }: Offer, given: { answers: Answers; papers: AttachedPapers; onPaper?: PapersOnPaper | undefined }, files: readonly PaperFile[], now: Date): Examined {
  const checked = checkAnswers(form, given.answers, { today: dayAt(calendar, now), area: agency.unitCode });
  const papers = papersFor(form, checked.answers).flatMap(({ id }) => {
    const ids = Object.hasOwn(given.papers, id) ? given.papers[id] : undefined;
    return ids && ids.length > 0 ? [[id, ids] as const] : [];
  });
  return { answers: checked.answers, papers: Object.fromEntries(papers), problems: [...checked.problems, ...checkPapers(form, checked.answers, given.papers, files, given.onPaper)] };
}

export const filesOf = (papers: AttachedPapers): string[] => Object.values(papers).flat();
