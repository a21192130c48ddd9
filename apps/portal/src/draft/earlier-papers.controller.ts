import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { papersFor } from '@motcua/forms/check-papers';
import { RequestProblem } from '@motcua/http/problem';
import { goTo } from '@motcua/pages/reply';
import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Citizen } from '../frame/visit.ts';
import { Drafts } from './drafts.client.ts';
import { openDraft } from './offer.ts';

type Place = { readonly id: string; readonly paper: string };

/** A file of an earlier dossier for a paper of this draft; eforms takes only what is the citizen's own. */
@Controller('ban-nhap/:id/giay-to/:paper/dung-lai')
export class EarlierPapersController {
  constructor(
    private readonly drafts: Drafts,
    private readonly catalogue: Catalogue,
  ) {}

  @Post()
  async reuse(@Citizen() citizen: Person, @Param() { id, paper }: Place, @Body() post: Record<string, string | undefined>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const file = z.uuid().safeParse(post['file']).data;
    const { form, draft } = openDraft(await this.drafts.get(citizen, id), this.catalogue);
    const asked = papersFor(form, draft.answers).find((one) => one.id === paper);
    if (!file || !asked) throw new RequestProblem(404, 'not-found');
    let full = false;
    await this.drafts.changeFiles(citizen, id, paper, (files) => {
      full = !files.includes(file) && files.length >= asked.maxFiles;
      return full ? [...files] : [...new Set([...files, file])];
    });
    await goTo(reply, full ? `${addresses.papers(id)}?${new URLSearchParams({ giay: paper, loi: 'too-many' })}` : `${addresses.papers(id)}#paper-${paper}`);
  }
}
