import type { Person } from '@motcua/auth/sign-in';
import { AccessKind } from '@motcua/contracts/access-log-api';
import { parsedBy } from '@motcua/http/parsed-by';
import { show } from '@motcua/pages/reply';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { DossierId } from '../dossier/id.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { passThrough } from '../services/pass-through.ts';
import { AccessLog } from './access.client.ts';
import { accessPage } from './access.page.tsx';

/** What does not fit is left out: an address that was mended by hand shows more, and never an error. */
const Wished = z.object({
  kind: AccessKind.optional().catch(undefined),
  by: z.string().min(1).max(200).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  cursor: z.string().min(1).max(200).optional().catch(undefined),
});

/** Who looked at a dossier and what was done with it, for those who answer for it. */
@Controller('office/ho-so/:id')
export class AccessController {
  constructor(
    private readonly log: AccessLog,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get('nhat-ky')
  async page(@VisitOf() visit: Visit, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Query(parsedBy(Wished)) query: z.output<typeof Wished>, @Res() reply: FastifyReply): Promise<void> {
    const [page, room] = await Promise.all([this.log.page(person, id, query), this.rooms.furnish(visit, person)]);
    await show(reply, accessPage(room, { id, page, query }));
  }

  @Get('nhat-ky.csv')
  async sheet(@Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Query(parsedBy(Wished)) query: z.output<typeof Wished>, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.log.sheet(person, id, query), { download: true });
  }
}
