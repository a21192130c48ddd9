import { ServicesOnly } from '@motcua/auth/decorators';
import { PublicStatus } from '@motcua/contracts/dossier';
import { OwnWatchAsked, Watched } from '@motcua/contracts/status-watch-api';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { Watches } from './watches.service.ts';

/** For the portal, which has seen at one-stop that the dossier belongs to whoever reads the page. */
@ServicesOnly('portal')
@Controller('internal/status-watches')
export class WatchesInternalController {
  constructor(private readonly watches: Watches) {}

  @Post()
  @HttpCode(201)
  @Header('cache-control', 'no-store')
  @Api({ summary: 'A token for the owner of a dossier to watch it by', body: OwnWatchAsked, answers: { 201: Watched, 404: 'No status of it has come here yet' } })
  begin(@Body(parsedBy(OwnWatchAsked)) { dossierId }: OwnWatchAsked): Watched {
    return this.watches.beginFor(dossierId);
  }

  @Get('calendar/:token')
  @Header('cache-control', 'no-store')
  @Api({ summary: 'Public status for a calendar that somebody has subscribed to', answers: { 200: PublicStatus, 404: 'Not one of ours, or over' } })
  forCalendar(@Param('token') token: string): PublicStatus {
    return this.watches.again(token, 'calendar');
  }
}
