import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { GiveDelegation, RecordAbsence, RosterEntry, RosterView } from '@motcua/contracts/roster-api';
import { AgencyCode } from '@motcua/contracts/agency';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { deskRoles } from '../moves/desk-roles.ts';
import { RosterService } from './roster.service.ts';

const At = z.object({ agency: AgencyCode.optional() });
const Id = z.uuid();
const headers = { 'Idempotency-Key': 'The same key gives the same answer: send it again after a time-out' };

/** Absences and standing delegations. Whose, the domain decides. */
@Roles(...deskRoles, 'staff-admin')
@Controller('v1/roster')
export class RosterController {
  constructor(private readonly roster: RosterService) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Who is away and who stands in, as far as the reader keeps it; of the own agency unless one below is named', answers: { 200: RosterView } })
  show(@CurrentActor() reader: Actor, @Query(parsedBy(At)) { agency }: z.output<typeof At>): Promise<RosterView> {
    return this.roster.show(reader, agency);
  }

  @Post('absences')
  @HttpCode(201)
  @Api({ summary: 'Record an absence, with who stands in meanwhile', body: RecordAbsence, headers, answers: { 201: RosterEntry } })
  record(@CurrentActor() by: Actor, @IdempotencyKey() key: string, @Body(parsedBy(RecordAbsence)) asked: z.output<typeof RecordAbsence>): Promise<RosterEntry> {
    return this.roster.record({ by, key }, asked);
  }

  @Post('absences/:id/cancel')
  @HttpCode(200)
  @Api({ summary: 'Take an absence back, or end it early', headers, answers: { 200: RosterEntry } })
  cancel(@CurrentActor() by: Actor, @IdempotencyKey() key: string, @Param('id', parsedBy(Id)) id: string, @Query(parsedBy(At)) { agency }: z.output<typeof At>): Promise<RosterEntry> {
    return this.roster.cancel({ by, key }, agency, id);
  }

  @Post('delegations')
  @HttpCode(201)
  @Api({ summary: 'Give somebody’s work to a substitute for some days', body: GiveDelegation, headers, answers: { 201: RosterEntry } })
  give(@CurrentActor() by: Actor, @IdempotencyKey() key: string, @Body(parsedBy(GiveDelegation)) asked: z.output<typeof GiveDelegation>): Promise<RosterEntry> {
    return this.roster.give({ by, key }, asked);
  }

  @Post('delegations/:id/revoke')
  @HttpCode(200)
  @Api({ summary: 'End a delegation at once', headers, answers: { 200: RosterEntry } })
  revoke(@CurrentActor() by: Actor, @IdempotencyKey() key: string, @Param('id', parsedBy(Id)) id: string, @Query(parsedBy(At)) { agency }: z.output<typeof At>): Promise<RosterEntry> {
    return this.roster.revoke({ by, key }, agency, id);
  }
}
