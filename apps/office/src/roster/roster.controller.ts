import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { parsedBy } from '@motcua/http/parsed-by';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DossierId } from '../dossier/id.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { attempt, openedIn, postedIn } from '../organisation/posted.ts';
import { RosterClient } from './roster.client.ts';
import { rosterDone, rosterPage } from './roster.page.tsx';
import type { RosterProps } from './roster.page.tsx';
import { typedRoster, writtenAbsence, writtenDelegation } from './roster-typed.ts';

const Done = z.enum(rosterDone).optional().catch(undefined);
const At = z.object({ kind: z.enum(['nghi', 'uy-quyen']), id: DossierId });

/** Who is away, and who stands in: one's own, and for heads that of their people. */
@Controller('office/vang-mat')
export class RosterController {
  constructor(
    private readonly client: RosterClient,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get()
  async roster(@VisitOf() visit: Visit, @Official() person: Person, @Query('da') done: unknown, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, await this.page({ visit, person }, { done: Done.parse(done) }));
  }

  @Post('moi')
  @HttpCode(200)
  async record(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const posted = postedIn(request);
    const typed = typedRoster(posted, 'absence');
    const written = writtenAbsence(typed);
    if ('wrong' in written) return show(reply, await this.page({ visit, person }, { typed, wrong: written.wrong }), 422);
    const refused = await attempt(async () => {
      await this.client.record(person, written.body, openedIn(posted).key);
      await goTo(reply, addresses.roster({ da: 'recorded' }));
    });
    if (refused) await show(reply, await this.page({ visit, person }, { typed, refused }), refused.status);
  }

  @Post('uy-quyen')
  @HttpCode(200)
  async give(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const posted = postedIn(request);
    const typed = typedRoster(posted, 'delegation');
    const written = writtenDelegation(typed);
    if ('wrong' in written) return show(reply, await this.page({ visit, person }, { typed, wrong: written.wrong }), 422);
    const refused = await attempt(async () => {
      await this.client.give(person, written.body, openedIn(posted).key);
      await goTo(reply, addresses.roster({ da: 'given' }));
    });
    if (refused) await show(reply, await this.page({ visit, person }, { typed, refused }), refused.status);
  }

  @Post(':kind/:id/thoi')
  @HttpCode(200)
  async end(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Param(parsedBy(At)) { kind, id }: z.output<typeof At>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const refused = await attempt(async () => {
      await this.client.end(person, kind === 'nghi' ? 'absences' : 'delegations', { id, key: openedIn(postedIn(request)).key });
      await goTo(reply, addresses.roster({ da: 'ended' }));
    });
    if (refused) await show(reply, await this.page({ visit, person }, { refused }), refused.status);
  }

  private async page({ visit, person }: { visit: Visit; person: Person }, said: Pick<RosterProps, 'done' | 'typed' | 'wrong' | 'refused'>): Promise<string> {
    const [roster, room] = await Promise.all([this.client.roster(person), this.rooms.furnish(visit, person)]);
    return rosterPage(room, { roster, procedures: this.catalogue.proceduresAt(this.catalogue.agency(person.agency)), ...said });
  }
}
