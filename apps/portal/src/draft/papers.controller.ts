import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { Paper } from '@motcua/contracts/procedure';
import { papersFor } from '@motcua/forms/check-papers';
import { RequestProblem } from '@motcua/http/problem';
import { goTo, show } from '@motcua/pages/reply';
import { FileRow } from '@motcua/ui/dossier/files';
import type { FileRowProps } from '@motcua/ui/dossier/files';
import { renderPart } from '@motcua/ui/page';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { Drafts } from './drafts.client.ts';
import { openDraft } from './offer.ts';
import { fileRow, papersPage, refusalInWords } from './papers.page.tsx';
import { isRefusal, receiveFiles } from './upload.ts';
import type { Sent } from './upload.ts';

type Place = { readonly id: string; readonly paper: string };

/** Files for the papers that a dossier needs: with script one at a time and at once, without it by a plain form. */
@Controller('ban-nhap/:id/giay-to')
export class PapersController {
  constructor(
    private readonly drafts: Drafts,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async show(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const draft = await this.drafts.get(citizen, id);
    if (draft.submission) return goTo(reply, addresses.submitted(draft.submission.id));
    const { giay: paper, loi: refused } = query;
    const wrong = typeof paper === 'string' && isRefusal(refused) ? { paper, refused } : undefined;
    await show(reply, papersPage(visit, { open: openDraft(draft, this.catalogue), wrong }));
  }

  @Post(':paper')
  async add(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const paper = await this.paperOf(citizen, place);
    const { sent } = await receiveFiles(request, { drafts: this.drafts, person: citizen, paperOf: (input) => (input === 'file' ? paper : undefined) });
    const kept = await this.attach(citizen, place, paper, sent);
    const script = request.headers.accept?.includes('part=file');
    const [only] = kept;
    if (script && only) return sendRow(reply, visit, rowOf(visit, place, paper, only));
    const refused = kept.length === 0 ? 'none' : kept.flatMap((one) => ('refused' in one ? [one.refused] : []))[0];
    const where = addresses.papers(place.id);
    await goTo(reply, refused ? `${where}?${new URLSearchParams({ giay: paper.id, loi: refused })}` : `${where}#paper-${paper.id}`);
  }

  @Get(':paper/:file')
  async state(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param() { id, paper, file }: Place & { file: string }, @Res() reply: FastifyReply): Promise<void> {
    await sendRow(reply, visit, fileRow(visit, { draft: id, paper }, await this.drafts.file(citizen, file)));
  }

  @Post(':paper/:file/bo')
  async remove(@Citizen() citizen: Person, @Param() { id, paper, file }: Place & { file: string }, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.drafts.changeFiles(citizen, id, paper, (files) => files.filter((one) => one !== file));
    await this.drafts.removeFile(citizen, file).catch(() => undefined);
    await goTo(reply, `${addresses.papers(id)}#paper-${paper}`);
  }

  private async paperOf(citizen: Person, { id, paper }: Place): Promise<Paper> {
    const { form, draft } = openDraft(await this.drafts.get(citizen, id), this.catalogue);
    const found = papersFor(form, draft.answers).find((one) => one.id === paper);
    if (!found) throw new RequestProblem(404, 'not-found');
    return found;
  }

  /** Binds what eforms has taken to the draft, as far as the paper takes that many. */
  private async attach(citizen: Person, { id }: Place, paper: Paper, sent: readonly Sent[]): Promise<Sent[]> {
    const taken = sent.flatMap((one) => ('file' in one ? [one.file.id] : []));
    if (taken.length === 0) return [...sent];
    let room: readonly string[] = [];
    await this.drafts.changeFiles(citizen, id, paper.id, (files) => {
      room = taken.slice(0, Math.max(0, paper.maxFiles - files.length));
      return [...files, ...room];
    });
    const tooMany = taken.filter((one) => !room.includes(one));
    await Promise.all(tooMany.map((one) => this.drafts.removeFile(citizen, one).catch(() => undefined)));
    return sent.map((one) => ('file' in one && tooMany.includes(one.file.id) ? { name: one.name, refused: 'too-many' } : one));
  }
}

function rowOf(visit: Visit, place: Place, paper: Paper, sent: Sent): FileRowProps {
  if ('file' in sent) return fileRow(visit, { draft: place.id, paper: place.paper }, sent.file);
  return { name: sent.name, state: sent.refused === 'attachment-infected' ? 'infected' : 'failed', said: refusalInWords(sent.refused, paper, visit) };
}

async function sendRow(reply: FastifyReply, { lang }: Visit, row: FileRowProps): Promise<void> {
  await reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(renderPart(lang, h(FileRow, row)));
}
