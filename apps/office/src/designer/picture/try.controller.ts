import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { TriedProcedure } from '@motcua/contracts/catalogue-editing-api';
import { readFormPost } from '@motcua/forms/read';
import { ServiceRefused } from '@motcua/pages/answer';
import { show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomInt } from 'node:crypto';
import { Catalogue } from '../../catalogue/catalogue.ts';
import { VisitOf } from '../../frame/visit.ts';
import type { Visit } from '../../frame/visit.ts';
import { Administrator } from '../administrator.ts';
import { postedText, withoutRow } from '../sheet/control.ts';
import type { Post as Posted } from '../sheet/control.ts';
import { DraftKeeper } from '../draft/draft-keeper.ts';
import { withDistricts } from './districts-post.ts';
import { drawableForm } from './drawable.ts';
import { ProcedureDrafts } from '../draft/procedure-drafts.ts';
import { tryPage } from './try.page.tsx';

/** Trying a form out: nothing is kept, so what was tried comes back as the answer to its post. */
@Controller('office/ban-thao/:id/chay-thu')
export class TryController {
  constructor(
    private readonly drafts: ProcedureDrafts,
    private readonly keeper: DraftKeeper,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async open(@VisitOf() visit: Visit, @Administrator() person: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const desk = await this.keeper.open(visit, person, id);
    await show(reply, tryPage({ desk, form: drawableForm(desk.draft.content, this.catalogue.units()) }));
  }

  @Post()
  @HttpCode(200)
  async try(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { post, chosen } = withDistricts((request.body ?? {}) as Posted, this.catalogue.units());
    const desk = await this.keeper.open(visit, person, id);
    const form = drawableForm(desk.draft.content, this.catalogue.units());
    const read = readFormPost(form.sections.flatMap(({ fields }) => fields), withoutRow(post));
    const answers = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== null));
    const tried = await this.ask(person, id, postedText(post, 'sample') === 'true' ? { sample: randomInt(2 ** 31 - 1) } : { answers });
    await show(reply, tryPage({ desk, form, tried: tried ?? untried(answers), add: postedText(post, 'add') || undefined, chosen, notYet: tried === undefined }));
  }

  /** Undefined: the draft is not whole enough. @throws ServiceRefused, DependencyAway */
  private async ask(person: Person, id: string, wish: Parameters<ProcedureDrafts['try']>[2]): Promise<TriedProcedure | undefined> {
    try {
      return await this.drafts.try(person, id, wish);
    } catch (error) {
      if (error instanceof ServiceRefused && error.status === 422) return undefined;
      throw error;
    }
  }
}

const untried = (answers: TriedProcedure['answers']): TriedProcedure => ({ answers, problems: [], asked: { sections: [], fields: [], papers: [] } });
