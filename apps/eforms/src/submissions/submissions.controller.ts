import { CurrentActor } from '@motcua/auth/decorators';
import { NewSubmission, Submission, SubmissionReceipt } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, Headers, Param, Post, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { ReceiptPapers } from './receipt.ts';
import { presentSubmission } from './submission.ts';
import { SubmissionsService } from './submissions.service.ts';

const Id = z.uuid();
const key = { 'Idempotency-Key': 'The same key gives the same answer: send it again after a time-out' };

/** The language in which the citizen is written to. */
const languageOf = (accepted: string | undefined) => (accepted?.trim().toLowerCase().startsWith('en') ? 'en' : 'vi');

@Controller('v1')
export class SubmissionsController {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly receipts: ReceiptPapers,
  ) {}

  @Post('submissions')
  @Api({ summary: 'Submit a dossier in one request', body: NewSubmission, headers: key, answers: { 201: SubmissionReceipt } })
  submit(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotencyKey: string,
    @Headers('accept-language') accepted: string | undefined,
    @Body(parsedBy(NewSubmission)) submission: NewSubmission,
  ): Promise<SubmissionReceipt> {
    return this.submissions.submit({ actor, key: idempotencyKey, language: languageOf(accepted) }, submission);
  }

  @Post('drafts/:id/submit')
  @Api({ summary: 'Submit a draft as it was saved', headers: key, answers: { 201: SubmissionReceipt } })
  submitDraft(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotencyKey: string,
    @Headers('accept-language') accepted: string | undefined,
    @Param('id', parsedBy(Id)) id: string,
  ): Promise<SubmissionReceipt> {
    return this.submissions.submitDraft({ actor, key: idempotencyKey, language: languageOf(accepted) }, id);
  }

  @Get('submissions/:id')
  @Api({ summary: 'An own submission, whole', answers: { 200: Submission } })
  async show(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<Submission> {
    return presentSubmission(await this.submissions.get(actor, id));
  }

  @Get('submissions/:id/receipt.pdf')
  @Header('x-content-type-options', 'nosniff')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'The receipt slip (Mẫu 01) as PDF', answers: { 200: 'application/pdf' } })
  async receipt(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<StreamableFile> {
    const submission = await this.submissions.get(actor, id);
    const paper = await this.receipts.receiptFor(submission);
    return new StreamableFile(paper, { type: 'application/pdf', disposition: `inline; filename="${submission.reference}.pdf"`, length: paper.length });
  }
}
