import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { Comment, CommentPage, MentionPage, WriteComment } from '@motcua/contracts/handing-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { headersOfMove } from '../moves/asking.ts';
import { deskRoles } from '../moves/desk-roles.ts';
import { CommentsService } from './comments.service.ts';

const Id = z.uuid();
const From = z.object({ cursor: z.string().max(200).optional() });
const headers = { 'Idempotency-Key': headersOfMove['Idempotency-Key'] };

/** Notes between officials: no move, no version, no citizen. */
@Roles(...deskRoles)
@Controller('v1')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @Get('dossiers/:id/comments')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Notes on a dossier, the newest first', answers: { 200: CommentPage } })
  page(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string, @Query(parsedBy(From)) { cursor }: z.output<typeof From>): Promise<CommentPage> {
    return this.comments.page(id, reader, cursor);
  }

  @Post('dossiers/:id/comments')
  @HttpCode(201)
  @Api({ summary: 'Write a note; `@Name` tells a colleague. It is never changed afterwards', body: WriteComment, headers, answers: { 201: Comment } })
  write(@CurrentActor() by: Actor, @IdempotencyKey() key: string, @Param('id', parsedBy(Id)) id: string, @Body(parsedBy(WriteComment)) { text }: z.output<typeof WriteComment>): Promise<Comment> {
    return this.comments.write(id, { by, key }, text);
  }

  @Post('dossiers/:id/comments/:comment/retract')
  @HttpCode(200)
  @Api({ summary: 'Take one’s own note back: that there was one stays', answers: { 200: Comment } })
  retract(@CurrentActor() by: Actor, @Param('id', parsedBy(Id)) id: string, @Param('comment', parsedBy(Id)) comment: string): Promise<Comment> {
    return this.comments.retract(id, comment, by);
  }

  @Get('mentions')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Notes that name the reader, the newest first', answers: { 200: MentionPage } })
  mentions(@CurrentActor() reader: Actor, @Query(parsedBy(From)) { cursor }: z.output<typeof From>): Promise<MentionPage> {
    return this.comments.mentions(reader, cursor);
  }
}
