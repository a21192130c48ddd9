import type { Person } from '@motcua/auth/sign-in';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Act } from '../acts/acts.ts';
import { counterWords } from '../counter/words.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { alsoDone } from '../handing/also-done.ts';
import { DossierDesk } from './dossier-desk.ts';
import { DossierId } from './id.ts';

/** Acts, and what is done beside them. */
const Done = z.union([Act, z.enum(alsoDone)]);
const Wished = z.object({ act: Act.optional().catch(undefined), done: Done.optional().catch(undefined), look: z.uuid().optional().catch(undefined), notes: z.string().max(200).optional().catch(undefined), duplicate: z.string().regex(/^[\w.-]{10,40}$/).optional().catch(undefined) });

@Controller('office/ho-so')
export class DossierController {
  constructor(private readonly desk: DossierDesk) {}

  @Get(':id')
  async dossier(@VisitOf() visit: Visit, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Query(parsedBy(Wished)) query: z.output<typeof Wished>, @Res() reply: FastifyReply): Promise<void> {
    await this.desk.show({ visit, person, id, reply }, query.act && { act: query.act, typed: query.duplicate ? { reason: counterWords(visit.lang)('duplicate.refusal', { reference: query.duplicate }) } : {} }, query);
  }
}
