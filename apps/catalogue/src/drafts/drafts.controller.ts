import { CurrentActor, Roles } from '@motcua/auth/decorators';
import {
  DraftedProcedure,
  NewProcedureDraft,
  ProcedureChanges,
  ProcedureDraftChange,
  ProcedureDraftList,
  ProcedureProblems,
  PublishedVersion,
  PublishProcedure,
  TriedProcedure,
  TryProcedure,
} from '@motcua/contracts/catalogue-editing-api';
import { Problem } from '@motcua/contracts/problems';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey, IfMatch, readIfMatch } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { presentDraft, presentInList } from './draft.life.ts';
import type { DraftDocument } from './draft.schema.ts';
import { DraftPublishing } from './draft-publishing.ts';
import { DraftsService } from './drafts.service.ts';
import { NewDrafts } from './new-drafts.ts';

const Id = z.uuid();
const ifMatch = { 'If-Match': 'The save that was seen, e.g. "3"' };

/** Procedures in the making. */
@ApiTags('catalogue editing')
@Roles('catalogue-admin')
@Controller('v1/procedure-drafts')
export class DraftsController {
  constructor(
    private readonly newDrafts: NewDrafts,
    private readonly drafts: DraftsService,
    private readonly publishing: DraftPublishing,
  ) {}

  @Get()
  @Api({ summary: 'Open drafts of procedures', answers: { 200: ProcedureDraftList } })
  async list(): Promise<ProcedureDraftList> {
    return { drafts: (await this.drafts.list()).map(presentInList) };
  }

  @Post()
  @Api({ summary: 'Begin a draft: a copy of the newest version, a new procedure, or a file', body: NewProcedureDraft, answers: { 201: DraftedProcedure, 404: Problem, 409: Problem, 422: Problem } })
  async begin(@Body(parsedBy(NewProcedureDraft)) wanted: NewProcedureDraft, @CurrentActor() by: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<DraftedProcedure> {
    return shown(await this.newDrafts.begin(wanted, by), reply);
  }

  @Get(':id')
  @Api({ summary: 'A draft; its ETag is its serial', answers: { 200: DraftedProcedure, 404: Problem } })
  async show(@Param('id', parsedBy(Id)) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<DraftedProcedure> {
    return shown(await this.drafts.get(id), reply);
  }

  @Put(':id')
  @Api({ summary: 'Save a draft', body: ProcedureDraftChange, headers: ifMatch, answers: { 200: DraftedProcedure, 404: Problem, 409: Problem } })
  async save(
    @Param('id', parsedBy(Id)) id: string,
    @IfMatch() seen: number,
    @Body(parsedBy(ProcedureDraftChange)) { content }: ProcedureDraftChange,
    @CurrentActor() by: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftedProcedure> {
    return shown(await this.drafts.save(id, seen, content, by), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Api({ summary: 'Discard a draft', headers: ifMatch, answers: { 204: 'Discarded', 404: Problem, 409: Problem } })
  async discard(@Param('id', parsedBy(Id)) id: string, @IfMatch() seen: number): Promise<void> {
    await this.drafts.discard(id, seen);
  }

  @Get(':id/problems')
  @Api({ summary: 'What is wrong with a draft', answers: { 200: ProcedureProblems, 404: Problem } })
  async problems(@Param('id', parsedBy(Id)) id: string): Promise<ProcedureProblems> {
    return { problems: [...(await this.drafts.problems(id))] };
  }

  @Get(':id/changes')
  @Api({ summary: 'What a draft changes in the version that it is based on', answers: { 200: ProcedureChanges, 404: Problem } })
  changes(@Param('id', parsedBy(Id)) id: string): Promise<ProcedureChanges> {
    return this.drafts.changes(id);
  }

  @Post(':id/try')
  @HttpCode(200)
  @Api({ summary: 'Try the form of a draft with answers', body: TryProcedure, answers: { 200: TriedProcedure, 404: Problem, 422: Problem } })
  tryOut(@Param('id', parsedBy(Id)) id: string, @Body(parsedBy(TryProcedure)) wanted: TryProcedure): Promise<TriedProcedure> {
    return this.drafts.tryOut(id, wanted);
  }

  @Post(':id/publish')
  @Api({
    summary: 'Publish a draft as a version that never changes; with If-Match only the save that was seen',
    body: PublishProcedure,
    headers: { 'Idempotency-Key': 'The same key gives the same answer' },
    answers: { 201: PublishedVersion, 404: Problem, 409: Problem, 422: Problem },
  })
  publish(
    @Param('id', parsedBy(Id)) id: string,
    @IdempotencyKey() key: string,
    @Headers('if-match') seen: string | undefined,
    @Body(parsedBy(PublishProcedure)) { effectiveFrom }: PublishProcedure,
    @CurrentActor() by: Actor,
  ): Promise<PublishedVersion> {
    return this.publishing.publish(id, { effectiveFrom, key, seen: seen === undefined ? undefined : readIfMatch(seen) }, by);
  }
}

function shown(draft: DraftDocument, reply: FastifyReply): DraftedProcedure {
  void reply.header('etag', `"${draft.serial}"`);
  return presentDraft(draft);
}
