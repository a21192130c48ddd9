import { show } from '@motcua/pages/reply';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { helpPage } from './help.page.tsx';

@Controller('tro-giup')
export class HelpController {
  @Get()
  async help(@VisitOf() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, helpPage(visit, 'help'));
  }

  @Get('kha-nang-tiep-can')
  async accessibility(@VisitOf() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, helpPage(visit, 'accessibility'));
  }

  @Get('du-lieu-ca-nhan')
  async privacy(@VisitOf() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, helpPage(visit, 'privacy'));
  }
}
