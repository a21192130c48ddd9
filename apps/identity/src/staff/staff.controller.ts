import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { Problem } from '@motcua/contracts/problems';
import { NewStaff, StaffChange, StaffList, StaffMember, StaffQuery, StaffSaved } from '@motcua/contracts/staff-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey, IfMatch } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { StaffService } from './staff.service.ts';

const Id = z.uuid();
const key = { 'Idempotency-Key': 'The same key gives the same answer: send it again after a time-out' };
const seenAndKey = { ...key, 'If-Match': 'The version that was seen, e.g. "3"' };
const refusals = { 403: Problem, 404: Problem, 409: Problem, 422: Problem };

/** Officials and their roles, for whoever administers staff: at the own agency and those below it. */
@ApiTags('staff')
@Roles('staff-admin')
@Controller('v1/staff')
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  @ApiQuery({ name: 'agency', description: 'Code of the agency' })
  @Api({ summary: 'Staff of an agency, by name', answers: { 200: StaffList, 403: Problem, 404: Problem } })
  list(@CurrentActor() by: Actor, @Query(parsedBy(StaffQuery)) { agency }: StaffQuery): Promise<StaffList> {
    return this.staff.list(by, agency);
  }

  @Get(':id')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'One official', answers: { 200: StaffMember, 404: Problem } })
  get(@CurrentActor() by: Actor, @Param('id', parsedBy(Id)) id: string): Promise<StaffMember> {
    return this.staff.get(by, id);
  }

  @Post()
  @Api({ summary: 'Open an account; a code for setting the password goes out by e-mail', body: NewStaff, headers: key, answers: { 201: StaffSaved, ...refusals } })
  add(@CurrentActor() by: Actor, @IdempotencyKey() idempotencyKey: string, @Body(parsedBy(NewStaff)) body: NewStaff): Promise<StaffSaved> {
    return this.staff.add(body, { by, key: idempotencyKey, body });
  }

  @Put(':id')
  @Api({ summary: 'Change roles, agency or contact, or close the account: its sessions end at once', body: StaffChange, headers: seenAndKey, answers: { 200: StaffSaved, ...refusals } })
  change(@CurrentActor() by: Actor, @Param('id', parsedBy(Id)) id: string, @IfMatch() seen: number, @IdempotencyKey() idempotencyKey: string, @Body(parsedBy(StaffChange)) body: StaffChange): Promise<StaffSaved> {
    return this.staff.change(id, body, { by, seen, key: idempotencyKey, body });
  }

  @Post(':id/password-reset')
  @HttpCode(200)
  @Api({ summary: 'Send a code by e-mail with which the official sets a new password', answers: { 200: StaffSaved, 404: Problem } })
  resetPassword(@CurrentActor() by: Actor, @Param('id', parsedBy(Id)) id: string): Promise<StaffSaved> {
    return this.staff.resetPassword(by, id);
  }
}
