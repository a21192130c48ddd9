import { show } from '@motcua/pages/reply';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Catalogue } from '../catalogue/catalogue.ts';
import { dueIfReceived } from '../catalogue/promise.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { receivingOf, rememberDistrict, rememberedAgency } from './chosen-agency.ts';
import { facetsOf, findProcedures, nearlyFound } from './find.ts';
import { listPage } from './list.page.tsx';
import { procedurePage } from './procedure.page.tsx';
import { readWish } from './wish.ts';

const nearAtMost = 5;

@Controller('thu-tuc')
export class ProceduresController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get()
  async list(@VisitOf() visit: Visit, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const wish = readWish(query);
    const all = this.catalogue.procedures();
    const agencyOf = (code: string) => this.catalogue.agency(code);
    const searched = { procedures: all, lang: visit.lang, agencyOf };
    const found = findProcedures(searched, wish);
    const nothing = found.length === 0;
    const near = nothing ? nearlyFound(searched, wish, nearAtMost) : [];
    const unfiltered = nothing ? findProcedures(searched, { q: wish.q }).length : 0;
    await show(reply, listPage(visit, { wish, found, facets: facetsOf(searched, wish), all, agencyOf, near, unfiltered }));
  }

  @Get(':id')
  async show(@VisitOf() visit: Visit, @Param('id') id: string, @Query('quan') district: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const procedure = this.catalogue.procedure(id);
    const agencies = this.catalogue.agenciesFor(procedure);
    const receiving = receivingOf(this.catalogue, agencies, { district, remembered: rememberedAgency(request) });
    if (district !== undefined) rememberDistrict(reply, receiving);
    const [first] = agencies;
    const dueAt = first && dueIfReceived(procedure.term, this.catalogue.now().toISOString(), this.catalogue.calendarOf(first));
    const cutOff = first && this.catalogue.hoursOf(first)?.cutOff;
    await show(reply, procedurePage(visit, { procedure, form: this.catalogue.formOf(procedure), receiving, dueAt, cutOff }));
  }
}
