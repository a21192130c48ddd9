import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { MigrationPlan } from '@motcua/contracts/process-api';
import { Slug } from '@motcua/contracts/text';
import { parsedBy } from '@motcua/http/parsed-by';
import { RequestProblem } from '@motcua/http/problem';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Administrator } from '../designer/administrator.ts';
import { postedText } from '../designer/sheet/control.ts';
import type { Post as Posted } from '../designer/sheet/control.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { FlightsClient } from './flights.client.ts';
import { flightsPage } from './flights.page.tsx';
import { outlookPage } from './outlook.page.tsx';
import { postedPlan } from './posted-plan.ts';

interface Asking { readonly visit: Visit; readonly person: Person; readonly id: string; readonly reply: FastifyReply }

/** Dossiers in flight of a procedure: how many follow which version, and the plan that moves them. */
@Controller('office/danh-muc/:id/dang-giai-quyet')
export class FlightsController {
  constructor(
    private readonly client: FlightsClient,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get()
  async open(@VisitOf() visit: Visit, @Administrator() person: Person, @Param('id', parsedBy(Slug)) id: string, @Query('xong') done: unknown, @Res() reply: FastifyReply): Promise<void> {
    await this.show({ visit, person, id, reply }, { begun: done === '1' });
  }

  /** Looks at what the plan would do, or, by its own button, begins it. */
  @Post('ke-hoach')
  @HttpCode(200)
  async plan(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Param('id', parsedBy(Slug)) id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const post = (request.body ?? {}) as Posted;
    const asking = { visit, person, id, reply };
    const plan = postedPlan(id, post);
    if (!plan || plan.from === plan.to) return this.show(asking, { begun: false, wrong: true }, 422);
    try {
      if (postedText(post, 'do') !== 'begin') return await this.look(asking, plan, Math.max(1, Number(postedText(post, 'page')) || 1));
      await this.client.begin(person, plan, postedText(post, 'key'));
    } catch (error) {
      if (!(error instanceof ServiceRefused) || ![404, 422].includes(error.status)) throw error;
      return this.show(asking, { begun: false, wrong: true }, 422);
    }
    await goTo(reply, addresses.flights(id, '1'));
  }

  private async look({ visit, person, reply }: Asking, plan: MigrationPlan, page: number): Promise<void> {
    const [outlook, room] = await Promise.all([this.client.dryRun(person, { ...plan, page }), this.rooms.furnish(visit, person)]);
    const after = this.versionsOf(plan.procedure).find(({ version }) => version === plan.to);
    if (!after) throw new RequestProblem(404, 'migration-unknown');
    const names = new Map(this.catalogue.allAgencies().map(({ code, name }) => [code, name[visit.lang]]));
    await show(reply, outlookPage(room, { outlook, after, agencyName: (code) => names.get(code) ?? code }));
  }

  private async show({ visit, person, id, reply }: Asking, said: { readonly begun: boolean; readonly wrong?: boolean }, status?: number): Promise<void> {
    const [flight, room] = await Promise.all([this.client.inFlight(person, id), this.rooms.furnish(visit, person)]);
    await show(reply, flightsPage(room, { procedure: id, versions: this.versionsOf(id), flight, ...said }), status);
  }

  private versionsOf(id: string) {
    return this.catalogue.everyVersion().filter((version) => version.id === id).sort((one, other) => other.version - one.version);
  }
}
