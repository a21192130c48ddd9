import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { DismissDuplicate } from '@motcua/contracts/counter-api';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import { describeAnswers } from '@motcua/forms/describe';
import { parsedBy } from '@motcua/http/parsed-by';
import { ifThere } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import type { Lang } from '@motcua/ui/messages';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DossierId } from '../dossier/id.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { OneStop } from '../services/one-stop.ts';
import { comparePage } from './compare.page.tsx';
import type { ComparePage, Side } from './compare.page.tsx';
import { Counter } from './counter.client.ts';

const Pair = z.object({ id: DossierId, other: DossierId });
type Pair = z.output<typeof Pair>;
const Sent = z.object({ key: z.uuid(), reason: z.string().max(500).catch('') });

/** Two dossiers side by side, each read with the official's own right to it. */
@Controller('office/ho-so/:id/so-sanh/:other')
export class CompareController {
  constructor(
    private readonly counter: Counter,
    private readonly oneStop: OneStop,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get()
  async compare(@VisitOf() visit: Visit, @Official() person: Person, @Param(parsedBy(Pair)) pair: Pair, @Res() reply: FastifyReply): Promise<void> {
    await this.showBoth({ visit, person, reply }, pair, { key: randomUUID() });
  }

  @Post()
  @HttpCode(200)
  async dismiss(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Body(parsedBy(Sent)) { key, reason }: z.output<typeof Sent>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const pair = Pair.parse(request.params);
    const said = DismissDuplicate.safeParse({ reason });
    if (!said.success) return this.showBoth({ visit, person, reply }, pair, { key, reason, wrong: true }, 422);
    await this.counter.dismiss(person, { ...pair, key, reason: said.data.reason });
    await goTo(reply, addresses.compare(pair.id, pair.other));
  }

  private async showBoth({ visit, person, reply }: { visit: Visit; person: Person; reply: FastifyReply }, { id, other }: Pair, more: Pick<ComparePage, 'key' | 'reason' | 'wrong'>, status = 200): Promise<void> {
    const [one, another, suspected, room] = await Promise.all([this.oneStop.dossier(person, id), this.oneStop.dossier(person, other), ifThere(this.oneStop.duplicatesOf(person, id)), this.rooms.furnish(visit, person)]);
    const [older, newer] = one.status.submittedAt <= another.status.submittedAt ? [one, another] : [another, one];
    const sides = [this.sideOf(older, visit.lang), this.sideOf(newer, visit.lang)] as const;
    await show(reply, comparePage(room, { sides, from: id, suspicion: suspected?.find((found) => found.id === other), ...more }), status);
  }

  private sideOf(view: DossierView, lang: Lang): Side {
    const procedure = this.catalogue.pinned(view.procedure);
    return { view, sections: procedure ? describeAnswers(this.catalogue.formOf(procedure), view.answers, lang) : [] };
  }
}
