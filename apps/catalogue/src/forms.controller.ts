import { Problem } from '@motcua/contracts/problems';
import type { Procedure } from '@motcua/contracts/procedure';
import { Slug } from '@motcua/contracts/text';
import { contentDisposition } from '@motcua/files/download';
import { mediaTypes } from '@motcua/forms/check-papers';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Public } from '@motcua/http/public';
import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { forEver, knows, soon } from './caching.ts';
import { CatalogueService } from './catalogue.service.ts';
import { FormFiles, type FormKind } from './form-files.ts';

const Version = z.coerce.number().int().min(1).max(1_000_000);
const Id = Slug.max(100);
const pdf = { summary: 'The blank form to print and fill in by hand', answers: { 200: 'application/pdf', 404: Problem } };
const docx = { summary: 'The blank form as a Word document', answers: { 200: mediaTypes.docx, 404: Problem } };

/** Blank forms of procedures; in Vietnamese, as the official papers are. */
@ApiTags('catalogue')
@Public()
@Controller('v1/procedures')
export class FormsController {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly files: FormFiles,
  ) {}

  @Get(':id/form.pdf')
  @Api(pdf)
  async pdf(@Param('id', parsedBy(Id)) id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile | undefined> {
    return this.hand({ request, reply }, await this.catalogue.procedure(id), 'pdf', soon);
  }

  @Get(':id/form.docx')
  @Api(docx)
  async docx(@Param('id', parsedBy(Id)) id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile | undefined> {
    return this.hand({ request, reply }, await this.catalogue.procedure(id), 'docx', soon);
  }

  @Get(':id/versions/:version/form.pdf')
  @Api(pdf)
  async pdfOfVersion(@Param('id', parsedBy(Id)) id: string, @Param('version', parsedBy(Version)) version: number, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile | undefined> {
    return this.hand({ request, reply }, await this.catalogue.version(id, version), 'pdf', forEver);
  }

  @Get(':id/versions/:version/form.docx')
  @Api(docx)
  async docxOfVersion(@Param('id', parsedBy(Id)) id: string, @Param('version', parsedBy(Version)) version: number, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile | undefined> {
    return this.hand({ request, reply }, await this.catalogue.version(id, version), 'docx', forEver);
  }

  private async hand({ request, reply }: { request: FastifyRequest; reply: FastifyReply }, procedure: Procedure, kind: FormKind, cacheControl: string): Promise<StreamableFile | undefined> {
    const { bytes, etag } = await this.files.of(procedure, kind);
    void reply.headers({ etag, 'cache-control': cacheControl, 'x-content-type-options': 'nosniff' });
    if (knows(request.headers['if-none-match'], etag)) {
      void reply.status(304);
      return undefined;
    }
    const name = `${procedure.form.title.vi}.${kind}`;
    return new StreamableFile(bytes, { type: mediaTypes[kind], disposition: contentDisposition(name, kind === 'pdf' ? 'inline' : 'attachment'), length: bytes.length });
  }
}
