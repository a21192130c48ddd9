import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { ifThere } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { receivingOf, rememberAgency, rememberDistrict, rememberedAgency } from '../procedure/chosen-agency.ts';
import { passThrough } from '../services/pass-through.ts';
import { beginPage } from './begin.page.tsx';
import { draftPage } from './draft.page.tsx';
import { Drafts } from './drafts.client.ts';
import { openDraft } from './offer.ts';
import { addressOf, partsOf } from './tasks.ts';

interface Wanted { readonly 'thu-tuc'?: unknown; readonly 'co-quan'?: unknown; readonly quan?: unknown }
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

@Controller()
export class DraftsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly catalogue: Catalogue,
  ) {}

  /** Where signing in leads back to. */
  @Get('ho-so/moi')
  async prepare(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Query() wanted: Wanted, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, await this.beginning(visit, citizen, wanted, { request, reply }));
  }

  @Post('ho-so/moi')
  async begin(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const wanted = { ...(request.query as Wanted), ...(request.body as Wanted) };
    const procedure = this.catalogue.procedure(text(wanted['thu-tuc']));
    const agency = this.catalogue.agenciesFor(procedure).find(({ code }) => code === wanted['co-quan']);
    if (!agency) return show(reply, await this.beginning(visit, citizen, { ...wanted, 'co-quan': '' }, { request, reply }), 422);
    const draft = await this.drafts.begin(citizen, { procedureId: procedure.id, agency: agency.code }, visit.lang);
    rememberAgency(reply, agency.code);
    const [first = ''] = partsOf(openDraft(draft, this.catalogue));
    await goTo(reply, addressOf(draft.id, first));
  }

  @Get('ban-nhap/:id')
  async show(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const draft = await this.drafts.get(citizen, id);
    if (draft.submission) return goTo(reply, addresses.submitted(draft.submission.id));
    await show(reply, draftPage(visit, openDraft(draft, this.catalogue), { saved: query['da-luu'] === '1', kept: query['da-giu'] === '1', notMoved: query['chua-chuyen'] === '1' }));
  }

  @Post('ban-nhap/:id/bo')
  async discard(@Citizen() citizen: Person, @Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.drafts.discard(citizen, id);
    await goTo(reply, `${addresses.dossiers}?da-bo=1`);
  }

  @Get('ban-nhap/:id/tep/:file')
  async file(@Citizen() citizen: Person, @Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.drafts.content(citizen, file));
  }

  private async beginning(visit: Visit, citizen: Person, wanted: Wanted, { request, reply }: { request: FastifyRequest; reply: FastifyReply }): Promise<string> {
    const procedure = this.catalogue.procedure(text(wanted['thu-tuc']));
    const agencies = this.catalogue.agenciesFor(procedure);
    const drafts = (await ifThere(this.drafts.mine(citizen))) ?? [];
    const earlier = drafts.find((draft) => draft.procedure.id === procedure.id && !draft.submission);
    const receiving = receivingOf(this.catalogue, agencies, { agency: wanted['co-quan'], district: wanted.quan, remembered: rememberedAgency(request) });
    if (wanted.quan !== undefined) rememberDistrict(reply, receiving);
    return beginPage(visit, { procedure, receiving, earlier, noAgency: request.method === 'POST' });
  }
}
