import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { ApplicantQuery, DuplicateQuery, KnownApplicants, OpenedDossier, SuspectedDuplicates } from '@motcua/contracts/counter-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { Opening } from '../submissions/opening.ts';
import { Applicants } from './applicants.service.ts';
import { Duplicates } from './duplicates.service.ts';

/** What receptionists ask while somebody stands before them. Numbers and names go in bodies, because addresses are logged. */
@Roles('receptionist')
@Controller('v1/counter')
export class CounterController {
  constructor(
    private readonly applicants: Applicants,
    private readonly duplicates: Duplicates,
    private readonly opening: Opening,
    private readonly dossiers: DossiersService,
  ) {}

  @Post('applicants')
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Who has this identity number or phone, from earlier dossiers of the agency and from accounts', body: ApplicantQuery, answers: { 200: KnownApplicants } })
  find(@CurrentActor() actor: Actor, @Body(parsedBy(ApplicantQuery)) query: ApplicantQuery): Promise<KnownApplicants> {
    return this.applicants.find(actor, query);
  }

  @Post('duplicates')
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Dossiers of the agency that may be about the same matter, before another is submitted', body: DuplicateQuery, answers: { 200: SuspectedDuplicates } })
  async suspected(@CurrentActor() actor: Actor, @Body(parsedBy(DuplicateQuery)) query: DuplicateQuery): Promise<SuspectedDuplicates> {
    return { suspected: await this.duplicates.ofQuery(actor, query) };
  }

  @Post('dossiers/:id/open')
  @HttpCode(200)
  @Api({ summary: 'Open the dossier of a submission at once, instead of when its event arrives; however often, it is one', headers: { 'Idempotency-Key': 'As everywhere; what counts is the dossier' }, answers: { 200: OpenedDossier } })
  async open(@CurrentActor() actor: Actor, @IdempotencyKey() _key: string, @Param('id', parsedBy(z.uuid())) id: string): Promise<OpenedDossier> {
    await this.opening.open([id]);
    const { reference, version, state } = await this.dossiers.known(id, actor);
    return { id, reference, version, state };
  }
}
