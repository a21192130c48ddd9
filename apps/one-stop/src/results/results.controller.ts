import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { Moved } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { download, PrivateFile } from '@motcua/files/download';
import { FileStore } from '@motcua/files/file-store';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, HttpCode, Param, Post, Req, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notThere } from '../dossiers/dossier.problems.ts';
import { hasResult } from '../dossiers/dossier.view.ts';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { Asking, headersOfMove as headers } from '../moves/asking.ts';
import { deskRoles } from '../moves/desk-roles.ts';
import { DeskService } from '../moves/desk.service.ts';
import type { Asked } from '../moves/moves.ts';
import { typeOfResult, uploadIn, uploadRefused } from './upload.ts';

@Controller('v1/dossiers/:id/result')
export class ResultsController {
  constructor(
    private readonly desk: DeskService,
    private readonly dossiers: DossiersService,
    private readonly files: FileStore,
  ) {}

  @Post()
  @HttpCode(200)
  @Roles(...deskRoles)
  @Api({ summary: 'Put the result document on the dossier, in place of an earlier draft: PDF, DOCX, JPG or PNG, 20 MB at most', multipart: true, headers, answers: { 200: Moved } })
  async attach(@Asking() asked: Asked, @Req() request: FastifyRequest): Promise<Moved> {
    const { name, file } = await uploadIn(request);
    const received = await this.files.receive(file);
    try {
      if (file.truncated) throw uploadRefused('attachment-too-large');
      if (received.size === 0) throw uploadRefused('attachment-empty');
      const document = { id: received.sha256, name, size: received.size, type: await typeOfResult(received.path, name) };
      return await this.desk.attachResult({ ...asked, body: document }, document, () => this.files.place(received));
    } finally {
      await this.files.discard(received);
    }
  }

  @Get()
  @PrivateFile()
  @Api({ summary: 'The result document; for the owner once it is approved', answers: { 200: 'The content, byte for byte' } })
  async read(@CurrentActor() reader: Actor, @Param('id', parsedBy(z.uuid())) id: string): Promise<StreamableFile> {
    const dossier = await this.dossiers.read(id, reader, 'read-result');
    if (!dossier.result || (reader.kind !== 'official' && !hasResult(dossier))) throw notThere('result yet');
    const { document } = dossier.result;
    return download(await this.files.read(document.id), document);
  }
}
