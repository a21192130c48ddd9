import type { SubmissionReceipt } from '@motcua/contracts/eforms-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Actor } from '@motcua/domain/actor';
import { applicantOf } from '@motcua/forms/applicant';
import { Clock } from '@motcua/http/clock';
import { traceparentOf } from '@motcua/messaging/trace';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { presentAttachment } from '../attachments/attachments.service.ts';
import { dayAt, type Offer } from '../catalogue/catalogue.ts';
import { examine, filesOf } from '../catalogue/examine.ts';
import { mustHandInSelf } from '../catalogue/handing-in.ts';
import { answersInvalid } from '../drafts/draft.problems.ts';
import type { DraftDocument } from '../drafts/draft.schema.ts';
import { Intake } from '../submissions/intake.ts';
import { agencyClosed } from '../submissions/submission.problems.ts';
import type { SubmissionDocument } from '../submissions/submission.schema.ts';
import { SubmissionStore } from '../submissions/submission.store.ts';
import { newSubmission, receiptOf } from '../submissions/submission.ts';
import { SubmissionParts } from '../submissions/submission-parts.ts';
import { Accounts } from './accounts.ts';
import { type Desk, deskOf } from './desk.ts';

/** A draft of the counter becomes a dossier of whoever stands there: one, however often and by however many colleagues it is sent. */
@Injectable()
export class CounterSubmissions {
  constructor(
    private readonly intake: Intake,
    private readonly submissions: SubmissionStore,
    private readonly parts: SubmissionParts,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  /** @throws RequestProblem 422 with everything that is wrong; what is only missing is let through when it is to be asked for */
  async submit(actor: Actor, draftId: string, { incomplete }: { incomplete: boolean }): Promise<SubmissionReceipt> {
    const desk = deskOf(actor);
    const draft = await this.parts.drafts.get(desk, draftId);
    const earlier = await this.submissions.findByDraft(draftId);
    if (earlier) return receiptOf(earlier);
    this.parts.drafts.forms.mustBeOpen(draft);
    const offer = this.parts.drafts.forms.offerOf(draft);
    if (offer.agency.closed) throw agencyClosed(offer.agency.closed.successor);
    const made = await this.handIn({ ...desk, by: actor.id }, { draft, offer, incomplete });
    const standing = made ?? (await this.submissions.findByDraft(draftId));
    if (!standing) throw new Error('a draft of the counter was refused as doubled, but nothing like it is there');
    return receiptOf(standing);
  }

  private async handIn(desk: Desk & { by: string }, { draft, offer, incomplete }: { draft: DraftDocument; offer: Offer; incomplete: boolean }): Promise<SubmissionDocument | undefined> {
    mustHandInSelf(desk, offer.procedure);
    const now = this.clock.now();
    const attachments = (await this.parts.attachments.ownedBy(desk.id, filesOf(draft.papers))).map(presentAttachment);
    const { problems, ...examined } = examine(offer, { ...draft, onPaper: draft.counter?.onPaper }, attachments, now);
    const inTheWay = incomplete ? problems.filter((problem) => !isMerelyMissing(problem, offer)) : problems;
    if (inTheWay.length > 0) throw answersInvalid(inTheWay);
    const used = new Set(filesOf(examined.papers));
    const numbers = await this.parts.numbers.take(offer.agency.code, dayAt(offer.calendar, now));
    const handedIn = {
      ...{ id: randomUUID(), actor: desk, key: `counter/${draft._id}`, bodyHash: draft._id, draftId: draft._id, language: draft.counter?.wishes.language ?? draft.language },
      ...examined,
      attachments: attachments.filter(({ id }) => used.has(id)),
      counter: { owner: await this.ownerOf(draft, offer, examined.answers), noted: notedOf(draft, desk) },
    };
    const submission = newSubmission(offer, handedIn, { ...numbers, now, traceId: traceparentOf()?.split('-')[1], lookupSecret: this.parts.config.LOOKUP_SECRET });
    return (await this.intake.take(submission)) === 'written' ? this.parts.bindFiles(submission) : undefined;
  }

  /** The applicant's account if they said it is theirs; otherwise somebody whom no account is. */
  private async ownerOf({ counter }: DraftDocument, { procedure, form }: Offer, answers: SubmissionDocument['answers']): Promise<string> {
    const account = counter?.account ? await this.accounts.ownerFor(applicantOf(procedure.form, answers, form.units)) : undefined;
    return account ?? `walk-in:${randomUUID()}`;
  }
}

function notedOf({ counter }: DraftDocument, desk: Desk & { by: string }): NonNullable<SubmissionDocument['counter']> {
  if (!counter) throw new Error('a draft of the counter has lost what was noted there');
  const { onPaper, behalf, wishes } = counter;
  return { desk: desk.id, by: desk.by, onPaper, ...(behalf ? { behalf } : {}), wishes };
}

/** Without a name nobody can be written to, whatever the rest. */
const isMerelyMissing = ({ at, code }: FieldProblem, { procedure }: Offer): boolean => (code === 'paper-missing' || /^required/.test(code)) && at !== procedure.form.applicant.name;
