import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { Attachment } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { download, PrivateFile } from '@motcua/files/download';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Delete, Get, HttpCode, Param, Post, Req, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AttachmentsService, presentAttachment } from '../attachments/attachments.service.ts';
import { uploadIn } from '../attachments/upload.ts';
import { deskOf } from './desk.ts';

const Id = z.uuid();

/** Scans of papers that were handed in at a counter; the desk's, until a dossier has them. */
@Roles('receptionist')
@Controller('v1/counter-attachments')
export class CounterAttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Post()
  @Api({ summary: 'Keep one scan: PDF, JPG, PNG, DOCX or XLSX', multipart: true, answers: { 201: Attachment } })
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<Attachment> {
    return presentAttachment(await this.attachments.upload({ owner: deskOf(actor).id, ...(await uploadIn(request)) }));
  }

  @Get(':id/content')
  @PrivateFile()
  @Api({ summary: 'The scan itself', answers: { 200: 'The content, byte for byte' } })
  async content(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<StreamableFile> {
    const attachment = await this.attachments.get(deskOf(actor).id, id);
    return download(await this.attachments.content(attachment), attachment);
  }

  @Delete(':id')
  @HttpCode(204)
  @Api({ summary: 'Take a scan away that no dossier has', answers: { 204: 'Taken away' } })
  async remove(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<void> {
    await this.attachments.remove(deskOf(actor).id, id);
  }
}
