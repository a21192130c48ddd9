import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { randomUUID } from 'node:crypto';
import type { Person } from '@motcua/auth/sign-in';
import type { FieldProblem } from '@motcua/contracts/problems';
import { readIdempotencyKey } from '@motcua/http/conditions';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Drafts } from '../draft/drafts.client.ts';
import { receiveFiles } from '../draft/upload.ts';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { Dossiers } from './dossiers.client.ts';
import { onceScanned } from './scanned-files.ts';
import { askedIn, bringsMore, paperNamed, posted, refusedFiles } from './supplement-post.ts';
import { supplementPage } from './supplement.page.tsx';
import type { SupplementView } from './supplement.page.tsx';

/** Answering a request for papers or answers. */
@Controller('ho-so/:id/bo-sung')
export class SupplementController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly drafts: Drafts,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async show(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.viewOf(citizen, id);
    if (!mayAnswer(view)) return goTo(reply, `${addresses.dossier(id)}?tin=not-now`);
    await show(reply, supplementPage(visit, view));
  }

  @Post()
  async answer(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.viewOf(citizen, id);
    if (!mayAnswer(view)) return goTo(reply, `${addresses.dossier(id)}?tin=not-now`);
    const received = await receiveFiles(request, { drafts: this.drafts, person: citizen, paperOf: (input) => paperNamed(view.procedure, input) });
    const upload = await onceScanned(received, (file) => this.drafts.file(citizen, file));
    const given = posted(view, upload);
    const refused = refusedFiles(upload, given);
    const again = (problems: readonly FieldProblem[]) => show(reply, supplementPage(visit, { ...given, problems }), 422);
    if (refused.length > 0) return again(refused);
    if (bringsMore(given, upload)) return show(reply, supplementPage(visit, { ...given, more: true }));
    try {
      const answers = Object.fromEntries(Object.entries(given.given).filter(([field]) => given.open.fields.includes(field)));
      await this.dossiers.move(citizen, id, { act: 'supplement', version: Number(upload.fields['version']), key: readIdempotencyKey(given.key), body: { answers, papers: given.kept } });
      await goTo(reply, `${addresses.dossier(id)}?tin=supplemented`);
    } catch (error) {
      if (!(error instanceof ServiceRefused)) throw error;
      if (error.code === 'answers-invalid') return again(error.errors);
      if (error.status === 409) return goTo(reply, `${addresses.dossier(id)}?tin=changed`);
      throw error;
    }
  }

  private async viewOf(citizen: Person, id: string): Promise<SupplementView> {
    const dossier = await this.dossiers.get(citizen, id);
    const procedure = this.catalogue.pinned(dossier.procedure.id, dossier.procedure.version);
    const area = this.catalogue.agency(dossier.status.agency.code)?.unitCode;
    return { dossier, procedure, area, form: this.catalogue.formOf(procedure), open: askedIn({ dossier }), given: dossier.answers, kept: {}, names: {}, problems: [], key: randomUUID() };
  }
}

const mayAnswer = ({ dossier }: SupplementView) => dossier.actions.some(({ action, allowed }) => action === 'supplement' && allowed);
