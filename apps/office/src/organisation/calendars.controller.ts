import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { Slug } from '@motcua/contracts/text';
import { Clock } from '@motcua/http/clock';
import { parsedBy } from '@motcua/http/parsed-by';
import { RequestProblem } from '@motcua/http/problem';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { dayOf } from '../dossier/day.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { copiedToNextYear, draftIn, draftOf, inYear, withoutRow, withRow } from './calendar-draft.ts';
import type { CalendarDraft } from './calendar-draft.ts';
import { CalendarDesk } from './calendar-desk.ts';
import type { CalendarAsking } from './calendar-desk.ts';
import { AgencyEditor, Organiser } from './organiser.ts';
import { OrganisationClient } from './organisation.client.ts';
import { attempt, freshly, openedIn, postedIn, reopened, text } from './posted.ts';
import type { Posted } from './posted.ts';

const Id = z.string().transform((id): string => {
  if (!Slug.max(100).safeParse(id).success) throw new RequestProblem(404, 'not-found');
  return id;
});
const Wished = z.object({ nam: z.coerce.number().int().optional().catch(undefined), da: z.string().optional().catch(undefined), 'ban-sao': z.string().optional().catch(undefined) });
type Wished = z.output<typeof Wished>;

/** A working calendar by the year, and the way of a change: fields, then what it would move, then publishing. */
@Controller('office/to-chuc/lich/:id')
export class CalendarsController {
  constructor(
    private readonly client: OrganisationClient,
    private readonly desk: CalendarDesk,
    private readonly clock: Clock,
  ) {}

  @Get()
  async calendar(@VisitOf() visit: Visit, @Organiser() person: Person, @Param('id', parsedBy(Id)) id: string, @Query(parsedBy(Wished)) { nam, da }: Wished, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, await this.desk.year({ visit, person, id, reply }, nam ?? this.thisYear(), da === 'cong-bo'));
  }

  @Get('sua')
  async open(@VisitOf() visit: Visit, @AgencyEditor() person: Person, @Param('id', parsedBy(Id)) id: string, @Query(parsedBy(Wished)) wished: Wished, @Res() reply: FastifyReply): Promise<void> {
    const calendar = await this.client.calendar(id);
    const draft = inYear(draftOf(calendar, this.thisYear()), wished.nam ?? this.thisYear());
    const isCopy = wished['ban-sao'] !== undefined;
    const content = isCopy ? { ...draft.content, id: '', name: { vi: '', en: '' } } : draft.content;
    await this.desk.edit({ visit, person, id, reply }, { draft: { ...draft, content }, opened: freshly(isCopy ? 0 : calendar.version) });
  }

  @Post('sua')
  @HttpCode(200)
  async edit(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @AgencyEditor() person: Person, @Param('id', parsedBy(Id)) id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const posted = postedIn(request);
    const [draft, opened] = [theDraft(posted), openedIn(posted)];
    const asking: CalendarAsking = { visit, person, id, reply };
    const page = Number(text(posted, 'page'));
    if (text(posted, 'do') === 'look' || page > 0) return this.desk.look(asking, { draft, opened, page: Math.max(1, page) });
    return this.desk.edit(asking, { draft: edited(draft, posted), opened, copied: text(posted, 'do') === 'copy' });
  }

  @Post('cong-bo')
  @HttpCode(200)
  async publish(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @AgencyEditor() person: Person, @Param('id', parsedBy(Id)) id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const posted = postedIn(request);
    const [draft, opened] = [theDraft(posted), openedIn(posted)];
    const refused = await attempt(async () => {
      const { name } = await this.client.publishCalendar(person, draft.content, opened);
      await goTo(reply, addresses.calendar(name, { nam: String(draft.year), da: 'cong-bo' }));
    });
    if (refused) await this.desk.edit({ visit, person, id, reply }, { draft, opened: reopened(opened, refused), problems: refused.errors, refused }, refused.status);
  }

  private thisYear(): number {
    return Number(dayOf(this.clock.now()).slice(0, 4));
  }
}

function theDraft(posted: Posted): CalendarDraft {
  const draft = draftIn(posted);
  if (!draft) throw new RequestProblem(400, 'malformed-request', { detail: 'This is no form of a calendar.' });
  return draft;
}

/** What the buttons of the form do to the draft; whatever else was pressed only shows it again. */
function edited(draft: CalendarDraft, posted: Posted): CalendarDraft {
  const [add, remove, go] = [text(posted, 'add'), text(posted, 'remove'), Number(text(posted, 'go'))];
  if (add) return withRow(draft, add);
  if (remove) return withoutRow(draft, remove);
  if (go) return inYear(draft, go);
  return text(posted, 'do') === 'copy' ? copiedToNextYear(draft) : draft;
}
