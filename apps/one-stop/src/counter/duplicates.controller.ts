import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { DismissDuplicate, SuspectedDuplicates } from '@motcua/contracts/counter-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { deskRoles } from '../moves/desk-roles.ts';
import { Duplicates } from './duplicates.service.ts';

const Id = z.uuid();

@Roles(...deskRoles)
@Controller('v1/dossiers/:id/duplicates')
export class DuplicatesController {
  constructor(private readonly duplicates: Duplicates) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Dossiers of the agency that may be about the same matter', answers: { 200: SuspectedDuplicates } })
  async list(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<SuspectedDuplicates> {
    return { suspected: await this.duplicates.ofDossier(actor, id) };
  }

  @Post(':other/dismiss')
  @HttpCode(200)
  @Api({ summary: 'Say that the two are two matters; what was said first stands', body: DismissDuplicate, headers: { 'Idempotency-Key': 'As everywhere; what counts is the pair' }, answers: { 200: SuspectedDuplicates } })
  async dismiss(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Param('id', parsedBy(Id)) id: string, @Param('other', parsedBy(Id)) other: string, @Body(parsedBy(DismissDuplicate)) { reason }: z.output<typeof DismissDuplicate>): Promise<SuspectedDuplicates> {
    return { suspected: await this.duplicates.dismiss(actor, [id, other], { key, reason }) };
  }
}
