import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { Rule } from '@motcua/contracts/form';
import type { Procedure } from '@motcua/contracts/procedure';
import { type Verdict, outlook } from './outlook.ts';
import { placedFields } from './placed-fields.ts';
import { found } from './procedure-problem.ts';
import type { Word, WordParams } from './words.ts';

interface Branch {
  readonly at: string;
  readonly when: Rule;
  /** Conditions of what it stands in. */
  readonly within: readonly Rule[];
  readonly words: WordParams;
  readonly never: Word;
  readonly rarely: Word;
}

/** Every section, field and paper is asked for sometimes, and each condition decides something. */
export function checkBranches(procedure: Procedure): ProcedureProblem[] {
  const judge = outlook(procedure);
  return branchesOf(procedure).flatMap((branch) => {
    const verdict = judge(branch.when, branch.within);
    const word = verdict && wordFor(branch, verdict);
    return word ? [found(branch.at, word, branch.words)] : [];
  });
}

function wordFor({ never, rarely }: Branch, { ever, always, certain }: Verdict): Word | undefined {
  if (!ever) return certain ? never : rarely;
  return always && certain ? 'always-asked' : undefined;
}

function branchesOf({ form, papers }: Procedure): Branch[] {
  const sections = form.sections.flatMap(({ when, title }, page) =>
    when ? [{ at: `form.sections.${page}.when`, when, within: [], words: { title }, never: 'never-section', rarely: 'rarely-section' } as const] : [],
  );
  const fields = placedFields(form).flatMap(({ field, at, section, group }) =>
    field.when
      ? [{ at: `${at}.when`, when: field.when, within: [section.when, group?.when].filter((rule) => rule !== undefined), words: { title: field.label }, never: 'never-field', rarely: 'rarely-field' } as const]
      : [],
  );
  const asked = papers.flatMap(({ when, name }, position) =>
    when ? [{ at: `papers.${position}.when`, when, within: [], words: { title: name }, never: 'never-paper', rarely: 'rarely-paper' } as const] : [],
  );
  return [...sections, ...fields, ...asked];
}
