import { ProcedureList } from '@motcua/contracts/catalogue-api';
import { Problem } from '@motcua/contracts/problems';
import { Procedure } from '@motcua/contracts/procedure';
import { Language, Slug } from '@motcua/contracts/text';
import { jsonSchemaOf } from '@motcua/forms/json-schema';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Public } from '@motcua/http/public';
import { Controller, Get, Header, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Cached } from './caching.ts';
import { CATALOGUE_CONFIG, type CatalogueConfig } from './catalogue.config.ts';
import { CatalogueService } from './catalogue.service.ts';
import { publicService } from './cpsv-ap.ts';
import type { ProcedureWish } from './finding.ts';

const Wish = z.object({
  q: z.string().max(200).optional(),
  field: Slug.optional(),
  agency: z.string().max(20).optional(),
  lifeEvent: Slug.optional(),
  audience: Procedure.shape.audience.unwrap().optional(),
  level: z.coerce.number().pipe(Procedure.shape.level).optional(),
  unit: Procedure.shape.unit.optional(),
  lang: Language.default('vi'),
});
const Id = Slug.max(100);
/** `business-registration-household`, or the same as linked data: `business-registration-household.jsonld` */
const Document = z
  .string()
  .transform((name) => ({ id: name.replace(/\.jsonld$/, ''), linked: name.endsWith('.jsonld') }))
  .pipe(z.object({ id: Id, linked: z.boolean() }));
const linkedData = 'application/ld+json; charset=utf-8';
const schemaType = 'application/schema+json; charset=utf-8';

@ApiTags('catalogue')
@Public()
@Controller('v1/procedures')
export class ProceduresController {
  constructor(
    private readonly catalogue: CatalogueService,
    @Inject(CATALOGUE_CONFIG) private readonly config: CatalogueConfig,
  ) {}

  @Get()
  @Cached()
  @ApiQuery({ name: 'q', required: false, description: 'Words to find, with or without accents' })
  @ApiQuery({ name: 'field', required: false, description: 'Id of a field, e.g. construction' })
  @ApiQuery({ name: 'agency', required: false, description: 'Code of an agency: only what it offers' })
  @ApiQuery({ name: 'lifeEvent', required: false, description: 'E.g. have-a-child' })
  @ApiQuery({ name: 'audience', required: false, description: 'citizen, business or foreigner' })
  @ApiQuery({ name: 'level', required: false, description: 'Level of the on-line service: 2, 3 or 4' })
  @ApiQuery({ name: 'unit', required: false, description: 'Who handles it: ward, district, department or ministry' })
  @ApiQuery({ name: 'lang', required: false, description: 'vi or en: by whose names the list is ordered' })
  @Api({ summary: 'Find procedures', answers: { 200: ProcedureList, 400: Problem, 404: Problem } })
  list(@Query(parsedBy(Wish)) wish: ProcedureWish): Promise<ProcedureList> {
    return this.catalogue.procedures(wish);
  }

  @Get(':id')
  @Cached()
  @Header('vary', 'accept')
  @Api({
    summary: 'The version of a procedure that is in force; as linked data after CPSV-AP with `Accept: application/ld+json` or as `{id}.jsonld`',
    answers: { 200: Procedure, 404: Problem, 410: Problem },
  })
  async procedure(
    @Param('id', parsedBy(Document)) { id, linked }: z.infer<typeof Document>,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const procedure = await this.catalogue.procedure(id);
    if (!linked && !accept?.includes('application/ld+json')) return procedure;
    void reply.header('content-type', linkedData);
    return publicService(procedure, await this.catalogue.agenciesFor(procedure), this.config.PUBLIC_URL);
  }

  @Get(':id/schema.json')
  @Cached()
  @Header('content-type', schemaType)
  @Api({ summary: "JSON Schema 2020-12 of the form's answers", answers: { 200: 'A JSON Schema', 404: Problem, 410: Problem } })
  async schema(@Param('id', parsedBy(Id)) id: string): Promise<object> {
    return jsonSchemaOf((await this.catalogue.procedure(id)).form);
  }
}
