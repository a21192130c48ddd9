import { Agency, Calendar } from '@motcua/contracts/agency';
import { AgencyWritten, type AgencyTree, type CalendarWritten, type CloseAgency, type EntryEdited } from '@motcua/contracts/organisation-api';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Injectable } from '@nestjs/common';
import { EntryStore } from '../entry.store.ts';
import { dayOf } from '../today.ts';
import { inTreeOrder } from './agency-tree.ts';
import { flawsOfAgency, flawsOfClosing, type Surroundings } from './agency-rules.ts';
import { flawsOfCalendar } from './calendar-rules.ts';
import { type Asked, Editing } from './editing.ts';
import { wrong } from './organisation.problems.ts';
import type { Flaw } from './words.ts';

type Seen = Asked & { readonly seen: number };

const UnversionedAgency = Agency.omit({ version: true });
const UnversionedCalendar = Calendar.omit({ version: true });

/** What administrators do with agencies and working calendars. */
@Injectable()
export class Organisation {
  constructor(
    private readonly entries: EntryStore,
    private readonly editing: Editing,
    private readonly clock: Clock,
  ) {}

  async tree(): Promise<AgencyTree> {
    return { agencies: inTreeOrder(await this.entries.all('agency')) };
  }

  async addAgency(written: AgencyWritten, asked: Asked): Promise<EntryEdited> {
    await this.checkAgency(written);
    const exists = new RequestProblem(409, 'entry-exists', { detail: `There is an agency with the code ${written.code} already.` });
    return this.editing.create('agency', written.code, { ...asked, content: UnversionedAgency.parse(written), exists });
  }

  /** What a form does not show of an agency stays as it is. */
  changeAgency(written: AgencyWritten, asked: Seen): Promise<EntryEdited> {
    return this.editing.change('agency', written.code, asked, async (before) => {
      await this.checkAgency(written);
      const beside = Object.entries(before).filter(([field]) => !(field in AgencyWritten.shape) && field !== 'version');
      return UnversionedAgency.parse({ ...Object.fromEntries(beside), ...written });
    });
  }

  closeAgency(code: string, closing: CloseAgency, asked: Seen): Promise<EntryEdited> {
    return this.editing.change('agency', code, asked, async ({ version: _, ...agency }) => {
      const { agencies } = await this.surroundings();
      refuseIfAny('agency-invalid', flawsOfClosing({ ...agency, version: asked.seen }, closing, agencies));
      return UnversionedAgency.parse({ ...agency, closed: { on: dayOf(this.clock.now()), ...closing } });
    });
  }

  addCalendar(written: CalendarWritten, asked: Asked): Promise<EntryEdited> {
    refuseIfAny('calendar-invalid', flawsOfCalendar(written));
    const exists = new RequestProblem(409, 'entry-exists', { detail: `There is a calendar ${written.id} already.` });
    return this.editing.create('calendar', written.id, { ...asked, content: UnversionedCalendar.parse(inOrder(written)), exists });
  }

  changeCalendar(written: CalendarWritten, asked: Seen): Promise<EntryEdited> {
    return this.editing.change('calendar', written.id, asked, () => {
      refuseIfAny('calendar-invalid', flawsOfCalendar(written));
      return UnversionedCalendar.parse(inOrder(written));
    });
  }

  private async checkAgency(written: AgencyWritten): Promise<void> {
    refuseIfAny('agency-invalid', flawsOfAgency(written, await this.surroundings()));
  }

  private async surroundings(): Promise<Surroundings> {
    const [agencies, calendars] = await Promise.all([this.entries.all('agency'), this.entries.all('calendar')]);
    return { agencies: new Map(agencies.map((agency) => [agency.code, agency])), calendars: new Set(calendars.map(({ id }) => id)) };
  }
}

function refuseIfAny(code: 'agency-invalid' | 'calendar-invalid', flaws: readonly Flaw[]): void {
  if (flaws.length > 0) throw wrong(code, flaws);
}

/** Days by date, whatever order they were added in: the same days are the same calendar. */
const inOrder = (written: CalendarWritten): CalendarWritten => ({ ...written, holidays: written.holidays.toSorted(byDay), swapDays: written.swapDays.toSorted(byDay) });
const byDay = (one: { on: string }, other: { on: string }) => (one.on < other.on ? -1 : 1);
