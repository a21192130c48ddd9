import { ServicesOnly } from '@motcua/auth/decorators';
import { PrivateFile } from '@motcua/files/download';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { SubmissionsService } from '../submissions/submissions.service.ts';
import { FilledForms } from './filled-forms.ts';

/** For one-stop, which judges who may read a dossier. */
@ServicesOnly('one-stop')
@Controller('internal/submissions')
export class FilledFormsInternalController {
  constructor(
    private readonly forms: FilledForms,
    private readonly submissions: SubmissionsService,
  ) {}

  @Get(':id/form.pdf')
  @PrivateFile()
  @Api({ summary: 'The official form with the answers that were handed in', answers: { 200: 'application/pdf' } })
  async submitted(@Param('id', parsedBy(z.uuid())) id: string): Promise<StreamableFile> {
    return this.forms.ofSubmission(await this.submissions.any(id));
  }
}
