import { Controller, Get, Header, Headers, Ip, Param } from '@nestjs/common';
import { PublicStatus } from '@motcua/contracts/dossier';
import { Api } from '@motcua/http/api';
import { Public } from '@motcua/http/public';
import { Lookup } from './lookup.service.ts';

@Public()
@Controller('v1/status')
export class StatusController {
  constructor(private readonly lookup: Lookup) {}

  @Get(':code')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Api({
    summary: 'Public status of a dossier by its code or lookup number and a second factor',
    answers: { 200: PublicStatus, 404: 'Unknown code, or wrong digits: the same answer for both', 429: 'Too many wrong tries' },
    headers: { 'second-factor': 'Last four digits of the phone or identity number on the dossier. A header, because addresses end up in logs.' },
  })
  statusOf(@Param('code') code: string, @Headers('second-factor') digits: string | undefined, @Ip() address: string): string {
    return this.lookup.statusOf(code, digits, address);
  }
}
