import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { Colleagues as ColleagueList, Reassign } from '@motcua/contracts/handing-api';
import { Moved } from '@motcua/contracts/one-stop-api';
import { Slug } from '@motcua/contracts/text';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IfMatch } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { Asking, headersOfMove as headers } from '../moves/asking.ts';
import { deskRoles } from '../moves/desk-roles.ts';
import type { Asked } from '../moves/moves.ts';
import { Colleagues } from './colleagues.ts';
import { HandingService } from './handing.service.ts';

const Id = z.uuid();
const At = z.object({ step: Slug.optional() });

/** A dossier goes from hand to hand, and back when that was a mistake. */
@Roles(...deskRoles)
@Controller('v1/dossiers/:id')
export class HandingController {
  constructor(
    private readonly handing: HandingService,
    private readonly dossiers: DossiersService,
    private readonly people: Colleagues,
  ) {}

  @Get('colleagues')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Who could do the step it is at, or another one: with what lies on their desks, and who is away', answers: { 200: ColleagueList } })
  async colleagues(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string, @Query(parsedBy(At)) { step }: z.output<typeof At>): Promise<ColleagueList> {
    return this.people.of(await this.dossiers.read(id, reader, 'read'), step);
  }

  @Post('reassign')
  @HttpCode(200)
  @Api({ summary: 'Give the dossier to a colleague of its step, by who holds it or by a head or leader', body: Reassign, headers, answers: { 200: Moved } })
  reassign(@Asking() asked: Asked, @Body(parsedBy(Reassign)) reassignment: z.output<typeof Reassign>): Promise<Moved> {
    return this.handing.reassign(asked, reassignment);
  }

  @Post('undo')
  @HttpCode(200)
  @Api({ summary: 'Take the last move back, while nobody has acted on it: by who made it, within half an hour', headers, answers: { 200: Moved } })
  undo(@Asking() asked: Asked): Promise<Moved> {
    return this.handing.undo(asked);
  }

  @Post('opened')
  @HttpCode(204)
  @Api({ summary: 'A form is open to act on the dossier as it was seen: the last move of somebody else is not taken back any more', headers: { 'If-Match': headers['If-Match'] }, answers: { 204: 'Noted, or the dossier has changed since' } })
  opened(@CurrentActor() by: Actor, @Param('id', parsedBy(Id)) id: string, @IfMatch() version: number): Promise<void> {
    return this.dossiers.open(id, version, by);
  }
}
