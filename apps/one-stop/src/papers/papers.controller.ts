import { CurrentActor } from '@motcua/auth/decorators';
import type { Actor } from '@motcua/domain/actor';
import { PrivateFile } from '@motcua/files/download';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { FilledForms } from './filled-forms.ts';
import { IssuedPapers, PaperName } from './issued-papers.ts';

const Copies = z.object({ copies: z.enum(['1', '2']).optional() });

@Controller('v1/dossiers/:id')
export class PapersController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly papers: IssuedPapers,
    private readonly forms: FilledForms,
  ) {}

  @Get('papers/:paper')
  @PrivateFile()
  @Api({ summary: 'A paper that was given out: receipt.pdf (Mẫu 01), supplement.pdf (02), refusal.pdf (03), apology.pdf (04), hand-over.pdf. With `copies=2` officials get liên 1 and 2 of the receipt', answers: { 200: 'application/pdf' } })
  async print(@CurrentActor() reader: Actor, @Param('id', parsedBy(z.uuid())) id: string, @Param('paper', parsedBy(PaperName)) paper: z.output<typeof PaperName>, @Query(parsedBy(Copies)) { copies }: z.output<typeof Copies>): Promise<StreamableFile> {
    return this.papers.print(await this.dossiers.read(id, reader, 'read-paper', paper), paper, copies === '2' && reader.kind === 'official');
  }

  @Get('form.pdf')
  @PrivateFile()
  @Api({ summary: 'The official form with the answers as they stand, supplements included', answers: { 200: 'application/pdf' } })
  async form(@CurrentActor() reader: Actor, @Param('id', parsedBy(z.uuid())) id: string): Promise<StreamableFile> {
    return this.forms.print(await this.dossiers.read(id, reader, 'read-paper', 'form.pdf'));
  }
}
