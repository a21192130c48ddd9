import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { readIdempotencyKey } from '@motcua/http/conditions';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { passThrough } from '../services/pass-through.ts';
import { checkPage } from './check.page.tsx';
import { Drafts } from './drafts.client.ts';
import { openDraft } from './offer.ts';

const toldByThePage: ReadonlySet<string> = new Set(['answers-invalid', 'draft-form-superseded', 'procedure-withdrawn']);

@Controller('ban-nhap/:id')
export class CheckController {
  constructor(
    private readonly drafts: Drafts,
    private readonly catalogue: Catalogue,
  ) {}

  @Get('kiem-tra')
  async show(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.showAgain({ visit, citizen, id }, reply);
  }

  @Get('don.pdf')
  async form(@Citizen() citizen: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.drafts.form(citizen, id));
  }

  @Post('nop')
  async submit(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { key, truth } = (request.body ?? {}) as { key?: string; truth?: string };
    if (truth !== 'true') return this.showAgain({ visit, citizen, id, untrue: true }, reply);
    try {
      const receipt = await this.drafts.submit(citizen, id, readIdempotencyKey(key), visit.lang);
      await goTo(reply, addresses.submitted(receipt.id));
    } catch (error) {
      // Something has changed since the page was opened, in another window or in the catalogue: the check page tells what.
      if (error instanceof ServiceRefused && toldByThePage.has(error.code)) return goTo(reply, addresses.check(id));
      throw error;
    }
  }

  private async showAgain({ visit, citizen, id, untrue }: { visit: Visit; citizen: Person; id: string; untrue?: boolean }, reply: FastifyReply): Promise<void> {
    const [draft, problems] = await Promise.all([this.drafts.get(citizen, id), this.drafts.problems(citizen, id)]);
    if (draft.submission) return goTo(reply, addresses.submitted(draft.submission.id));
    await show(reply, checkPage(visit, { open: openDraft(draft, this.catalogue), problems, untrue }), untrue ? 422 : 200);
  }
}
