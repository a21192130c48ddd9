import { CurrentActor } from '@motcua/auth/decorators';
import { Attachment } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { download, PrivateFile } from '@motcua/files/download';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Delete, Get, HttpCode, Param, Post, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AttachmentsService, presentAttachment } from './attachments.service.ts';
import { uploadIn } from './upload.ts';

const Id = z.uuid();

@Controller('v1/attachments')
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Post()
  @Api({ summary: 'Send one file: PDF, JPG, PNG, DOCX or XLSX. A field `purpose` may stand before it.', multipart: true, answers: { 201: Attachment } })
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<Attachment> {
    return presentAttachment(await this.attachments.upload({ owner: actor.id, ...(await uploadIn(request)) }));
  }

  @Get(':id')
  @Api({ summary: 'What is known of a file', answers: { 200: Attachment } })
  async show(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<Attachment> {
    return presentAttachment(await this.attachments.get(actor.id, id));
  }

  @Get(':id/content')
  @Api({ summary: 'The file itself, as a download', answers: { 200: 'The content, byte for byte' } })
  @PrivateFile()
  async content(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<StreamableFile> {
    const attachment = await this.attachments.get(actor.id, id);
    return download(await this.attachments.content(attachment), attachment);
  }

  @Post(':id/scan')
  @HttpCode(200)
  @Api({ summary: 'Have a file scanned once more, after the scanner was away too long', answers: { 200: Attachment } })
  async scanAgain(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<Attachment> {
    return presentAttachment(await this.attachments.scanAgain(actor.id, id));
  }

  @Delete(':id')
  @HttpCode(204)
  @Api({ summary: 'Take a file away that was not submitted', answers: { 204: 'Taken away' } })
  async remove(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<void> {
    await this.attachments.remove(actor.id, id);
  }
}
