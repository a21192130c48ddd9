import { ServicesOnly } from '@motcua/auth/decorators';
import { AgencyCode } from '@motcua/contracts/agency';
import { DueAgencies, DueAtAgency, MentionsSince, ToldAtOnce } from '@motcua/contracts/notices-api';
import { InstantText } from '@motcua/contracts/text';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { DueService } from './due.service.ts';
import { MentionStore } from './mention.store.ts';
import { NoticesService } from './notices.service.ts';

const Due = z.object({ agency: AgencyCode });
const Since = z.object({ instant: InstantText });
const Version = z.coerce.number().int().min(1);

@ServicesOnly('notify')
@Controller('internal')
export class NoticesInternalController {
  constructor(
    private readonly dues: DueService,
    private readonly notices: NoticesService,
    private readonly notes: MentionStore,
  ) {}

  @Get('notices/due')
  @Api({ summary: 'Open dossiers at an agency that are over or due within two working days', answers: { 200: DueAtAgency } })
  due(@Query(parsedBy(Due)) { agency }: z.output<typeof Due>): Promise<DueAtAgency> {
    return this.dues.at(agency);
  }

  @Get('notices/due-agencies')
  @Api({ summary: 'Agencies where any open dossier is over or due within two working days', answers: { 200: DueAgencies } })
  agencies(): DueAgencies {
    return this.dues.agencies();
  }

  @Get('notices/mentions')
  @Api({ summary: 'Notes after an instant in which officials are named, without what they say', answers: { 200: MentionsSince } })
  async mentions(@Query(parsedBy(Since)) { instant }: z.output<typeof Since>): Promise<MentionsSince> {
    const notes = await this.notes.since(instant);
    return { mentions: notes.map(({ _id: note, at, dossier, mentions }) => ({ note, at, dossier, officials: mentions.map(({ id }) => id) })) };
  }

  @Get('dossiers/:id/told/:version')
  @Api({ summary: 'Who is told at once of what a version of a dossier brought', answers: { 200: ToldAtOnce } })
  told(@Param('id', parsedBy(z.uuid())) id: string, @Param('version', parsedBy(Version)) version: number): Promise<ToldAtOnce> {
    return this.notices.toldAtOnce(id, version);
  }
}
