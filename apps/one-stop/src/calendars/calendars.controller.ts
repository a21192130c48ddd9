import { Roles } from '@motcua/auth/decorators';
import { CalendarDryRun, CalendarMoves, Reckoning } from '@motcua/contracts/calendar-moves-api';
import { Problem } from '@motcua/contracts/problems';
import { Slug } from '@motcua/contracts/text';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DryRuns } from './dry-runs.ts';
import { Reckoner } from './reckoner.ts';

/** What a change of a working calendar would do, and has done, to the terms of open dossiers. */
@ApiTags('organisation')
@Roles('catalogue-admin')
@Controller('v1/dossiers')
export class CalendarsController {
  constructor(
    private readonly dryRuns: DryRuns,
    private readonly reckoner: Reckoner,
  ) {}

  @Post('calendar-dry-run')
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Which open dossiers a calendar would move, were it published; nothing is changed', body: CalendarDryRun, answers: { 200: CalendarMoves, 422: Problem } })
  dryRun(@Body(parsedBy(CalendarDryRun)) asked: CalendarDryRun): Promise<CalendarMoves> {
    return this.dryRuns.page(asked);
  }

  @Get('calendar-reckonings/:id')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'How far open dossiers have been reckoned by the newest version of a calendar', answers: { 200: Reckoning, 404: Problem } })
  reckoning(@Param('id', parsedBy(Slug)) id: string): Promise<Reckoning> {
    return this.reckoner.reckoningOf(id);
  }
}
