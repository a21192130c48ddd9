import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { Paper } from '@motcua/contracts/procedure';
import { ifThere } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { Drafts } from './drafts.client.ts';
import { openDraft } from './offer.ts';
import { fileRow, sendRow } from './file-row.ts';
import { PaperFiles } from './paper-files.ts';
import type { Place } from './paper-files.ts';
import { papersPage } from './papers.page.tsx';
import { isRefusal, receiveFiles } from './upload.ts';
import type { Sent } from './upload.ts';
import { Uploads } from './uploads.client.ts';

/** Files for the papers that a dossier needs, by a plain form; `PaperUploadsController` takes what a script sends. */
@Controller('ban-nhap/:id/giay-to')
export class PapersController {
  constructor(
    private readonly drafts: Drafts,
    private readonly catalogue: Catalogue,
    private readonly papers: PaperFiles,
    private readonly uploads: Uploads,
  ) {}

  @Get()
  async show(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const draft = await this.drafts.get(citizen, id);
    if (draft.submission) return goTo(reply, addresses.submitted(draft.submission.id));
    const { giay: paper, loi: refused } = query;
    const wrong = typeof paper === 'string' && isRefusal(refused) ? { paper, refused } : undefined;
    const earlier = await ifThere(this.drafts.earlierPapers(citizen, id));
    await show(reply, papersPage(visit, { open: openDraft(draft, this.catalogue), wrong, earlier }));
  }

  @Post(':paper')
  async add(@Citizen() citizen: Person, @Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const paper = await this.papers.paperOf(citizen, place);
    const { sent } = await receiveFiles(request, { drafts: this.drafts, person: citizen, paperOf: (input) => (input === 'file' ? paper : undefined) });
    const kept = await this.attach(citizen, place, paper, sent);
    const refused = kept.length === 0 ? 'none' : kept.flatMap((one) => ('refused' in one ? [one.refused] : []))[0];
    const where = addresses.papers(place.id);
    await goTo(reply, refused ? `${where}?${new URLSearchParams({ giay: paper.id, loi: refused })}` : `${where}#paper-${paper.id}`);
  }

  @Get(':paper/:file')
  async state(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param() { id, paper, file }: Place & { file: string }, @Res() reply: FastifyReply): Promise<void> {
    await sendRow(reply, visit, fileRow(visit, { draft: id, paper }, await this.drafts.file(citizen, file)));
  }

  @Post(':paper/:file/quet')
  async scanAgain(@Citizen() citizen: Person, @Param() { id, paper, file }: Place & { file: string }, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.uploads.scanAgain(citizen, file);
    await goTo(reply, `${addresses.papers(id)}#paper-${paper}`);
  }

  @Post(':paper/:file/bo')
  async remove(@Citizen() citizen: Person, @Param() { id, paper, file }: Place & { file: string }, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.papers.remove(citizen, { id, paper }, file);
    if (request.headers.accept?.includes('part=file')) return void (await reply.status(204).send());
    await goTo(reply, `${addresses.papers(id)}#paper-${paper}`);
  }

  /** Binds what eforms has taken to the draft, as far as the paper takes that many. */
  private async attach(citizen: Person, place: Place, paper: Paper, sent: readonly Sent[]): Promise<Sent[]> {
    const taken = sent.flatMap((one) => ('file' in one ? [one.file.id] : []));
    const tooMany = taken.length > 0 ? await this.papers.add(citizen, place, paper, taken) : [];
    return sent.map((one) => ('file' in one && tooMany.includes(one.file.id) ? { name: one.name, refused: 'too-many' } : one));
  }
}
