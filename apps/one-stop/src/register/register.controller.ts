import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { RegisterQuery } from '@motcua/contracts/terms-api';
import type { Actor } from '@motcua/domain/actor';
import { isPlainDate } from '@motcua/domain/calendar/plain-date';
import { dayNumber } from '@motcua/domain/calendar/plain-date';
import { PrivateFile } from '@motcua/files/download';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import type { z } from 'zod';
import { RegisterService } from './register.service.ts';

const mostDays = 366;

/** Real days, in order, and no more of them than a register has. */
const Period = RegisterQuery.refine(({ from, to }) => isPlainDate(from) && isPlainDate(to) && from <= to && dayNumber(to) - dayNumber(from) < mostDays, {
  message: `Give two days, the earlier one first, at most ${mostDays} days apart.`,
  path: ['to'],
});

@Roles('receptionist', 'specialist', 'head', 'leader')
@Controller('v1/dossiers')
export class RegisterController {
  constructor(private readonly register: RegisterService) {}

  @Get('register.pdf')
  @PrivateFile()
  @Api({ summary: 'The register of dossiers that the own agency received in a period (Mẫu 06), confidential ones left out', answers: { 200: 'application/pdf' } })
  print(@CurrentActor() reader: Actor, @Query(parsedBy(Period)) period: z.output<typeof RegisterQuery>): StreamableFile {
    return this.register.print(reader, period);
  }
}
