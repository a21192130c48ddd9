import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { newestBegun } from '@motcua/forms/offer';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { dateOf } from '@motcua/ui/form/date-field';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../../addresses.ts';
import { Catalogue } from '../../catalogue/catalogue.ts';
import { dayOf } from '../../dossier/day.ts';
import { RoomKeeper } from '../../frame/room-keeper.ts';
import { VisitOf } from '../../frame/visit.ts';
import type { Visit } from '../../frame/visit.ts';
import type { MessageKey } from '../../messages.ts';
import { Administrator } from '../administrator.ts';
import { postedText } from '../sheet/control.ts';
import type { Post as Posted } from '../sheet/control.ts';
import { procedurePage } from './procedure.page.tsx';
import type { Withdrawing } from './procedure.page.tsx';
import { ProcedureDrafts } from '../draft/procedure-drafts.ts';

interface Asking { readonly visit: Visit; readonly person: Person; readonly id: string; readonly reply: FastifyReply }
interface Said { readonly done?: MessageKey | undefined; readonly withdrawing?: Withdrawing | undefined }

const done: Readonly<Record<string, MessageKey>> = { 'cong-bo': 'design.publish.done', rut: 'design.withdraw.done' };

/** One procedure with its versions, and its withdrawal. */
@Controller('office/danh-muc/:id')
export class ProceduresController {
  constructor(
    private readonly drafts: ProcedureDrafts,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
    private readonly clock: Clock,
  ) {}

  @Get()
  async open(@VisitOf() visit: Visit, @Administrator() person: Person, @Param('id') id: string, @Query('xong') what: unknown, @Res() reply: FastifyReply): Promise<void> {
    await this.show({ visit, person, id, reply }, { done: typeof what === 'string' && Object.hasOwn(done, what) ? done[what] : undefined });
  }

  @Post('rut/:version')
  @HttpCode(200)
  async withdraw(@Req() request: FastifyRequest<{ Params: { id: string; version: string } }>, @VisitOf() visit: Visit, @Administrator() person: Person, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { id } = request.params;
    const version = Number(request.params.version);
    const post = (request.body ?? {}) as Posted;
    const on = { day: postedText(post, 'on.day'), month: postedText(post, 'on.month'), year: postedText(post, 'on.year') };
    const reason = { vi: postedText(post, 'vi'), en: postedText(post, 'en') };
    const day = dateOf(on);
    const typed = { version, on, reason };
    const asking = { visit, person, id, reply };
    if (!day) return this.show(asking, { withdrawing: { ...typed, wrong: { at: 'on', message: 'design.publish.no-day' } } }, 422);
    const silent = (['vi', 'en'] as const).find((lang) => reason[lang] === '');
    if (silent) return this.show(asking, { withdrawing: { ...typed, wrong: { at: silent, message: 'design.withdraw.no-reason' } } }, 422);
    try {
      await this.drafts.withdraw(person, { procedureId: id, version, key: postedText(post, 'key'), body: { on: day, reason } });
      await goTo(reply, `${addresses.procedure(id)}?xong=rut`);
    } catch (error) {
      const message = error instanceof ServiceRefused ? refusals[error.code] : undefined;
      if (!message) throw error;
      await this.show(asking, { withdrawing: { ...typed, wrong: { at: 'on', message } } }, 422);
    }
  }

  private async show({ visit, person, id, reply }: Asking, { withdrawing, ...said }: Said, status?: number): Promise<void> {
    const [drafts, room] = await Promise.all([this.drafts.list(person), this.rooms.furnish(visit, person)]);
    const draft = drafts.find(({ procedureId }) => procedureId === id);
    const versions = this.catalogue.everyVersion().filter((version) => version.id === id).sort((one, other) => other.version - one.version);
    // What was published a moment ago may not have come round yet.
    if (versions.length === 0 && !draft && !said.done) throw new RequestProblem(404, 'procedure-unknown');
    const today = dayOf(this.clock.now());
    const newest = newestBegun(versions, today) ?? versions[0];
    await show(reply, procedurePage(room, { versions, draft, today, ...said, withdrawing: withdrawing ?? { version: newest?.version ?? 0, on: today, reason: { vi: '', en: '' } } }), status);
  }
}

const refusals: Readonly<Record<string, MessageKey>> = { 'effective-too-early': 'design.withdraw.too-early', 'version-withdrawn': 'design.withdraw.already' };
