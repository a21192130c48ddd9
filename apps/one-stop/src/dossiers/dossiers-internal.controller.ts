import { CurrentActor, ServicesOnly } from '@motcua/auth/decorators';
import { LetterContact, letterHolder } from '@motcua/contracts/notices-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { Receipts } from '../fees/receipts.service.ts';
import { IssuedPapers, PaperName } from '../papers/issued-papers.ts';
import { notThere } from './dossier.problems.ts';
import { DossiersService } from './dossiers.service.ts';

const Id = z.uuid();
/** Also the newest receipt of money, which is no paper of a move. */
const MailedPaper = z.union([PaperName, z.literal('fee-receipt.pdf')]);

@ServicesOnly('notify')
@Controller('internal/dossiers')
export class DossiersInternalController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly papers: IssuedPapers,
    private readonly receipts: Receipts,
  ) {}

  @Get(':id/contact')
  @Api({ summary: 'Where the citizen of a dossier is written to', answers: { 200: LetterContact } })
  async contact(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string): Promise<LetterContact> {
    const dossier = await this.dossiers.any(id, reader, 'read-contact');
    return { ...dossier.contact, holder: letterHolder(dossier) };
  }

  @Get(':id/papers/:paper')
  @Api({ summary: 'The newest paper of a kind that was given out, as PDF', answers: { 200: 'application/pdf', 404: 'Unknown, not given out, or confidential: no paper of it goes by mail' } })
  async paper(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string, @Param('paper', parsedBy(MailedPaper)) paper: z.output<typeof MailedPaper>): Promise<StreamableFile> {
    const dossier = await this.dossiers.any(id, reader, 'read-paper');
    if (dossier.confidential) throw notThere('such paper');
    if (paper === 'fee-receipt.pdf') return this.receipts.printNewest(dossier);
    return this.papers.print(dossier, paper);
  }
}
