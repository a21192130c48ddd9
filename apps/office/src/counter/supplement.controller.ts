import { checkCsrf } from '@motcua/auth/sign-in';
import { DependencyAway } from '@motcua/auth/errors';
import type { Person } from '@motcua/auth/sign-in';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import { RequestProblem } from '@motcua/http/problem';
import { parsedBy } from '@motcua/http/parsed-by';
import { ServiceRefused } from '@motcua/pages/answer';
import { readFieldsPost } from '@motcua/form-pages/form-post';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Sent } from '../acts/sent.ts';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DossierId } from '../dossier/id.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { OneStop } from '../services/one-stop.ts';
import { papersIn } from './counter-post.ts';
import { askedFields, supplementPage } from './supplement.page.tsx';
import type { SupplementPage } from './supplement.page.tsx';

type AtDesk = { readonly visit: Visit; readonly person: Person; readonly reply: FastifyReply };

/** Somebody brings what was asked for: reception takes it in their name. */
@Controller('office/ho-so/:id/bo-sung')
export class SupplementController {
  constructor(
    private readonly oneStop: OneStop,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get()
  async ask(@VisitOf() visit: Visit, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.show({ visit, person, reply }, this.opened(await this.oneStop.dossier(person, id)));
  }

  @Post()
  @HttpCode(200)
  async take(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const sent = Sent.parse(request.body);
    const open = this.opened(await this.oneStop.dossier(person, id));
    const { answers } = readFieldsPost(open.form, askedFields(open.form, open.asked), sent);
    const onPaper = papersIn(open.form, sent);
    try {
      await this.oneStop.move(person, { id, act: 'supplement', version: sent.version, key: sent.key, body: { answers, onPaper } });
      await goTo(reply, addresses.dossier(id));
    } catch (error) {
      if (!(error instanceof ServiceRefused) || error.status === 401 || error.status === 404 || error.status >= 500) throw error;
      const again = { ...open, given: { ...open.given, ...answers }, onPaper, problems: error.errors };
      await this.show({ visit, person, reply }, error.code === 'dossier-changed' ? { ...again, changed: true } : again, error.status);
    }
  }

  /** @throws RequestProblem 404 while nothing is asked of the applicant */
  private opened(view: DossierView): SupplementPage {
    const asked = view.supplements.findLast(({ answeredAt }) => answeredAt === undefined);
    const allowed = view.actions.some(({ action, allowed: may }) => action === 'supplement' && may);
    if (!asked || !allowed) throw new RequestProblem(404, 'not-found');
    const procedure = this.catalogue.pinned(view.procedure);
    if (!procedure) throw new DependencyAway('catalogue');
    return { view, procedure, form: this.catalogue.formOf(procedure), asked, opened: { version: view.status.version, key: randomUUID() }, given: view.answers, onPaper: {}, problems: [] };
  }

  private async show({ visit, person, reply }: AtDesk, page: SupplementPage, status = 200): Promise<void> {
    await show(reply, supplementPage(await this.rooms.furnish(visit, person), page), status);
  }
}
