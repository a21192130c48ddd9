import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { BulkAsked, BulkJob, BulkJobs, BulkPreview, BulkPreviewAsked } from '@motcua/contracts/bulk-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { z } from 'zod';
import { AuditedLists } from '../audit/lists.interceptor.ts';
import { deskRoles } from '../moves/desk-roles.ts';
import { BulkService } from './bulk.service.ts';

const Id = parsedBy(z.uuid());
const headers = { 'Idempotency-Key': 'The same key makes the same job: send it again after a time-out' };

/** One thing done with many dossiers at once. */
@Roles(...deskRoles)
@UseInterceptors(AuditedLists)
@Controller('v1/bulk-jobs')
export class BulkController {
  constructor(private readonly bulk: BulkService) {}

  @Post('preview')
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'With which of these dossiers it can be done, and why not with the others', body: BulkPreviewAsked, answers: { 200: BulkPreview } })
  preview(@CurrentActor() actor: Actor, @Body(parsedBy(BulkPreviewAsked)) asked: z.output<typeof BulkPreviewAsked>): Promise<BulkPreview> {
    return this.bulk.preview(actor, asked);
  }

  @Post()
  @Api({ summary: 'Do it, in the background, each dossier from the version that was seen', body: BulkAsked, headers, answers: { 201: BulkJob } })
  order(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Body(parsedBy(BulkAsked)) asked: z.output<typeof BulkAsked>): Promise<BulkJob> {
    return this.bulk.order(actor, asked, key);
  }

  @Get()
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Own jobs, the newest first', answers: { 200: BulkJobs } })
  list(@CurrentActor() actor: Actor): Promise<BulkJobs> {
    return this.bulk.list(actor);
  }

  @Get(':id')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'How far a job is, and what came of each dossier', answers: { 200: BulkJob } })
  show(@CurrentActor() actor: Actor, @Param('id', Id) id: string): Promise<BulkJob> {
    return this.bulk.show(actor, id);
  }

  @Post(':id/retry')
  @Api({ summary: 'Try those that failed once more, as a job of its own; a job has one retry, however often it is asked for', answers: { 201: BulkJob } })
  retry(@CurrentActor() actor: Actor, @Param('id', Id) id: string): Promise<BulkJob> {
    return this.bulk.retry(actor, id);
  }
}
