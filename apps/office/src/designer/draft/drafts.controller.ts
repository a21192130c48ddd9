import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { RequestProblem } from '@motcua/http/problem';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../../addresses.ts';
import { VisitOf } from '../../frame/visit.ts';
import type { Visit } from '../../frame/visit.ts';
import { Administrator } from '../administrator.ts';
import { arranged, wishIn } from './arrange.ts';
import type { Wish } from './arrange.ts';
import { changesPage } from './changes.page.tsx';
import { placeOf } from '../content/content.ts';
import type { Content } from '../content/content.ts';
import { postedText } from '../sheet/control.ts';
import type { Post as Posted } from '../sheet/control.ts';
import { authorOf, conflictWords, DraftKeeper, isChanged, publishedAs, wordsIn } from './draft-keeper.ts';
import { withNew } from './new-things.ts';
import { outlinePage } from './outline.page.tsx';
import { problemsPage } from './problems.page.tsx';
import { outlineAt } from '../sheet/sheet-ways.tsx';
import { ProcedureDrafts } from './procedure-drafts.ts';

/** Who asks for which draft, and where the answer goes. */
interface Asking { readonly visit: Visit; readonly person: Person; readonly id: string; readonly reply: FastifyReply }

/** A draft as a whole: its outline, what is wrong with it, what it changes; adding, moving, taking away. */
@Controller('office/ban-thao/:id')
export class DraftsController {
  constructor(
    private readonly drafts: ProcedureDrafts,
    private readonly keeper: DraftKeeper,
  ) {}

  @Get()
  async outline(@VisitOf() visit: Visit, @Administrator() person: Person, @Param('id') id: string, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const desk = await this.keeper.open(visit, person, id);
    if (desk.draft.state === 'published') return goTo(reply, addresses.procedure(desk.draft.procedureId));
    await show(reply, outlinePage({ desk, done: query['xong'] === 'xoa' ? 'design.deleted' : undefined, open: Number(query['mo'] ?? -1) }));
  }

  @Get('vuong-mac')
  async problems(@VisitOf() visit: Visit, @Administrator() person: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, problemsPage(await this.keeper.open(visit, person, id)));
  }

  @Get('thay-doi')
  async changes(@VisitOf() visit: Visit, @Administrator() person: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const [desk, changes] = await Promise.all([this.keeper.open(visit, person, id), this.drafts.changes(person, id)]);
    await show(reply, changesPage(desk, changes));
  }

  @Post('them')
  @HttpCode(200)
  async add(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const post = posted(request);
    const draft = await this.drafts.get(person, id);
    const name = { vi: postedText(post, 'vi'), en: postedText(post, 'en') };
    const added = withNew(draft.content, { list: postedText(post, 'list'), type: postedText(post, 'type'), name });
    if (!added) throw new RequestProblem(404, 'not-found');
    await this.save({ visit, person, id, reply }, post, { content: added.content, next: addresses.sheet(id, added.at) });
  }

  @Post('sap-xep')
  @HttpCode(200)
  async arrange(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const post = posted(request);
    const draft = await this.drafts.get(person, id);
    const wish = wishIn(postedText(post, 'do'));
    const content = wish && arranged(draft.content, wish);
    if (!content) throw new RequestProblem(404, 'not-found');
    await this.save({ visit, person, id, reply }, post, { content, next: nextAfter(id, wish, request.headers.referer) });
  }

  @Post('xoa')
  @HttpCode(200)
  async drop(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const post = posted(request);
    await this.unlessChanged({ visit, person, id, reply }, post, async () => {
      await this.drafts.drop(person, { id, serial: Number(postedText(post, 'serial')) });
      await goTo(reply, addresses.designer);
    });
  }

  private async save(asking: Asking, post: Posted, { content, next }: { content: Content; next: string }): Promise<void> {
    const { person, id, reply } = asking;
    await this.unlessChanged(asking, post, async () => {
      await this.drafts.save(person, { id, serial: Number(postedText(post, 'serial')) }, content);
      await goTo(reply, next);
    });
  }

  private async unlessChanged({ visit, person, id, reply }: Asking, post: Posted, doIt: () => Promise<void>): Promise<void> {
    try {
      await doIt();
    } catch (error) {
      const published = publishedAs(error);
      if (published) return goTo(reply, addresses.procedure(published));
      if (!isChanged(error)) throw error;
      const desk = await this.keeper.open(visit, person, id);
      await show(reply, outlinePage({ desk, conflict: conflictWords(visit, person, authorOf(error)), wrote: wordsIn(post) }), 409);
    }
  }
}

function posted(request: FastifyRequest): Posted {
  checkCsrf(request);
  return (request.body ?? {}) as Posted;
}

/** Back to the page that the button stood on; what was taken away has no page any more. */
function nextAfter(id: string, { act, at, to }: Wish, referer: string | undefined): string {
  if (act === 'bring') return addresses.sheet(id, to ?? '');
  const { list, index } = placeOf(at);
  const above = list.endsWith('.fields') ? list.replace(/\.fields$/, '') : undefined;
  if (act === 'delete') return above ? addresses.sheet(id, above) : `${addresses.draft(id)}?xong=xoa`;
  const place = `${list}.${Math.max(0, index + (act === 'up' ? -1 : 1))}`;
  const onSheet = above !== undefined && (referer ?? '').includes(addresses.sheet(id, above));
  return onSheet ? `${addresses.sheet(id, above)}#${place}` : outlineAt(id, place);
}
