import { CurrentActor } from '@motcua/auth/decorators';
import { EarlierPapers as Listed } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { EarlierPapers } from './earlier-papers.ts';

@Controller('v1/drafts/:id/earlier-papers')
export class EarlierPapersController {
  constructor(private readonly earlier: EarlierPapers) {}

  @Get()
  @Api({ summary: 'Own files of earlier dossiers that the draft may have as well: name them in a PATCH of its papers', answers: { 200: Listed } })
  list(@CurrentActor() actor: Actor, @Param('id', parsedBy(z.uuid())) id: string): Promise<Listed> {
    return this.earlier.for(actor, id);
  }
}
