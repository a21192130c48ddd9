import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { CalendarProblems, CalendarWritten, EntryEdited } from '@motcua/contracts/organisation-api';
import { Problem } from '@motcua/contracts/problems';
import { Slug } from '@motcua/contracts/text';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey, IfMatch } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { RequestProblem } from '@motcua/http/problem';
import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { flawsOfCalendar } from './calendar-rules.ts';
import { headersOfChange, headersOfCreation, refusals } from './headers.ts';
import { Organisation } from './organisation.service.ts';
import { inWords } from './words.ts';

const Id = Slug.max(100);

/** How administrators change working calendars. What a change would move is asked of one-stop before. */
@ApiTags('organisation')
@Roles('catalogue-admin')
@Controller('v1/calendars')
export class CalendarsEditingController {
  constructor(private readonly organisation: Organisation) {}

  @Post()
  @Api({ summary: 'Add a working calendar', body: CalendarWritten, headers: headersOfCreation, answers: { 201: EntryEdited, ...refusals } })
  add(@CurrentActor() { id: by }: Actor, @IdempotencyKey() key: string, @Body(parsedBy(CalendarWritten)) body: CalendarWritten): Promise<EntryEdited> {
    return this.organisation.addCalendar(body, { by, key, body });
  }

  @Put(':id')
  @Api({ summary: 'Change a working calendar; open dossiers of its agencies are reckoned afresh', body: CalendarWritten, headers: headersOfChange, answers: { 200: EntryEdited, 404: Problem, ...refusals } })
  change(@CurrentActor() { id: by }: Actor, @Param('id', parsedBy(Id)) id: string, @IfMatch() seen: number, @IdempotencyKey() key: string, @Body(parsedBy(CalendarWritten)) body: CalendarWritten): Promise<EntryEdited> {
    if (body.id !== id) throw new RequestProblem(400, 'malformed-request', { detail: 'The id in the body is not the one in the address.' });
    return this.organisation.changeCalendar(body, { by, seen, key, body });
  }

  @Post('check')
  @HttpCode(200)
  @Api({ summary: 'Everything that is wrong with a calendar, without changing anything', body: CalendarWritten, answers: { 200: CalendarProblems } })
  check(@Body(parsedBy(CalendarWritten)) body: CalendarWritten): CalendarProblems {
    return { problems: flawsOfCalendar(body).map(inWords) };
  }
}
