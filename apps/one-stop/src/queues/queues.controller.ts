import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { DossierPage, QueueCounts, QueueQuery, SearchDossiers } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { deskRoles } from '../moves/desk-roles.ts';
import { QueuesService } from './queues.service.ts';
import { SearchService } from './search.service.ts';

/** Lists of an official's own agency. */
@Roles(...deskRoles)
@Controller('v1/dossiers')
export class QueuesController {
  constructor(
    private readonly queues: QueuesService,
    private readonly found: SearchService,
  ) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'A queue, the most urgent first', answers: { 200: DossierPage } })
  list(@CurrentActor() actor: Actor, @Query(parsedBy(QueueQuery)) query: z.output<typeof QueueQuery>): Promise<DossierPage> {
    return this.queues.list(actor, query);
  }

  @Get('counts')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'How much lies in each queue', answers: { 200: QueueCounts } })
  counts(@CurrentActor() actor: Actor): Promise<QueueCounts> {
    return this.queues.counts(actor);
  }

  @Post('search')
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Find by code, look-up number, name, phone or identity number. In the body, because addresses are logged', body: SearchDossiers, answers: { 200: DossierPage } })
  search(@CurrentActor() actor: Actor, @Body(parsedBy(SearchDossiers)) search: z.output<typeof SearchDossiers>): Promise<DossierPage> {
    return this.found.search(actor, search);
  }
}
