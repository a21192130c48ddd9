import type { Person } from '@motcua/auth/sign-in';
import { parsedBy } from '@motcua/http/parsed-by';
import { show } from '@motcua/pages/reply';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { HandingClient } from './handing.client.ts';
import { mentionsPage } from './mentions.page.tsx';

const From = z.object({ cursor: z.string().max(200).optional().catch(undefined) });

@Controller('office/nhac-ten')
export class MentionsController {
  constructor(
    private readonly client: HandingClient,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get()
  async mentions(@VisitOf() visit: Visit, @Official() person: Person, @Query(parsedBy(From)) { cursor }: z.output<typeof From>, @Res() reply: FastifyReply): Promise<void> {
    const [page, room] = await Promise.all([this.client.mentions(person, cursor), this.rooms.furnish(visit, person)]);
    await show(reply, mentionsPage(room, page));
  }
}
