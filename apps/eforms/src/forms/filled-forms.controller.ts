import { CurrentActor } from '@motcua/auth/decorators';
import type { Actor } from '@motcua/domain/actor';
import { PrivateFile } from '@motcua/files/download';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { DraftsService } from '../drafts/drafts.service.ts';
import { SubmissionsService } from '../submissions/submissions.service.ts';
import { FilledForms } from './filled-forms.ts';

const Id = z.uuid();

/** Own forms as they read on paper. */
@Controller('v1')
export class FilledFormsController {
  constructor(
    private readonly forms: FilledForms,
    private readonly drafts: DraftsService,
    private readonly submissions: SubmissionsService,
  ) {}

  @Get('submissions/:id/form.pdf')
  @PrivateFile()
  @Api({ summary: 'The official form with the answers that were handed in', answers: { 200: 'application/pdf' } })
  async submitted(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<StreamableFile> {
    return this.forms.ofSubmission(await this.submissions.get(actor, id));
  }

  @Get('drafts/:id/form.pdf')
  @PrivateFile()
  @Api({ summary: 'The same of a draft, marked as one on each page', answers: { 200: 'application/pdf' } })
  async draft(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<StreamableFile> {
    return this.forms.ofDraft(await this.drafts.get(actor, id));
  }
}
