import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { CounterDraft } from '@motcua/contracts/counter-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { searchKey } from '@motcua/domain/text/accents';
import { parsedBy } from '@motcua/http/parsed-by';
import { ifThere } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { OneStop } from '../services/one-stop.ts';
import { Counter } from './counter.client.ts';
import { counterPage } from './counter.page.tsx';
import { DossierId } from '../dossier/id.ts';
import { receivedPage } from './received.page.tsx';
import { returnDeskPage } from './return.page.tsx';
import { isReceivedHere } from './room.ts';
import { scannedCode } from './typed.ts';

const Asked = z.object({ q: z.string().max(200).optional().catch(undefined), 'da-bo': z.string().optional() });
const Slip = z.object({ q: z.string().trim().max(300).catch('') });

/** The doors of the counter: reception begins here, results are handed over here. */
@Controller('office/quay')
export class CounterController {
  constructor(
    private readonly counter: Counter,
    private readonly oneStop: OneStop,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
  ) {}

  /** Without script, what is typed narrows the list by asking again; a name that means one procedure leads on at once. */
  @Get()
  async home(@VisitOf() visit: Visit, @Official() person: Person, @Query(parsedBy(Asked)) { q = '', ...asked }: z.output<typeof Asked>, @Res() reply: FastifyReply): Promise<void> {
    const [drafts, room] = await Promise.all([this.counter.drafts(person), this.rooms.furnish(visit, person)]);
    const words = searchKey(q).split(' ').filter(Boolean);
    const procedures = this.recentFirst(person, drafts).filter(({ name }) => words.every((word) => searchKey(`${name.vi} ${name.en}`).includes(word)));
    const [only] = procedures;
    if (only && procedures.length === 1 && words.length > 0) return goTo(reply, addresses.counterNew(only.id));
    const open = drafts.filter(({ submission }) => !submission);
    await show(reply, counterPage(room, { procedures, q, drafts: open, nameIn: (draft) => this.nameIn(draft), discarded: asked['da-bo'] !== undefined }));
  }

  @Get('xong/:id')
  async received(@VisitOf() visit: Visit, @Official() person: Person, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { id } = z.object({ id: DossierId }).parse(request.params);
    const [view, drafts, room] = await Promise.all([this.oneStop.dossier(person, id), ifThere(this.counter.drafts(person)), this.rooms.furnish(visit, person)]);
    await show(reply, receivedPage(room, { view, procedure: this.catalogue.pinned(view.procedure), procedures: this.recentFirst(person, drafts ?? []) }));
  }

  @Get('tra')
  async returning(@VisitOf() visit: Visit, @Official() person: Person, @Res() reply: FastifyReply): Promise<void> {
    await this.showReturns(reply, visit, person);
  }

  /** A slip was scanned: its dossier opens with the form of the return. */
  @Post('tra')
  @HttpCode(200)
  async handOver(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Body(parsedBy(Slip)) { q }: z.output<typeof Slip>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const code = scannedCode(q);
    const { rows } = code.length < 2 ? { rows: [] } : await this.oneStop.search(person, { q: code });
    const [only] = rows;
    if (!only || rows.length > 1) return this.showReturns(reply, visit, person, q);
    await goTo(reply, only.state === 'completed' ? `${addresses.dossier(only.id, { act: 'return' })}#act` : addresses.dossier(only.id));
  }

  private async showReturns(reply: FastifyReply, visit: Visit, person: Person, unknown?: string): Promise<void> {
    const [page, room] = await Promise.all([this.oneStop.list(person, { queue: 'to-return' }), this.rooms.furnish(visit, person)]);
    const dayMinutes = this.catalogue.dayMinutesAt(this.catalogue.agency(person.agency));
    await show(reply, returnDeskPage(room, { page, dayMinutes, unknown }), unknown === undefined ? 200 : 404);
  }

  /** What is received here; what was begun last stands first, the rest by name. */
  private recentFirst(person: Person, drafts: readonly CounterDraft[]): Procedure[] {
    const recent = [...new Set(drafts.map(({ procedure }) => procedure.id))];
    const rank = ({ id }: Procedure) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
    return this.catalogue.proceduresAt(this.catalogue.agency(person.agency)).filter(isReceivedHere).toSorted((one, other) => rank(one) - rank(other));
  }

  private nameIn({ procedure, answers }: CounterDraft): string {
    const name = answers[this.catalogue.pinned(procedure)?.form.applicant.name ?? ''];
    return typeof name === 'string' ? name : '';
  }
}
