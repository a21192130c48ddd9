import type { TriedProcedure, TryProcedure } from '@motcua/contracts/catalogue-editing-api';
import type { Answers, AttachedPapers } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Procedure } from '@motcua/contracts/procedure';
import { checkAnswers } from '@motcua/forms/check';
import { checkPapers, mediaTypes, papersFor } from '@motcua/forms/check-papers';
import { type CompiledForm, compileForm } from '@motcua/forms/compile';
import { fillIn } from '@motcua/forms/fill-in';
import { randomAnswers } from '@motcua/forms/random-answers';
import { seededRandom } from '@motcua/forms/random-values';
import type { Units } from '@motcua/forms/units';
import { visibleSections } from '@motcua/forms/visible';

interface Circumstances {
  readonly today: string;
  readonly units: Units;
}

/**
 * Fills in the form of a procedure, with given answers or drawn ones.
 * @throws Error when no valid answers could be drawn, or the form does not compile.
 */
export function tryProcedure(procedure: Procedure, wanted: TryProcedure, { today, units }: Circumstances): TriedProcedure {
  const form = compileForm(procedure.form, { units, procedure });
  const given = 'sample' in wanted ? randomAnswers(form, seededRandom(wanted.sample), { today }) : wanted.answers;
  const { answers, problems } = checkAnswers(form, given, { today });
  const attached = 'sample' in wanted ? undefined : wanted.papers;
  return { answers, problems: [...problems, ...(attached ? wrongPapers(form, answers, attached) : [])], asked: askedBy(form, answers) };
}

const askedBy = (form: CompiledForm, answers: Answers): TriedProcedure['asked'] => ({
  sections: visibleSections(form, answers).map(({ id }) => id),
  fields: [...fillIn(form, answers).asked],
  papers: papersFor(form, answers).map(({ id }) => id),
});

/** Nothing is uploaded for a trial: whatever is named counts as a clean file of the right type. */
function wrongPapers(form: CompiledForm, answers: Answers, attached: AttachedPapers): FieldProblem[] {
  const files = form.papers.flatMap(({ paper }) =>
    (attached[paper.id] ?? []).map((id) => ({ id, name: `${paper.id}.pdf`, size: 1, type: mediaTypes[paper.accepts[0] ?? 'pdf'], state: 'clean' as const })),
  );
  return checkPapers(form, answers, attached, files);
}
