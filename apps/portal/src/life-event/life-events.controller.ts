import { RequestProblem } from '@motcua/http/problem';
import { show } from '@motcua/pages/reply';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Catalogue } from '../catalogue/catalogue.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { lifeEventPage } from './life-event.page.tsx';
import { inOrderFor, lifeEventsOf } from './life-events.ts';

@Controller('su-kien')
export class LifeEventsController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get(':id')
  async show(@VisitOf() visit: Visit, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const all = this.catalogue.procedures();
    const events = lifeEventsOf(all, visit.t);
    const event = events.find((one) => one.id === id);
    if (!event) throw new RequestProblem(404, 'not-found');
    const procedures = inOrderFor(id, all, visit.lang).map((procedure) => ({ procedure, form: this.catalogue.formOf(procedure) }));
    await show(reply, lifeEventPage(visit, { event, procedures, others: events.filter((one) => one !== event) }));
  }
}
