import { CurrentActor, Public } from '@motcua/auth/decorators';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Delete, Head, HttpCode, Inject, Options, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { EFORMS_CONFIG, type EformsConfig } from '../eforms.config.ts';
import { abilities, assertTus, newUploadIn, partIn, tusVersion } from './tus.ts';
import { uploadLimit } from './upload.ts';
import { type Standing, UploadsService } from './uploads.service.ts';

const Id = z.uuid();
const headers = { 'Tus-Resumable': tusVersion };

/** Resumable uploads by tus 1.0.0; what is whole goes on as an attachment of the same id. */
@Controller('v1/uploads')
export class UploadsController {
  private readonly mostBytes: number;

  constructor(
    private readonly uploads: UploadsService,
    @Inject(EFORMS_CONFIG) config: EformsConfig,
  ) {
    this.mostBytes = uploadLimit(config).mostBytes;
  }

  @Options()
  @Public()
  @HttpCode(204)
  @Api({ summary: 'What is spoken: tus 1.0.0 with creation, expiration, checksum and termination', answers: { 204: 'In headers' } })
  tell(@Res({ passthrough: true }) reply: FastifyReply): void {
    void reply.headers(abilities(this.mostBytes));
  }

  @Post()
  @Api({
    summary: 'Begin an upload; its address is in Location, its last part is the id of the attachment that it becomes',
    headers: { ...headers, 'Upload-Length': 'Bytes of the whole file', 'Upload-Metadata': 'filename and purpose, in Base64' },
    answers: { 201: 'Begun', 413: 'Larger than allowed', 415: 'Of a type that is not taken' },
  })
  async begin(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    assertTus(request.headers);
    const { _id, partsUntil } = await this.uploads.begin(actor.id, newUploadIn(request.headers, this.mostBytes));
    // Relative to where it was asked for: the gateway and the portal show it under addresses of their own.
    void reply.headers({ location: `uploads/${_id}`, 'upload-expires': partsUntil?.toUTCString() });
  }

  @Head(':id')
  @HttpCode(200)
  @Api({ summary: 'How far an upload has come', headers, answers: { 200: 'In Upload-Offset', 410: 'It was not finished in time' } })
  async standing(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    assertTus(request.headers);
    const standing = await this.uploads.standing(actor.id, id);
    void reply.headers({ ...headersOf(standing), 'upload-length': String(standing.size), 'cache-control': 'no-store' });
  }

  @Patch(':id')
  @HttpCode(204)
  @Api({
    summary: 'The next part; after the last one the file is judged, and refused here if it is not taken',
    headers: { ...headers, 'Upload-Offset': 'Where the part begins' },
    answers: { 204: 'Kept', 409: 'It does not begin where the upload stands', 460: 'It is not what Upload-Checksum says' },
  })
  async append(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const stream = request.body as Readable;
    try {
      assertTus(request.headers);
      const standing = await this.uploads.append(actor.id, id, { ...partIn(request.headers), stream });
      void reply.headers(headersOf(standing));
    } finally {
      // The rest of a part that is refused is heard out: a sender reads no answer while it sends.
      request.raw.resume();
    }
  }

  @Delete(':id')
  @HttpCode(204)
  @Api({ summary: 'End an upload and throw away what came of it', headers, answers: { 204: 'Ended' } })
  async end(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string, @Req() request: FastifyRequest): Promise<void> {
    assertTus(request.headers);
    await this.uploads.end(actor.id, id);
  }
}

const headersOf = ({ offset, until }: Standing) => ({ 'upload-offset': String(offset), ...(until ? { 'upload-expires': until.toUTCString() } : {}) });
