import { Agency, AgencyCode, Calendar } from '@motcua/contracts/agency';
import { AgencyList, AgencyPage, UnitList } from '@motcua/contracts/catalogue-api';
import { Problem } from '@motcua/contracts/problems';
import { Slug } from '@motcua/contracts/text';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Public } from '@motcua/http/public';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { withoutPage } from './agency-kinds.ts';
import { Cached } from './caching.ts';
import { CatalogueService } from './catalogue.service.ts';

const Parent = z.object({ parent: z.string().regex(/^\d{1,10}$/).optional() });

/** Who receives dossiers, when they work, and where people live. */
@ApiTags('catalogue')
@Public()
@Controller('v1')
export class PlacesController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Get('agencies')
  @Cached()
  @Api({ summary: 'Agencies by code, in short', answers: { 200: AgencyList } })
  async agencies(): Promise<AgencyList> {
    return { agencies: (await this.catalogue.agencies()).map(withoutPage) };
  }

  @Get('agencies/:code')
  @Cached()
  @Api({ summary: 'An agency', answers: { 200: Agency, 404: Problem } })
  agency(@Param('code', parsedBy(AgencyCode)) code: string): Promise<Agency> {
    return this.catalogue.agency(code);
  }

  @Get('agencies/:code/page')
  @Cached()
  @Api({ summary: 'What an agency is there for, how it is reached, and what can be asked of it', answers: { 200: AgencyPage, 404: Problem } })
  page(@Param('code', parsedBy(AgencyCode)) code: string): Promise<AgencyPage> {
    return this.catalogue.agencyPage(code);
  }

  @Get('calendars/:id')
  @Cached()
  @Api({ summary: 'A working calendar', answers: { 200: Calendar, 404: Problem } })
  calendar(@Param('id', parsedBy(Slug)) id: string): Promise<Calendar> {
    return this.catalogue.calendar(id);
  }

  @Get('units')
  @Cached()
  @ApiQuery({ name: 'parent', required: false, description: 'Code of the unit above; without it the provinces' })
  @Api({ summary: 'Administrative units directly below another', answers: { 200: UnitList, 404: Problem } })
  async units(@Query(parsedBy(Parent)) { parent }: z.infer<typeof Parent>): Promise<UnitList> {
    return { units: await this.catalogue.units(parent) };
  }
}
