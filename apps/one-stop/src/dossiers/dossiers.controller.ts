import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { DossierCover, DossierPage, DossierView } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { download, PrivateFile } from '@motcua/files/download';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Header, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Audit } from '../audit/audit.ts';
import { SearchService } from '../queues/search.service.ts';
import { Eforms } from '../submissions/eforms.ts';
import { notThere } from './dossier.problems.ts';
import { presentCover } from './cover.ts';
import { presentDossier } from './dossier.view.ts';
import { DossiersService } from './dossiers.service.ts';
import { Readings } from './readings.ts';

const Id = z.uuid();
const Mine = z.object({ cursor: z.string().max(200).optional() });

@Controller('v1/dossiers')
export class DossiersController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly found: SearchService,
    private readonly readings: Readings,
    private readonly eforms: Eforms,
    private readonly audit: Audit,
  ) {}

  @Get('mine')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Own dossiers, newest first', answers: { 200: DossierPage } })
  mine(@CurrentActor() actor: Actor, @Query(parsedBy(Mine)) { cursor }: z.output<typeof Mine>): Promise<DossierPage> {
    return this.found.mine(actor, cursor);
  }

  @Get(':id')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'The whole dossier, as the reader may see it, with what they may do now', answers: { 200: DossierView } })
  async show(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<DossierView> {
    const dossier = await this.dossiers.read(id, reader, 'read');
    void reply.header('etag', `"${dossier.version}"`);
    const followedBy = await this.dossiers.followerOf(dossier);
    return presentDossier(dossier, { ...(await this.readings.of(dossier, reader)), followedBy });
  }

  @Get(':id/cover')
  @Roles('inspector')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'A confidential dossier from outside, for inspectors who may claim or assign it', answers: { 200: DossierCover } })
  async cover(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<DossierCover> {
    const dossier = await this.dossiers.known(id, reader);
    if (!dossier.confidential) throw notThere('cover');
    await this.audit.looked(reader, 'read-cover', { of: id, version: dossier.version });
    void reply.header('etag', `"${dossier.version}"`);
    return presentCover(dossier, await this.readings.of(dossier, reader));
  }

  @Get(':id/attachments/:attachmentId')
  @PrivateFile()
  @Api({ summary: 'A file of the dossier', answers: { 200: 'The content, byte for byte' } })
  async attachment(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string, @Param('attachmentId', parsedBy(Id)) attachmentId: string): Promise<StreamableFile> {
    const { attachments } = await this.dossiers.read(id, reader, 'read-file', attachmentId);
    const attachment = attachments.find((one) => one.id === attachmentId);
    if (!attachment) throw notThere('such file');
    return download(await this.eforms.attachment(attachment.id), attachment);
  }
}
