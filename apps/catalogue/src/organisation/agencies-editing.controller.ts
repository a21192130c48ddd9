import { CurrentActor, Public, Roles } from '@motcua/auth/decorators';
import { AgencyCode } from '@motcua/contracts/agency';
import { AgencyTree, AgencyWritten, CloseAgency, EntryEdited } from '@motcua/contracts/organisation-api';
import { Problem } from '@motcua/contracts/problems';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey, IfMatch } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { RequestProblem } from '@motcua/http/problem';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Cached } from '../caching.ts';
import { headersOfChange, headersOfCreation, refusals } from './headers.ts';
import { Organisation } from './organisation.service.ts';

/** The tree of agencies, and how administrators change it. */
@ApiTags('organisation')
@Roles('catalogue-admin')
@Controller('v1/agencies')
export class AgenciesEditingController {
  constructor(private readonly organisation: Organisation) {}

  @Get('tree')
  @Public()
  @Cached()
  @Api({ summary: 'All agencies, each before those below it', answers: { 200: AgencyTree } })
  tree(): Promise<AgencyTree> {
    return this.organisation.tree();
  }

  @Post()
  @Api({ summary: 'Add an agency', body: AgencyWritten, headers: headersOfCreation, answers: { 201: EntryEdited, ...refusals } })
  add(@CurrentActor() { id: by }: Actor, @IdempotencyKey() key: string, @Body(parsedBy(AgencyWritten)) body: AgencyWritten): Promise<EntryEdited> {
    return this.organisation.addAgency(body, { by, key, body });
  }

  @Put(':code')
  @Api({ summary: 'Change an agency; its code stays', body: AgencyWritten, headers: headersOfChange, answers: { 200: EntryEdited, 404: Problem, ...refusals } })
  change(@CurrentActor() { id: by }: Actor, @Param('code', parsedBy(AgencyCode)) code: string, @IfMatch() seen: number, @IdempotencyKey() key: string, @Body(parsedBy(AgencyWritten)) body: AgencyWritten): Promise<EntryEdited> {
    if (body.code !== code) throw new RequestProblem(400, 'malformed-request', { detail: 'The code in the body is not the one in the address.' });
    return this.organisation.changeAgency(body, { by, seen, key, body });
  }

  @Post(':code/close')
  @HttpCode(200)
  @Api({ summary: 'Close an agency: it takes no new dossiers; those it has go on', body: CloseAgency, headers: headersOfChange, answers: { 200: EntryEdited, 404: Problem, ...refusals } })
  close(@CurrentActor() { id: by }: Actor, @Param('code', parsedBy(AgencyCode)) code: string, @IfMatch() seen: number, @IdempotencyKey() key: string, @Body(parsedBy(CloseAgency)) body: CloseAgency): Promise<EntryEdited> {
    return this.organisation.closeAgency(code, body, { by, seen, key, body });
  }
}
