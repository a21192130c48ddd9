import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { readFormPost } from '@motcua/forms/read';
import { fieldsOf } from '@motcua/forms/visible';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Catalogue } from '../../catalogue/catalogue.ts';
import { dayOf } from '../../dossier/day.ts';
import { VisitOf } from '../../frame/visit.ts';
import type { Visit } from '../../frame/visit.ts';
import { Administrator } from '../administrator.ts';
import { postedText, withoutRow } from '../sheet/control.ts';
import type { Post as Posted } from '../sheet/control.ts';
import { withDistricts } from './districts-post.ts';
import { drawablePage } from './drawable.ts';
import { previewPage } from './preview.page.tsx';
import { ProcedureDrafts } from '../draft/procedure-drafts.ts';

interface Place { readonly id: string; readonly index: string }

/** A page of the form as citizens will get it. What is typed on it brings and takes fields, and is kept nowhere. */
@Controller('office/ban-thao/:id/xem/:index')
export class PreviewController {
  constructor(
    private readonly drafts: ProcedureDrafts,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  @Get()
  async open(@VisitOf() visit: Visit, @Administrator() person: Person, @Param() place: Place, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, previewPage({ visit, ...(await this.page(person, place)) }));
  }

  @Post()
  @HttpCode(200)
  async answer(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Param() place: Place, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { post, chosen } = withDistricts(withoutRow((request.body ?? {}) as Posted), this.catalogue.units());
    const page = await this.page(person, place);
    const read = readFormPost(fieldsOf(page.form, page.form.definition.sections[0]?.id ?? ''), post);
    const given = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== null));
    await show(reply, previewPage({ visit, ...page, given, add: postedText(post, 'add') || undefined, chosen }));
  }

  /** @throws RequestProblem 404 */
  private async page(person: Person, { id, index: place }: Place) {
    const draft = await this.drafts.get(person, id);
    const index = Number(place);
    const form = drawablePage(draft.content, index, this.catalogue.units());
    if (!form) throw new RequestProblem(404, 'not-found');
    return { draft, form, index, today: dayOf(this.clock.now()) };
  }
}
