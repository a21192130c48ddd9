import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { Paper } from '@motcua/contracts/procedure';
import { RequestProblem } from '@motcua/http/problem';
import { ServiceRefused } from '@motcua/pages/answer';
import { Controller, Head, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { addresses } from '../addresses.ts';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { Drafts } from './drafts.client.ts';
import { fileRow, refusedRow, sendRow } from './file-row.ts';
import { PaperFiles } from './paper-files.ts';
import type { Place } from './paper-files.ts';
import { isRefusal, reasonOf, unfitFor } from './upload.ts';
import type { Refusal } from './upload.ts';
import { partType, Uploads } from './uploads.client.ts';

type UploadPlace = Place & { readonly upload: string };
const said = ['upload-offset', 'upload-length', 'upload-expires', 'tus-resumable'] as const;

/**
 * Files that the script of the papers page sends part by part: tus between browser and portal as between portal and eforms, so that the
 * token of the citizen stays here. What is to be read by people is a row of the list.
 */
@Controller('ban-nhap/:id/giay-to/:paper/gui')
export class PaperUploadsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly drafts: Drafts,
    private readonly papers: PaperFiles,
  ) {}

  /** The upload stands in the draft from the first moment: after a reload it is still there, to be gone on with or taken away. */
  @Post()
  async begin(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { name, length } = announcedIn(request);
    const { paper, files } = await this.papers.filesOf(citizen, place);
    const refused = unfitFor({ name, size: length }, paper) ?? (files.length >= paper.maxFiles ? 'too-many' : undefined);
    if (refused) return this.refuse(reply, visit, { name, paper, refused });
    try {
      const id = await this.uploads.begin(citizen, { length, metadata: String(request.headers['upload-metadata']) });
      const tooMany = await this.papers.add(citizen, place, paper, [id]);
      if (tooMany.length > 0) return await this.refuse(reply, visit, { name, paper, refused: 'too-many' });
      void reply.status(201).header('location', `${addresses.uploads(place.id, place.paper)}/${id}`);
      await sendRow(reply, visit, fileRow(visit, { draft: place.id, paper: place.paper }, await this.drafts.file(citizen, id)));
    } catch (error) {
      if (!(error instanceof ServiceRefused)) throw error;
      await this.refuse(reply, visit, { name, paper, refused: reasonOf(error) });
    }
  }

  @Head(':upload')
  async standing(@Citizen() citizen: Person, @Param() { upload }: UploadPlace, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.uploads.standing(citizen, upload);
    await passOn(reply, answer).send();
  }

  @Patch(':upload')
  async append(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param() { upload, ...place }: UploadPlace, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request, request.headers['csrf-token']);
    if (request.headers['content-type'] !== partType) throw new RequestProblem(415, 'unsupported-media-type');
    const headers = { 'upload-offset': String(request.headers['upload-offset']) };
    const answer = await this.uploads.append(citizen, upload, { headers, bytes: request.body as Readable }).catch((error: unknown) => {
      // Paused or cut off by the sender itself: nobody waits for an answer.
      if (request.raw.destroyed && !request.raw.complete) return undefined;
      throw error;
    });
    if (!answer) return void reply.hijack();
    await answer.body?.cancel();
    if (answer.status < 400 || isForScript(answer.status)) return void (await passOn(reply, answer).send());
    await this.giveUp(reply, visit, { citizen, place, upload });
  }

  /** Refused for what it is; its record at eforms says why. Told here and now, so it need not stand in the draft. */
  private async giveUp(reply: FastifyReply, visit: Visit, { citizen, place, upload }: { citizen: Person; place: Place; upload: string }): Promise<void> {
    const [{ name, problem }, paper] = await Promise.all([this.drafts.file(citizen, upload), this.papers.paperOf(citizen, place)]);
    await this.papers.remove(citizen, place, upload);
    await this.refuse(reply, visit, { name, paper, refused: isRefusal(problem) ? problem : 'away' });
  }

  private refuse(reply: FastifyReply, visit: Visit, why: { name: string; paper: Paper; refused: Refusal }): Promise<void> {
    return sendRow(reply.status(422), visit, refusedRow(visit, why));
  }
}

/** Not about the file: the script asks where the upload stands and goes on. */
const isForScript = (status: number) => [404, 409, 410, 423, 429, 460].includes(status) || status >= 500;

function passOn(reply: FastifyReply, answer: Response): FastifyReply {
  for (const name of said) {
    const value = answer.headers.get(name);
    if (value) void reply.header(name, value);
  }
  return reply.status(answer.status).header('cache-control', 'no-store');
}

/** @throws RequestProblem */
function announcedIn({ headers }: FastifyRequest): { name: string; length: number } {
  const length = Number(headers['upload-length']);
  const [, encoded = ''] = /(?:^|,)\s*filename ([A-Za-z0-9+/=]+)/.exec(String(headers['upload-metadata'] ?? '')) ?? [];
  const name = Buffer.from(encoded, 'base64').toString('utf8');
  if (!Number.isSafeInteger(length) || length < 0 || name === '') throw new RequestProblem(400, 'malformed-request', { detail: 'Say length and name of the file, as tus does.' });
  return { name, length };
}
