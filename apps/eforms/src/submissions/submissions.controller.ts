import { CurrentActor } from '@motcua/auth/decorators';
import { Submission } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Header, Param, type StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { ReceiptPapers, receiptFile } from './receipt.ts';
import { presentSubmission } from './submission.ts';
import { SubmissionsService } from './submissions.service.ts';

const Id = z.uuid();

@Controller('v1/submissions')
export class SubmissionsController {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly receipts: ReceiptPapers,
  ) {}

  @Get(':id')
  @Api({ summary: 'An own submission, whole', answers: { 200: Submission } })
  async show(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<Submission> {
    return presentSubmission(await this.submissions.get(actor, id));
  }

  @Get(':id/receipt.pdf')
  @Header('x-content-type-options', 'nosniff')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'The receipt slip (Mẫu 01) as PDF', answers: { 200: 'application/pdf' } })
  async receipt(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<StreamableFile> {
    const submission = await this.submissions.get(actor, id);
    return receiptFile(submission, await this.receipts.receiptFor(submission));
  }
}
