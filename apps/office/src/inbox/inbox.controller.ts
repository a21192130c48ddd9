import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { DossierPage } from '@motcua/contracts/one-stop-api';
import { Clock } from '@motcua/http/clock';
import { parsedBy } from '@motcua/http/parsed-by';
import { goTo, show } from '@motcua/pages/reply';
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { BulkClient } from '../bulk/bulk.client.ts';
import { answersCalls } from '../calls/rooms.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { handlesDossiers, keepsStaff, organises } from '../organisation/organiser.ts';
import { OneStop } from '../services/one-stop.ts';
import { scannedCode } from '../counter/typed.ts';
import { InboxAsked } from './filters.ts';
import { foundPage } from './found.page.tsx';
import { inboxPage } from './inbox.page.tsx';
import { firstQueue } from './queues.ts';

const Sought = z.object({ q: z.string().trim().max(300).catch(''), cursor: z.string().max(200).optional().catch(undefined) });

@Controller('office')
export class InboxController {
  constructor(
    private readonly oneStop: OneStop,
    private readonly bulk: BulkClient,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
    private readonly clock: Clock,
  ) {}

  @Get()
  async inbox(@VisitOf() visit: Visit, @Official() person: Person, @Query(parsedBy(InboxAsked)) { bulk, ...asked }: InboxAsked, @Res() reply: FastifyReply): Promise<void> {
    // Who only administers has no queue to come to.
    if (!handlesDossiers(person) && organises(person)) return goTo(reply, keepsStaff(person) ? addresses.organisation : addresses.designer);
    if (!handlesDossiers(person) && answersCalls(person)) return goTo(reply, addresses.calls);
    const query = { ...asked, queue: asked.queue ?? firstQueue(person.roles) };
    const [page, room, jobs] = await Promise.all([this.oneStop.list(person, query), this.rooms.furnish(visit, person), this.bulk.list(person)]);
    const agency = this.catalogue.agency(person.agency);
    const procedures = this.catalogue.proceduresAt(agency);
    await show(reply, inboxPage(room, { query, page, procedures, dayMinutes: this.catalogue.dayMinutesAt(agency), now: this.clock.now(), jobs, noneChosen: bulk !== undefined }));
  }

  @Get('tim')
  async ask(@VisitOf() visit: Visit, @Official() person: Person, @Res() reply: FastifyReply): Promise<void> {
    await this.showFound(reply, { visit, person, q: '' });
  }

  @Post('tim')
  @HttpCode(200)
  async find(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Body(parsedBy(Sought)) { q, cursor }: z.output<typeof Sought>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    if (q.length < 2) return this.showFound(reply, { visit, person, q });
    const meant = wholeCode(scannedCode(q), person.agency);
    const page = await this.oneStop.search(person, { q: meant, ...(cursor ? { cursor } : {}) });
    const only = theOneMeant(page, meant);
    if (only) return goTo(reply, addresses.dossier(only));
    return this.showFound(reply, { visit, person, q, page });
  }

  private async showFound(reply: FastifyReply, { visit, person, ...found }: { visit: Visit; person: Person; q: string; page?: DossierPage }): Promise<void> {
    const room = await this.rooms.furnish(visit, person);
    await show(reply, foundPage(room, { ...found, dayMinutes: this.catalogue.dayMinutesAt(this.catalogue.agency(person.agency)) }));
  }
}

/** Lists show a code without the agency, and that is what people type: it means a dossier of their own agency. */
function wholeCode(q: string, agency: string | undefined): string {
  return agency && /^\d{6}-\d{4,}$/.test(q) ? `${agency}-${q}` : q;
}

/** A whole code or look-up number, typed or scanned from a slip, opens its dossier at once. */
function theOneMeant({ rows }: DossierPage, q: string): string | undefined {
  const [only] = rows;
  if (!only || rows.length > 1) return undefined;
  const meant = q.replace(/\s/g, '').toUpperCase();
  return [only.reference, only.lookupNumber].includes(meant) ? only.id : undefined;
}
