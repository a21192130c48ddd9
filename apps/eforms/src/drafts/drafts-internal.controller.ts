import { ServicesOnly } from '@motcua/auth/decorators';
import { LetterContact } from '@motcua/contracts/notices-api';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { DraftsService } from './drafts.service.ts';
import { Prefill } from './prefill.ts';

@ServicesOnly('notify')
@Controller('internal/drafts')
export class DraftsInternalController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly people: Prefill,
  ) {}

  @Get(':id/contact')
  @Api({ summary: 'Where the owner of an open draft is written to', answers: { 200: LetterContact, 404: 'There is none, or it was submitted' } })
  async contact(@Param('id', parsedBy(z.uuid())) id: string): Promise<LetterContact> {
    const { owner, language } = await this.drafts.anyOpen(id);
    const { name = '', email, phone } = await this.people.known(owner);
    return { name, language, holder: owner, ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
  }
}
