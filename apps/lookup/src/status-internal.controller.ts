import { ServicesOnly } from '@motcua/auth/decorators';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { StatusAnswered, StatusAsked } from '@motcua/contracts/status-api';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { Lookup } from './lookup.service.ts';

/** For the services that answer by telephone: the same look-up, counted for who calls them. */
@ServicesOnly('sms', 'phone', 'office')
@Controller('internal/status')
export class StatusInternalController {
  constructor(private readonly lookup: Lookup) {}

  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Api({ summary: 'Public status of a dossier, asked for somebody', body: StatusAsked, answers: { 200: StatusAnswered, 404: 'Unknown code, or wrong digits', 429: 'Too many wrong tries' } })
  ask(@Body(parsedBy(StatusAsked)) { code, digits, caller }: StatusAsked): StatusAnswered {
    const bytes = this.lookup.statusOf(code, digits, caller);
    return { status: JSON.parse(Buffer.from(bytes, 'latin1').toString('utf8')) as PublicStatus };
  }
}
