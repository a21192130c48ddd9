import type { Person } from '@motcua/auth/sign-in';
import { parsedBy } from '@motcua/http/parsed-by';
import { show } from '@motcua/pages/reply';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { Ratings } from './ratings.client.ts';
import { ratingsPage } from './ratings.page.tsx';

const Wished = z.object({ by: z.enum(['agency', 'procedure', 'month']).catch('agency').default('agency'), cursor: z.string().max(200).optional().catch(undefined) });

/** How citizens rate the service: agencies beside each other, and the low ratings of one's own. */
@Controller('office/danh-gia')
export class RatingsController {
  constructor(
    private readonly ratings: Ratings,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get()
  async page(@VisitOf() visit: Visit, @Official() person: Person, @Query(parsedBy(Wished)) { by, cursor }: z.output<typeof Wished>, @Res() reply: FastifyReply): Promise<void> {
    // Agencies are compared with each other; procedures and months are those of the own one.
    const own: Record<string, string> = by === 'agency' || person.agency === undefined ? {} : { agency: person.agency };
    const [low, figures, room] = await Promise.all([this.ratings.low(person, cursor), this.ratings.figures(person, { by, ...own }), this.rooms.furnish(visit, person)]);
    await show(reply, ratingsPage(room, { figures, low, cursor }));
  }
}
