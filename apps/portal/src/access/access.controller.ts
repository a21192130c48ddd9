import type { Person } from '@motcua/auth/sign-in';
import { show } from '@motcua/pages/reply';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { AccessLog } from './access.client.ts';
import { accessPage } from './access.page.tsx';

@Controller('ho-so/:id/ai-da-xem')
export class AccessController {
  constructor(private readonly log: AccessLog) {}

  @Get()
  async show(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Query('tiep') cursor: unknown, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.log.of(citizen, id, typeof cursor === 'string' ? cursor.slice(0, 200) : undefined);
    await show(reply, accessPage(visit, { id, page }));
  }
}
