import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { BulkAct } from '@motcua/contracts/bulk-api';
import type { BulkChoice, BulkPreview } from '@motcua/contracts/bulk-api';
import { Clock } from '@motcua/http/clock';
import { parsedBy } from '@motcua/http/parsed-by';
import { goTo, show } from '@motcua/pages/reply';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Wrong } from '../acts/acts.ts';
import type { Typed } from '../acts/typed.ts';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { dayOf, daysAfter } from '../dossier/day.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { InboxQuery } from '../inbox/filters.ts';
import { BulkClient } from './bulk.client.ts';
import { writeOrder } from './bulk-order.ts';
import { jobPage } from './job.page.tsx';
import { previewPage } from './preview.page.tsx';

const many = <Schema extends z.ZodType>(each: Schema) => z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(each).max(500));

const Chosen = z.looseObject({ act: BulkAct.optional().catch(undefined), all: z.string().optional(), ids: many(z.uuid()).catch([]) });
const Row = z.string().regex(/^[0-9a-f-]{36}\/\d+$/).transform((text) => ({ id: text.slice(0, 36), version: Number(text.slice(37)) }));
const Ordered = z.looseObject({ act: BulkAct, key: z.uuid(), rows: many(Row) });

/** As for one dossier. */
const usualDays = 14;

interface Asking { readonly visit: Visit; readonly person: Person; readonly reply: FastifyReply }
interface Filled { readonly typed: Typed; readonly wrong: readonly Wrong[]; readonly key: string }

/** One thing done with many dossiers: chosen in a list, looked at, ordered, followed. */
@Controller('office/hang-loat')
export class BulkController {
  constructor(
    private readonly bulk: BulkClient,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  async preview(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Body(parsedBy(Chosen)) chosen: z.output<typeof Chosen>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { act, all, ids } = chosen;
    const choice: BulkChoice | undefined = all ? { list: listIn(chosen) } : ids.length > 0 ? { ids } : undefined;
    if (!act || !choice) return goTo(reply, addresses.noneChosen(listIn(chosen)));
    const preview = await this.bulk.preview(person, { act, choice });
    return this.showPreview({ visit, person, reply }, preview, { typed: {}, wrong: [], key: randomUUID() });
  }

  @Post('lam')
  @HttpCode(200)
  async order(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Body(parsedBy(Ordered)) sent: z.output<typeof Ordered>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { act, key, rows, ...rest } = sent;
    const typed = rest as Typed;
    const written = writeOrder(act, typed, dayOf(this.clock.now()));
    if ('wrong' in written) {
      const preview = await this.bulk.preview(person, { act, choice: { ids: rows.map(({ id }) => id) } });
      return this.showPreview({ visit, person, reply }, preview, { typed, wrong: written.wrong, key }, 422);
    }
    const job = await this.bulk.order(person, { order: written.order, rows }, key);
    return goTo(reply, addresses.bulkJob(job.id));
  }

  @Get(':id')
  async job(@VisitOf() visit: Visit, @Official() person: Person, @Param('id', parsedBy(z.uuid())) id: string, @Res() reply: FastifyReply): Promise<void> {
    const [job, room] = await Promise.all([this.bulk.job(person, id), this.rooms.furnish(visit, person)]);
    await show(reply, jobPage(room, job));
  }

  @Post(':id/lai')
  async retry(@Req() request: FastifyRequest, @Official() person: Person, @Param('id', parsedBy(z.uuid())) id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const job = await this.bulk.retry(person, id);
    await goTo(reply, addresses.bulkJob(job.id));
  }

  private async showPreview({ visit, person, reply }: Asking, preview: BulkPreview, filled: Filled, status = 200): Promise<void> {
    const can = preview.rows.filter(({ allowed }) => allowed);
    const [first] = can;
    const colleagues = preview.act === 'reassign' && first ? (await this.bulk.colleagues(person, first.id)).people : undefined;
    const same = first && can.every(({ procedure }) => procedure === first.procedure) ? first.procedure : undefined;
    const procedure = this.catalogue.proceduresAt(this.catalogue.agency(person.agency)).find(({ id }) => id === same);
    const room = await this.rooms.furnish(visit, person);
    await show(reply, previewPage(room, { ...filled, preview, procedure, colleagues, days: { proposed: daysAfter(dayOf(this.clock.now()), usualDays) } }), status);
  }
}

/** The list that was chosen from, as its hidden fields say. */
function listIn(chosen: object) {
  const { queue = 'all', cursor: _, order: __, ...narrowing } = InboxQuery.parse(chosen);
  return { queue, ...Object.fromEntries(Object.entries(narrowing).filter(([, value]) => value !== undefined)) };
}
