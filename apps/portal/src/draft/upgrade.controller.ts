import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { readIdempotencyKey } from '@motcua/http/conditions';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo } from '@motcua/pages/reply';
import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Citizen } from '../frame/visit.ts';
import { Drafts } from './drafts.client.ts';

/** The citizen moves a draft to the newer version of its form. */
@Controller('ban-nhap/:id/ban-moi')
export class UpgradeController {
  constructor(private readonly drafts: Drafts) {}

  @Post()
  async upgrade(@Citizen() citizen: Person, @Param('id') id: string, @Body() post: Record<string, string | undefined>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    try {
      await this.drafts.upgrade(citizen, id, { seen: Number(post['version']) || 0, key: readIdempotencyKey(post['key']) });
      await goTo(reply, addresses.draft(id));
    } catch (error) {
      if (!(error instanceof ServiceRefused) || !again.has(error.code)) throw error;
      await goTo(reply, error.code === 'draft-changed' ? `${addresses.draft(id)}?chua-chuyen=1` : addresses.draft(id));
    }
  }
}

/** The task list says what there is to say. */
const again: ReadonlySet<string> = new Set(['draft-changed', 'draft-submitted', 'draft-up-to-date']);
