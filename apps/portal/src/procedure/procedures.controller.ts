import { show } from '@motcua/pages/reply';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Catalogue } from '../catalogue/catalogue.ts';
import { dueIfReceived } from '../catalogue/promise.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { rememberedAgency } from './chosen-agency.ts';
import { findProcedures } from './find.ts';
import { listPage } from './list.page.tsx';
import { procedurePage } from './procedure.page.tsx';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined);

@Controller('thu-tuc')
export class ProceduresController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get()
  async list(@VisitOf() visit: Visit, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const wish = { q: text(query['q']), field: text(query['linh-vuc']), lifeEvent: text(query['su-kien']) };
    const all = this.catalogue.procedures();
    const fieldName = all.find(({ field }) => field.id === wish.field)?.field.name[visit.lang];
    await show(reply, listPage(visit, { wish, fieldName, found: findProcedures(all, wish, visit.lang) }));
  }

  @Get(':id')
  async show(@VisitOf() visit: Visit, @Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const procedure = this.catalogue.procedure(id);
    const agencies = this.catalogue.agenciesFor(procedure);
    const [first] = agencies;
    const dueAt = first && dueIfReceived(procedure.term, this.catalogue.now().toISOString(), this.catalogue.calendarOf(first));
    await show(reply, procedurePage(visit, { procedure, agencies, chosen: rememberedAgency(request), dueAt }));
  }
}
