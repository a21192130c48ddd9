import type { DraftChange } from '@motcua/contracts/eforms-api';
import type { Answers } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Actor } from '@motcua/domain/actor';
import { Injectable } from '@nestjs/common';
import { attachmentUnknown } from '../attachments/attachment.problems.ts';
import { AttachmentStore } from '../attachments/attachment.store.ts';
import { examine, filesOf } from '../catalogue/examine.ts';
import { presentAttachment } from '../attachments/attachments.service.ts';
import { SubmissionStore } from '../submissions/submission.store.ts';
import { mergeAnswers, mergePapers, tidyChange } from './draft-answers.ts';
import { answersInvalid, answersTooLarge, draftChanged, draftKeptLongEnough, draftSubmitted, draftUnknown } from './draft.problems.ts';
import type { DraftDocument } from './draft.schema.ts';
import { DraftLife } from './draft.life.ts';
import { stillReused } from './earlier-answers.ts';
import { stillToDo } from './redo.ts';
import { DraftForms } from './draft-forms.ts';
import { DraftStore } from './draft.store.ts';

/** UTF-16 units of the answers as JSON. */
export const mostAnswers = 256 * 1024;

@Injectable()
export class DraftsService {
  constructor(
    private readonly drafts: DraftStore,
    private readonly attachments: AttachmentStore,
    private readonly submissions: SubmissionStore,
    readonly forms: DraftForms,
    private readonly life: DraftLife,
  ) {}

  ofOwner(actor: Actor): Promise<DraftDocument[]> {
    return this.drafts.ofOwner(actor.id, this.life.now());
  }

  async get(actor: Actor, id: string): Promise<DraftDocument> {
    const draft = await this.drafts.find(actor.id, id, this.life.now());
    if (!draft) throw draftUnknown();
    return draft;
  }

  /** Whoever owns it, as long as it is not submitted: for our own services alone. */
  async anyOpen(id: string): Promise<DraftDocument> {
    const draft = await this.drafts.findAny(id, this.life.now());
    if (!draft || (await this.submissions.findByDraft(id))) throw draftUnknown();
    return draft;
  }

  /** @param seen the version that the page was made from. @param also what changes besides answers and papers */
  async change(actor: Actor, id: string, seen: number, change: DraftChange, also: (draft: DraftDocument) => Partial<DraftDocument> = () => ({})): Promise<DraftDocument> {
    const draft = await this.open(actor, id);
    if (draft.version !== seen) throw draftChanged(draft);
    const changed = { ...this.changed(draft, change), ...also(draft) };
    await this.mustBeOwn(changed, change);
    return this.save(actor, changed);
  }

  /** Makes the draft's next version; files that it names are kept as long as it. @throws RequestProblem 412 when somebody saved in between */
  async save(actor: Actor, draft: DraftDocument): Promise<DraftDocument> {
    const next = { ...draft, version: draft.version + 1, ...this.life.saved(this.life.now(), draft) };
    await this.attachments.keepAtLeast(draft.owner, filesOf(draft.papers), next.expiresAt);
    if (!(await this.drafts.save(next))) throw draftChanged(await this.get(actor, draft._id));
    return next;
  }

  /** @param seen until when the page said that it is kept: a second press of the button keeps it no longer. @throws RequestProblem 409 */
  async keep(actor: Actor, id: string, seen: string): Promise<DraftDocument> {
    const draft = await this.open(actor, id);
    if (draft.expiresAt.toISOString() !== seen) return draft;
    const kept = this.life.kept(draft, this.life.now());
    if (!kept) throw draftKeptLongEnough();
    await this.attachments.keepAtLeast(actor.id, filesOf(draft.papers), kept.expiresAt);
    await this.drafts.extend(draft, kept);
    return this.get(actor, id);
  }

  async discard(actor: Actor, id: string): Promise<void> {
    if (!(await this.drafts.remove(actor.id, id))) throw draftUnknown();
  }

  /** Everything that stands between the draft and its submission. */
  async problems(actor: Actor, id: string): Promise<FieldProblem[]> {
    const draft = await this.get(actor, id);
    const files = await this.attachments.ownedBy(actor.id, filesOf(draft.papers));
    return examine(this.forms.offerOf(draft), { ...draft, onPaper: draft.counter?.onPaper }, files.map(presentAttachment), this.life.now()).problems;
  }

  /** One that can still be changed. @throws RequestProblem 409 once it was submitted */
  async open(actor: Actor, id: string): Promise<DraftDocument> {
    const draft = await this.get(actor, id);
    const submission = await this.submissions.findByDraft(id);
    if (submission) throw draftSubmitted({ id: submission._id, reference: submission.reference });
    return draft;
  }

  private changed(draft: DraftDocument, { section, answers = {}, papers = {} }: DraftChange): DraftDocument {
    const { form } = this.forms.offerOf(draft);
    const tidied = tidyChange(form, answers);
    const attached = mergePapers(form, draft.papers, papers);
    const problems = [...tidied.problems, ...attached.problems];
    if (problems.length > 0) throw answersInvalid(problems);
    const known = form.sections.some((one) => one.section.id === section);
    return {
      ...draft,
      answers: withinBounds(mergeAnswers(draft.answers, tidied.answers)),
      papers: attached.papers,
      visited: section && known ? [...new Set([...draft.visited, section])] : draft.visited,
      ...(draft.reused ? { reused: stillReused(draft, tidied.answers) } : {}),
      ...(draft.redo ? { redo: stillToDo(draft.redo, form, { section, papers: Object.keys(papers) }) } : {}),
    };
  }

  /** Files that the change names must be the owner's. */
  private async mustBeOwn({ owner, papers }: DraftDocument, change: DraftChange): Promise<void> {
    const named = new Set(filesOf(change.papers ?? {}));
    for (const { _id } of await this.attachments.ownedBy(owner, filesOf(papers))) named.delete(_id);
    if (named.size > 0) throw attachmentUnknown([...named]);
  }
}

function withinBounds(answers: Answers): Answers {
  if (JSON.stringify(answers).length > mostAnswers) throw answersTooLarge();
  return answers;
}
