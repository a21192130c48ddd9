import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { Clock } from '@motcua/http/clock';
import { parsedBy } from '@motcua/http/parsed-by';
import { goTo } from '@motcua/pages/reply';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { dayOf } from '../dossier/day.ts';
import { DossierDesk } from '../dossier/dossier-desk.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { withAgency } from '../handing/agency-choice.ts';
import { OneStop } from '../services/one-stop.ts';
import { Act, writeAct } from './acts.ts';
import type { Typed } from './typed.ts';
import { Sent, typedIn } from './sent.ts';

const PlainAct = Act.exclude(['attach-result']);

/** Where the forms of acts are sent. What comes second, or is not whole, comes back as it was typed. */
@Controller('office/ho-so/:id')
export class ActsController {
  constructor(
    private readonly oneStop: OneStop,
    private readonly desk: DossierDesk,
    private readonly clock: Clock,
    private readonly catalogue: Catalogue,
  ) {}

  @Post(':act')
  @HttpCode(200)
  async act(
    @Req() request: FastifyRequest<{ Params: { id: string; act: string } }>,
    @VisitOf() visit: Visit,
    @Official() person: Person,
    @Body(parsedBy(Sent)) sent: z.output<typeof Sent>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    checkCsrf(request);
    const { id, act } = Params.parse(request.params);
    const asking = { visit, person, id, reply };
    const typed: Typed = withAgency(act, typedIn(sent), this.catalogue.agencyList());
    const opened = { version: sent.version, key: sent.key };
    if (sent.preview) return this.desk.show(asking, { act, typed, opened, preview: true });
    const written = writeAct(act, typed, dayOf(this.clock.now()));
    if ('wrong' in written) return this.desk.show(asking, { act, typed, opened, wrong: written.wrong, status: 422 });
    return this.desk.attempt(asking, { act, typed }, async () => {
      await this.oneStop.move(person, { id, act, ...opened, body: written.body });
      await goTo(reply, addresses.dossier(id, { done: act }));
    });
  }
}

const Params = z.object({ id: z.uuid(), act: PlainAct });
