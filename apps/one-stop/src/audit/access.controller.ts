import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { AccessPage, AccessQuery, OwnAccessPage } from '@motcua/contracts/access-log-api';
import type { Actor } from '@motcua/domain/actor';
import { logReaders } from '@motcua/domain/dossier/access-log';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { AccessService } from './access.service.ts';

const Id = z.uuid();
const Own = AccessQuery.pick({ cursor: true });

/** Who has looked at a dossier. */
@Controller('v1/dossiers/:id')
export class AccessController {
  constructor(private readonly access: AccessService) {}

  @Get('access')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Who looked into the own dossier: when, what, from which unit and as what; the newest first', answers: { 200: OwnAccessPage } })
  own(@CurrentActor() owner: Actor, @Param('id', parsedBy(Id)) id: string, @Query(parsedBy(Own)) { cursor }: z.output<typeof Own>): Promise<OwnAccessPage> {
    return this.access.own(id, owner, cursor);
  }

  @Post('looked-up')
  @Roles('operator')
  @HttpCode(204)
  @Api({ summary: 'The call centre tells that it looks a dossier up for a caller, before it is shown', answers: { 204: 'It stands in the log' } })
  lookedUp(@CurrentActor() operator: Actor, @Param('id', parsedBy(Id)) id: string): Promise<void> {
    return this.access.lookedUp(id, operator);
  }

  @Get('access-log')
  @Roles(...logReaders)
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Everything that was done with the dossier and everybody who looked at it, with names; refused attempts as well', answers: { 200: AccessPage } })
  page(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string, @Query(parsedBy(AccessQuery)) query: z.output<typeof AccessQuery>): Promise<AccessPage> {
    return this.access.page(id, reader, query);
  }

  @Get('access-log.csv')
  @Roles('inspector')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'The same for a spreadsheet, for inspectors', answers: { 200: 'text/csv' } })
  async csv(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string, @Query(parsedBy(AccessQuery)) query: z.output<typeof AccessQuery>): Promise<StreamableFile> {
    const { reference, text } = await this.access.csv(id, reader, query);
    const bytes = Buffer.from(text, 'utf8');
    return new StreamableFile(bytes, { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="nhat-ky-${reference}.csv"`, length: bytes.length });
  }
}
