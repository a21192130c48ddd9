import type { Contact, NewSubmission, SubmissionReceipt } from '@motcua/contracts/eforms-api';
import type { Answers, AttachedPapers } from '@motcua/contracts/form';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { traceparentOf } from '@motcua/messaging/trace';
import { Injectable } from '@nestjs/common';
import { hash, randomUUID } from 'node:crypto';
import { presentAttachment } from '../attachments/attachments.service.ts';
import { dayAt, type Offer } from '../catalogue/catalogue.ts';
import { examine, filesOf } from '../catalogue/examine.ts';
import { mustHandInSelf } from '../catalogue/handing-in.ts';
import { answersInvalid, answersTooLarge } from '../drafts/draft.problems.ts';
import { mostAnswers } from '../drafts/drafts.service.ts';
import { Intake } from './intake.ts';
import { newSubmission, receiptOf } from './submission.ts';
import { SubmissionParts } from './submission-parts.ts';
import { agencyClosed, keyReused, submissionUnknown } from './submission.problems.ts';
import type { SubmissionDocument } from './submission.schema.ts';
import { SubmissionStore } from './submission.store.ts';

/** Who submits, and how a repetition is known. */
export interface Asking {
  actor: Actor;
  key: string;
  language: Contact['language'];
}

interface Given {
  answers: Answers;
  papers: AttachedPapers;
  bodyHash: string;
  draftId?: string;
  follows?: SubmissionDocument['follows'] | undefined;
}

@Injectable()
export class SubmissionsService {
  constructor(
    private readonly intake: Intake,
    private readonly submissions: SubmissionStore,
    private readonly parts: SubmissionParts,
    private readonly clock: Clock,
  ) {}

  async submit(asking: Asking, { procedureId, agency, answers, papers }: NewSubmission): Promise<SubmissionReceipt> {
    const body = JSON.stringify([procedureId, agency, answers, papers]);
    if (body.length > mostAnswers) throw answersTooLarge();
    const bodyHash = hashOf(body);
    return this.once(asking, { bodyHash }, async () => {
      const offer = this.parts.catalogue.current(procedureId, agency, this.clock.now());
      return this.handIn(asking, offer, { answers, papers, bodyHash });
    });
  }

  submitDraft(asking: Asking, draftId: string): Promise<SubmissionReceipt> {
    const bodyHash = hashOf(`draft ${draftId}`);
    return this.once(asking, { bodyHash, draftId }, async () => {
      const draft = await this.parts.drafts.get(asking.actor, draftId);
      this.parts.drafts.forms.mustBeOpen(draft);
      const offer = this.parts.drafts.forms.offerOf(draft);
      if (offer.agency.closed) throw agencyClosed(offer.agency.closed.successor);
      return this.handIn(asking, offer, { answers: draft.answers, papers: draft.papers, bodyHash, draftId, follows: draft.redo?.dossier });
    });
  }

  async get(actor: Actor, id: string): Promise<SubmissionDocument> {
    const submission = await this.any(id);
    if (submission.owner !== actor.id) throw submissionUnknown();
    return submission;
  }

  /** Whoever owns it: for our own services alone. */
  async any(id: string): Promise<SubmissionDocument> {
    const submission = await this.submissions.find(id);
    if (!submission) throw submissionUnknown();
    return submission;
  }

  all(ids: readonly string[]): Promise<SubmissionDocument[]> {
    return this.submissions.findAll(ids);
  }

  /**
   * The first request with a key makes the dossier, each repetition gets the same answer: also when the form, the catalogue or the
   * day has changed meanwhile, so that what was acknowledged is never refused afterwards. The first way costs no look-up.
   */
  private async once(asking: Asking, request: { bodyHash: string; draftId?: string }, first: () => Promise<SubmissionDocument | undefined>): Promise<SubmissionReceipt> {
    const refused = (error: unknown) => {
      if (error instanceof RequestProblem) return error;
      throw error;
    };
    const made = await first().catch(refused);
    if (made && !(made instanceof RequestProblem)) return receiptOf(made);
    const earlier = await this.earlier(asking, request);
    if (earlier) return receiptOf(earlier);
    throw made ?? new Error('a submission was refused as doubled, but nothing like it is there');
  }

  private async earlier({ actor, key }: Asking, { bodyHash, draftId }: { bodyHash: string; draftId?: string }): Promise<SubmissionDocument | null> {
    const byKey = await this.submissions.findByKey(actor.id, key);
    if (byKey && byKey.bodyHash !== bodyHash) throw keyReused();
    const byDraft = byKey ?? (draftId ? await this.submissions.findByDraft(draftId) : null);
    return byDraft?.owner === actor.id ? byDraft : null;
  }

  /** @returns undefined when it was submitted before. @throws RequestProblem 422 with everything that is wrong */
  private async handIn(asking: Asking, offer: Offer, given: Given): Promise<SubmissionDocument | undefined> {
    mustHandInSelf(asking.actor, offer.procedure);
    const now = this.clock.now();
    const files = await this.parts.attachments.ownedBy(asking.actor.id, filesOf(given.papers));
    const attachments = files.map(presentAttachment);
    const { problems, ...examined } = examine(offer, given, attachments, now);
    if (problems.length > 0) throw answersInvalid(problems);
    const used = new Set(filesOf(examined.papers));
    const handedIn = { id: randomUUID(), ...asking, ...given, ...examined, attachments: attachments.filter(({ id }) => used.has(id)) };
    const numbers = await this.parts.numbers.take(offer.agency.code, dayAt(offer.calendar, now));
    const submission = newSubmission(offer, handedIn, { ...numbers, now, traceId: traceparentOf()?.split('-')[1], lookupSecret: this.parts.config.LOOKUP_SECRET });
    return (await this.intake.take(submission)) === 'written' ? this.parts.bindFiles(submission) : undefined;
  }
}

const hashOf = (text: string) => hash('sha256', text, 'base64url');
