import { offers } from '@motcua/forms/offer';
import { RequestProblem } from '@motcua/http/problem';
import { show } from '@motcua/pages/reply';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Catalogue } from '../catalogue/catalogue.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { agenciesPage } from './agencies.page.tsx';
import { agencyPage } from './agency.page.tsx';
import { agencyTree, byPlace, findAgencies } from './agency-tree.ts';

const longestQuestion = 200;

@Controller('co-quan')
export class AgenciesController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get()
  async list(@VisitOf() visit: Visit, @Query('q') typed: unknown, @Res() reply: FastifyReply): Promise<void> {
    const agencies = this.catalogue.everyAgency();
    const q = typeof typed === 'string' ? typed.trim().slice(0, longestQuestion) : '';
    await show(reply, agenciesPage(visit, { tree: agencyTree(agencies, (agency) => this.catalogue.placeOf(agency)), q, found: findAgencies(agencies, q) }));
  }

  @Get(':code')
  async show(@VisitOf() visit: Visit, @Param('code') code: string, @Res() reply: FastifyReply): Promise<void> {
    const agency = this.catalogue.agency(code);
    if (!agency) throw new RequestProblem(404, 'not-found');
    const below = this.catalogue.everyAgency().filter(({ parent }) => parent === code).sort(byPlace);
    const procedures = this.catalogue.procedures().filter((procedure) => offers(procedure, agency));
    const above = agency.parent === undefined ? undefined : this.catalogue.agency(agency.parent);
    await show(reply, agencyPage(visit, { agency, above, below, procedures, calendar: this.catalogue.hoursOf(agency), today: this.catalogue.today() }));
  }
}
