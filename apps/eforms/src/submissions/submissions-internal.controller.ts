import { ServicesOnly } from '@motcua/auth/decorators';
import { ContentQuery, SubmissionContent } from '@motcua/contracts/eforms-api';
import { LetterContact, letterHolder } from '@motcua/contracts/notices-api';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { ReceiptPapers, receiptFile } from './receipt.ts';
import { presentSubmission } from './submission.ts';
import { submissionUnknown } from './submission.problems.ts';
import { SubmissionsService } from './submissions.service.ts';

/** Each route for the one service that needs it: a denunciation is read by nobody on the way. */
@Controller('internal/submissions')
export class SubmissionsInternalController {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly receipts: ReceiptPapers,
  ) {}

  @Post('content')
  @ServicesOnly('one-stop')
  @HttpCode(200)
  @Api({ summary: 'Whole submissions of these dossiers', body: ContentQuery, answers: { 200: SubmissionContent } })
  async content(@Body(parsedBy(ContentQuery)) { ids }: ContentQuery): Promise<SubmissionContent> {
    const found = await this.submissions.all(ids);
    return { submissions: found.map(presentSubmission) };
  }

  @Get(':id/contact')
  @ServicesOnly('notify')
  @Api({ summary: 'Where the citizen of a dossier is written to', answers: { 200: LetterContact } })
  async contact(@Param('id', parsedBy(z.uuid())) id: string): Promise<LetterContact> {
    const { contact, owner, channel } = await this.submissions.any(id);
    return { ...contact, holder: letterHolder({ id, owner, channel }) };
  }

  @Get(':id/receipt.pdf')
  @ServicesOnly('notify')
  @Api({ summary: 'The receipt slip, for the letter that confirms the submission', answers: { 200: 'application/pdf', 404: 'Unknown, or confidential: no paper of it goes by mail' } })
  async receipt(@Param('id', parsedBy(z.uuid())) id: string): Promise<StreamableFile> {
    const submission = await this.submissions.any(id);
    if (submission.confidential) throw submissionUnknown();
    return receiptFile(submission, await this.receipts.receiptFor(submission));
  }
}
