import type { FieldProblem } from '@motcua/contracts/problems';
import { checkAnswers } from '@motcua/forms/check';
import { checkPapers, papersFor } from '@motcua/forms/check-papers';
import { visibleSections } from '@motcua/forms/visible';
import type { Task, TaskState } from '@motcua/ui/dossier/task-list';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import type { OpenDraft } from './offer.ts';

/** The two pages after the form's own: papers and check. */
export type Part = string;
export const papersPart = 'giay-to';
export const checkPart = 'kiem-tra';

/** Names of the pages of this draft, in order, as its answers lead through them. */
export function partsOf({ draft, form }: OpenDraft): Part[] {
  const { answers } = draft;
  const asksPapers = papersFor(form, answers).length > 0;
  return [...visibleSections(form, answers).map(({ id }) => id), ...(asksPapers ? [papersPart] : []), checkPart];
}

export function addressOf(draftId: string, part: Part): string {
  if (part === papersPart) return addresses.papers(draftId);
  return part === checkPart ? addresses.check(draftId) : addresses.section(draftId, part);
}

export function nextPart(open: OpenDraft, part: Part): Part {
  const parts = partsOf(open);
  return parts[parts.indexOf(part) + 1] ?? checkPart;
}

export function previousPart(open: OpenDraft, part: Part): Part | undefined {
  const parts = partsOf(open);
  return parts[parts.indexOf(part) - 1];
}

/** The parts of the form with how far each has come. `current`: the page that is on the screen. */
export function tasksOf(open: OpenDraft, { lang, t }: Pick<Visit, 'lang' | 't'>, current?: Part): Task[] {
  const { draft, form } = open;
  const states = statesOf(open);
  const left = [...states.values()].filter((state) => state !== 'done').length;
  const titles = new Map(form.definition.sections.map(({ id, title }) => [id, title[lang]]));
  const tasks = [...states].map(([part, state]) => ({
    label: titles.get(part) ?? t('papers.title'),
    href: addressOf(draft.id, part),
    current: part === current,
    state: part === current && state !== 'done' ? ('doing' as const) : state,
  }));
  const check = { label: t('check.title'), href: addresses.check(draft.id), current: current === checkPart, state: 'not-started' as const };
  return [...tasks, left > 0 && current !== checkPart ? { label: check.label, state: 'locked', said: t('tasks.check-after', { n: left }) } : check];
}

function statesOf(open: OpenDraft): Map<Part, TaskState> {
  const { draft, form, circumstances } = open;
  const { answers, problems } = checkAnswers(form, draft.answers, circumstances);
  const parts = partsOf(open).filter((part) => part !== checkPart);
  const wrong = wrongSections(open, problems);
  const state = (part: Part): TaskState => {
    if (!draft.visited.includes(part)) return 'not-started';
    return wrong.has(part) ? 'doing' : 'done';
  };
  return new Map(parts.map((part) => [part, part === papersPart ? papersState(open, answers) : state(part)]));
}

function wrongSections({ form }: OpenDraft, problems: readonly FieldProblem[]): Set<string> {
  const sectionOf = new Map(form.definition.sections.flatMap(({ id, fields }) => fields.map((field) => [field.id, id] as const)));
  return new Set(problems.map(({ at }) => sectionOf.get(at.split('.', 1)[0] ?? at) ?? ''));
}

function papersState({ draft, form }: OpenDraft, answers: OpenDraft['draft']['answers']): TaskState {
  // Found wrong by reception and not replaced yet.
  if (draft.redo && draft.redo.papers.length > 0) return 'doing';
  const isRight = checkPapers(form, answers, draft.papers, draft.attachments).length === 0;
  if (draft.attachments.length === 0) return isRight ? 'done' : 'not-started';
  return isRight ? 'done' : 'doing';
}
