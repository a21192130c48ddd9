import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { Clock } from '@motcua/http/clock';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { dateOf } from '@motcua/ui/form/date-field';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { addresses } from '../../addresses.ts';
import { dayOf } from '../../dossier/day.ts';
import { VisitOf } from '../../frame/visit.ts';
import type { Visit } from '../../frame/visit.ts';
import type { MessageKey } from '../../messages.ts';
import { Administrator } from '../administrator.ts';
import { postedText } from '../sheet/control.ts';
import type { Post as Posted } from '../sheet/control.ts';
import { DraftKeeper, publishedAs } from './draft-keeper.ts';
import { ProcedureDrafts } from './procedure-drafts.ts';
import { publishPage } from './publish.page.tsx';
import type { PublishProps } from './publish.page.tsx';

interface Asking { readonly visit: Visit; readonly person: Person; readonly id: string; readonly reply: FastifyReply }

@Controller('office/ban-thao/:id/cong-bo')
export class PublishController {
  constructor(
    private readonly drafts: ProcedureDrafts,
    private readonly keeper: DraftKeeper,
    private readonly clock: Clock,
  ) {}

  @Get()
  async open(@VisitOf() visit: Visit, @Administrator() person: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.show({ visit, person, id, reply }, {});
  }

  @Post()
  @HttpCode(200)
  async publish(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const post = (request.body ?? {}) as Posted;
    const asking = { visit, person, id, reply };
    const typed = { day: postedText(post, 'from.day'), month: postedText(post, 'from.month'), year: postedText(post, 'from.year') };
    const effectiveFrom = dateOf(typed);
    if (!effectiveFrom) return this.show(asking, { from: typed, refused: { at: 'from', message: 'design.publish.no-day' } }, 422);
    const key = postedText(post, 'key') || randomUUID();
    try {
      const { procedureId } = await this.drafts.publish(person, { id, serial: Number(postedText(post, 'serial')) }, { effectiveFrom, key });
      await goTo(reply, `${addresses.procedure(procedureId)}?xong=cong-bo`);
    } catch (error) {
      const published = publishedAs(error);
      if (published) return goTo(reply, addresses.procedure(published));
      if (!(error instanceof ServiceRefused) || !Object.hasOwn(refusals, error.code)) throw error;
      await this.show(asking, { from: typed, refused: refusals[error.code] }, error.status);
    }
  }

  private async show({ visit, person, id, reply }: Asking, more: Partial<Pick<PublishProps, 'from' | 'refused'>>, status?: number): Promise<void> {
    const [desk, changes] = await Promise.all([this.keeper.open(visit, person, id), this.drafts.changes(person, id)]);
    if (desk.draft.state === 'published') return goTo(reply, addresses.procedure(desk.draft.procedureId));
    await show(reply, publishPage({ desk, changes, oneTime: randomUUID(), from: dayOf(this.clock.now()), ...more }), status);
  }
}

const refusals: Readonly<Record<string, { readonly at: 'from' | 'page'; readonly message: MessageKey }>> = {
  'effective-too-early': { at: 'from', message: 'design.publish.too-early' },
  'procedure-draft-changed': { at: 'page', message: 'design.publish.changed' },
  'procedure-not-ready': { at: 'page', message: 'design.publish.blocked' },
  'procedure-version-taken': { at: 'page', message: 'design.publish.taken' },
};
