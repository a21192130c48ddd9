import { ServicesOnly } from '@motcua/auth/decorators';
import { ClaimAttachments, ClaimedAttachments } from '@motcua/contracts/eforms-api';
import { download, PrivateFile } from '@motcua/files/download';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { AttachmentsService, presentAttachment } from './attachments.service.ts';

@ServicesOnly('one-stop')
@Controller('internal/attachments')
export class AttachmentsInternalController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Post('claim')
  @HttpCode(200)
  @Api({ summary: 'Bind attachments of a supplement to their dossier', body: ClaimAttachments, answers: { 200: ClaimedAttachments } })
  async claim(@Body(parsedBy(ClaimAttachments)) { ids, owner, dossierId }: ClaimAttachments): Promise<ClaimedAttachments> {
    const claimed = await this.attachments.claim(dossierId, owner, ids);
    return { attachments: claimed.map(presentAttachment) };
  }

  @Get(':id/content')
  @Api({ summary: 'The content of any attachment', answers: { 200: 'The content, byte for byte' } })
  @PrivateFile()
  async content(@Param('id', parsedBy(z.uuid())) id: string): Promise<StreamableFile> {
    const attachment = await this.attachments.any(id);
    return download(await this.attachments.content(attachment), attachment);
  }
}
