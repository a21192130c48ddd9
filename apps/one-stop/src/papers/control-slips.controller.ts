import { CurrentActor, Roles } from '@motcua/auth/decorators';
import type { Actor } from '@motcua/domain/actor';
import { PrivateFile } from '@motcua/files/download';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { deskRoles } from '../moves/desk-roles.ts';
import { TermPapers } from './term-papers.ts';

/** It names officials, so that it stays in the office. */
@Roles(...deskRoles)
@Controller('v1/dossiers/:id')
export class ControlSlipsController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly papers: TermPapers,
  ) {}

  @Get('papers/control-slip.pdf')
  @PrivateFile()
  @Api({ summary: 'Every hand-over of the dossier up to now (Mẫu 05), for officials', answers: { 200: 'application/pdf' } })
  async print(@CurrentActor() reader: Actor, @Param('id', parsedBy(z.uuid())) id: string): Promise<StreamableFile> {
    const dossier = await this.dossiers.read(id, reader, 'read-paper', 'control-slip.pdf');
    const pdf = await this.papers.slip(dossier);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${dossier.reference}-control-slip.pdf"`, length: pdf.length });
  }
}
