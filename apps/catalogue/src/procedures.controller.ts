import { ProcedureList, ProcedureVersions } from '@motcua/contracts/catalogue-api';
import { Problem } from '@motcua/contracts/problems';
import { Procedure } from '@motcua/contracts/procedure';
import { Language, Slug } from '@motcua/contracts/text';
import { jsonSchemaOf } from '@motcua/forms/json-schema';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Public } from '@motcua/http/public';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Cached } from './caching.ts';
import { CatalogueService, type ProcedureWish } from './catalogue.service.ts';

const Wish = z.object({
  q: z.string().max(200).optional(),
  field: Slug.optional(),
  agency: z.string().max(20).optional(),
  lang: Language.default('vi'),
});
const Version = z.coerce.number().int().min(1).max(1_000_000);
const Id = Slug.max(100);
const schemaType = 'application/schema+json; charset=utf-8';

@ApiTags('catalogue')
@Public()
@Controller('v1/procedures')
export class ProceduresController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Get()
  @Cached()
  @ApiQuery({ name: 'q', required: false, description: 'Words to find, with or without accents' })
  @ApiQuery({ name: 'field', required: false, description: 'Id of a field, e.g. construction' })
  @ApiQuery({ name: 'agency', required: false, description: 'Code of an agency: only what it offers' })
  @ApiQuery({ name: 'lang', required: false, description: 'vi or en: by whose names the list is ordered' })
  @Api({ summary: 'Find procedures', answers: { 200: ProcedureList, 400: Problem, 404: Problem } })
  async list(@Query(parsedBy(Wish)) wish: ProcedureWish): Promise<ProcedureList> {
    return { procedures: await this.catalogue.procedures(wish) };
  }

  @Get(':id')
  @Cached()
  @Api({ summary: 'The version of a procedure that is in force', answers: { 200: Procedure, 404: Problem } })
  procedure(@Param('id', parsedBy(Id)) id: string): Promise<Procedure> {
    return this.catalogue.procedure(id);
  }

  @Get(':id/schema.json')
  @Cached()
  @Header('content-type', schemaType)
  @Api({ summary: "JSON Schema 2020-12 of the form's answers", answers: { 200: 'A JSON Schema', 404: Problem } })
  async schema(@Param('id', parsedBy(Id)) id: string): Promise<object> {
    return jsonSchemaOf((await this.catalogue.procedure(id)).form);
  }

  @Get(':id/versions')
  @Cached()
  @Api({ summary: 'Versions of a procedure, newest first', answers: { 200: ProcedureVersions, 404: Problem } })
  async versions(@Param('id', parsedBy(Id)) id: string): Promise<ProcedureVersions> {
    return { versions: await this.catalogue.versions(id) };
  }

  @Get(':id/versions/:version')
  @Cached('for-ever')
  @Api({ summary: 'One version of a procedure; it never changes', answers: { 200: Procedure, 404: Problem } })
  version(@Param('id', parsedBy(Id)) id: string, @Param('version', parsedBy(Version)) version: number): Promise<Procedure> {
    return this.catalogue.version(id, version);
  }

  @Get(':id/versions/:version/schema.json')
  @Cached('for-ever')
  @Header('content-type', schemaType)
  @Api({ summary: 'JSON Schema 2020-12 of the answers to one version', answers: { 200: 'A JSON Schema', 404: Problem } })
  async schemaOfVersion(@Param('id', parsedBy(Id)) id: string, @Param('version', parsedBy(Version)) version: number): Promise<object> {
    return jsonSchemaOf((await this.catalogue.version(id, version)).form);
  }
}
