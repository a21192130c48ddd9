import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { Migration, MigrationDryRun, MigrationOutlook, MigrationPlan, ProcessesInFlight } from '@motcua/contracts/process-api';
import { Problem } from '@motcua/contracts/problems';
import { Slug } from '@motcua/contracts/text';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { readIdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { MigrationOutlooks } from './migration-outlook.ts';
import { MigrationsService } from './migrations.service.ts';

/** Dossiers in flight, and moving them to the steps of another version of their procedure. */
@ApiTags('processes')
@Roles('catalogue-admin')
@Controller('v1/dossiers')
export class MigrationsController {
  constructor(
    private readonly migrations: MigrationsService,
    private readonly outlooks: MigrationOutlooks,
  ) {}

  @Get('in-flight/:procedure')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Open dossiers of a procedure by the version whose steps they follow, and plans made for them', answers: { 200: ProcessesInFlight } })
  inFlight(@Param('procedure', parsedBy(Slug)) procedure: string): Promise<ProcessesInFlight> {
    return this.migrations.inFlight(procedure);
  }

  @Post('migration-dry-run')
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Which open dossiers a plan would move to another version, and which would stay and why; nothing is changed', body: MigrationDryRun, answers: { 200: MigrationOutlook, 404: Problem, 422: Problem } })
  dryRun(@Body(parsedBy(MigrationDryRun)) asked: z.output<typeof MigrationDryRun>): Promise<MigrationOutlook> {
    return this.outlooks.page(asked);
  }

  @Post('migrations')
  @HttpCode(202)
  @Api({ summary: 'Move open dossiers to the steps of another version, in the background', body: MigrationPlan, headers: { 'Idempotency-Key': 'The same key makes the same plan' }, answers: { 202: Migration, 404: Problem, 422: Problem } })
  begin(@CurrentActor() actor: Actor, @Body(parsedBy(MigrationPlan)) plan: z.output<typeof MigrationPlan>, @Headers('idempotency-key') key: string | undefined): Promise<Migration> {
    return this.migrations.begin(plan, actor, readIdempotencyKey(key));
  }

  @Get('migrations/:id')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'How far a plan was carried out', answers: { 200: Migration, 404: Problem } })
  migration(@Param('id', parsedBy(z.uuid())) id: string): Promise<Migration> {
    return this.migrations.of(id);
  }
}
