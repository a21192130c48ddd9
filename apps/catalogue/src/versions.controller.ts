import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { ProcedureVersions } from '@motcua/contracts/catalogue-api';
import { ProcedureChanges, WithdrawnVersion, WithdrawVersion } from '@motcua/contracts/catalogue-editing-api';
import { Problem } from '@motcua/contracts/problems';
import { Procedure } from '@motcua/contracts/procedure';
import { Slug } from '@motcua/contracts/text';
import type { Actor } from '@motcua/domain/actor';
import { jsonSchemaOf } from '@motcua/forms/json-schema';
import { Api } from '@motcua/http/api';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Public } from '@motcua/http/public';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Cached } from './caching.ts';
import { CatalogueService } from './catalogue.service.ts';
import { procedureFile } from './drafts/procedure-file.ts';
import { WithdrawingService } from './withdrawing.ts';

const Version = z.coerce.number().int().min(1).max(1_000_000);
const Id = Slug.max(100);
const Since = z.object({ since: Version.optional() });
const schemaType = 'application/schema+json; charset=utf-8';

/** Versions of procedures. What one of them says never changes; that it is offered no more is said beside it. */
@ApiTags('catalogue')
@Public()
@Controller('v1/procedures/:id/versions')
export class VersionsController {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly withdrawing: WithdrawingService,
  ) {}

  @Get()
  @Cached()
  @Api({ summary: 'Versions of a procedure, newest first', answers: { 200: ProcedureVersions, 404: Problem } })
  async versions(@Param('id', parsedBy(Id)) id: string): Promise<ProcedureVersions> {
    return { versions: await this.catalogue.versions(id) };
  }

  @Get(':version')
  @Cached('for-ever')
  @Api({ summary: 'One version of a procedure; it never changes', answers: { 200: Procedure, 404: Problem } })
  version(@Param('id', parsedBy(Id)) id: string, @Param('version', parsedBy(Version)) version: number): Promise<Procedure> {
    return this.catalogue.version(id, version);
  }

  @Get(':version/schema.json')
  @Cached('for-ever')
  @Header('content-type', schemaType)
  @Api({ summary: 'JSON Schema 2020-12 of the answers to one version', answers: { 200: 'A JSON Schema', 404: Problem } })
  async schema(@Param('id', parsedBy(Id)) id: string, @Param('version', parsedBy(Version)) version: number): Promise<object> {
    return jsonSchemaOf((await this.catalogue.version(id, version)).form);
  }

  @Get(':version/file.yaml')
  @Cached('for-ever')
  @Header('content-type', 'application/yaml; charset=utf-8')
  @Api({ summary: 'One version as a file; a draft made from it has the same content', answers: { 200: 'The procedure in YAML', 404: Problem } })
  async file(@Param('id', parsedBy(Id)) id: string, @Param('version', parsedBy(Version)) version: number): Promise<string> {
    return procedureFile(await this.catalogue.version(id, version));
  }

  @Get(':version/changes')
  @Cached()
  @ApiQuery({ name: 'since', required: false, description: 'The version to compare with; without it the one before' })
  @Api({ summary: 'What a version changed', answers: { 200: ProcedureChanges, 404: Problem } })
  changes(
    @Param('id', parsedBy(Id)) id: string,
    @Param('version', parsedBy(Version)) version: number,
    @Query(parsedBy(Since)) { since }: z.infer<typeof Since>,
  ): Promise<ProcedureChanges> {
    return this.catalogue.changes(id, version, since);
  }

  @Post(':version/withdraw')
  @Roles('catalogue-admin')
  @HttpCode(200)
  @Api({
    summary: 'Offer a version no more from a day on; dossiers in flight go on',
    body: WithdrawVersion,
    headers: { 'Idempotency-Key': 'The same key gives the same answer' },
    answers: { 200: WithdrawnVersion, 404: Problem, 409: Problem, 422: Problem },
  })
  withdraw(
    @Param('id', parsedBy(Id)) id: string,
    @Param('version', parsedBy(Version)) version: number,
    @IdempotencyKey() key: string,
    @Body(parsedBy(WithdrawVersion)) wish: WithdrawVersion,
    @CurrentActor() by: Actor,
  ): Promise<WithdrawnVersion> {
    return this.withdrawing.withdraw({ ...wish, id, version, key }, by);
  }
}
