import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { KeepDraft } from '@motcua/contracts/eforms-api';
import { RequestProblem } from '@motcua/http/problem';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo } from '@motcua/pages/reply';
import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Citizen } from '../frame/visit.ts';
import { Drafts } from './drafts.client.ts';

/** The citizen has a draft kept longer without touching it. */
@Controller('ban-nhap/:id/giu')
export class KeepController {
  constructor(private readonly drafts: Drafts) {}

  @Post()
  async keep(@Citizen() citizen: Person, @Param('id') id: string, @Body() post: Record<string, string | undefined>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const seen = KeepDraft.safeParse({ expiresAt: post['expiresAt'] }).data;
    if (!seen) throw new RequestProblem(400, 'malformed-request');
    await this.drafts.keep(citizen, id, seen).catch((error: unknown) => {
      // It is kept as long as it can be, or was submitted meanwhile: the page says so.
      if (!(error instanceof ServiceRefused) || error.status !== 409) throw error;
    });
    await goTo(reply, post['ve'] === 'ho-so' ? addresses.dossiers : `${addresses.draft(id)}?da-giu=1`);
  }
}
