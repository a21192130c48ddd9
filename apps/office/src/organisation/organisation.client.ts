import type { Person } from '@motcua/auth/sign-in';
import { Agency, Calendar } from '@motcua/contracts/agency';
import { CalendarMoves, Reckoning } from '@motcua/contracts/calendar-moves-api';
import { CalendarProblems, EntryEdited } from '@motcua/contracts/organisation-api';
import type { AgencyWritten, CalendarWritten, CloseAgency } from '@motcua/contracts/organisation-api';
import { StaffList, StaffMember, StaffSaved } from '@motcua/contracts/staff-api';
import type { NewStaff, StaffChange } from '@motcua/contracts/staff-api';
import { answerIn, ifThere } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Reader = Pick<Person, 'accessToken'>;
/** What a form had seen, and the key that makes its post known when it comes twice. */
export interface Opened { readonly version: number; readonly key: string }

/** What these pages ask of catalogue, identity and one-stop, always as the official who sits there. Each throws ServiceRefused or DependencyAway. */
@Injectable()
export class OrganisationClient {
  constructor(private readonly services: Services) {}

  async agency(code: string): Promise<Agency> {
    return answerIn(Agency, await this.services.catalogue(`/v1/agencies/${code}`, { bearer: null }));
  }

  async calendar(id: string): Promise<Calendar> {
    return answerIn(Calendar, await this.services.catalogue(`/v1/calendars/${encodeURIComponent(id)}`, { bearer: null }));
  }

  async addAgency({ accessToken: bearer }: Reader, json: AgencyWritten, { key }: Opened): Promise<EntryEdited> {
    return answerIn(EntryEdited, await this.services.catalogue('/v1/agencies', { bearer, json, headers: keyed(key) }));
  }

  async changeAgency({ accessToken: bearer }: Reader, json: AgencyWritten, opened: Opened): Promise<EntryEdited> {
    return answerIn(EntryEdited, await this.services.catalogue(`/v1/agencies/${json.code}`, { method: 'PUT', bearer, json, headers: seen(opened) }));
  }

  async closeAgency({ accessToken: bearer }: Reader, code: string, json: CloseAgency, opened: Opened): Promise<EntryEdited> {
    return answerIn(EntryEdited, await this.services.catalogue(`/v1/agencies/${code}/close`, { bearer, json, headers: seen(opened) }));
  }

  async checkCalendar({ accessToken: bearer }: Reader, json: CalendarWritten): Promise<CalendarProblems> {
    return answerIn(CalendarProblems, await this.services.catalogue('/v1/calendars/check', { bearer, json }));
  }

  /** Version 0 is a calendar that is not there yet. */
  async publishCalendar({ accessToken: bearer }: Reader, json: CalendarWritten, opened: Opened): Promise<EntryEdited> {
    const isNew = opened.version === 0;
    const answer = await this.services.catalogue(isNew ? '/v1/calendars' : `/v1/calendars/${json.id}`, { method: isNew ? 'POST' : 'PUT', bearer, json, headers: isNew ? keyed(opened.key) : seen(opened) });
    return answerIn(EntryEdited, answer);
  }

  /** Every open dossier is looked at: it may take some seconds. */
  async dryRun({ accessToken: bearer }: Reader, calendar: CalendarWritten, page: number): Promise<CalendarMoves> {
    return answerIn(CalendarMoves, await this.services.oneStop('/v1/dossiers/calendar-dry-run', { bearer, json: { calendar, page }, timeoutMs: 60_000 }));
  }

  /** Undefined while one-stop is away or has not heard of the calendar: the page stands without it. */
  reckoning({ accessToken: bearer }: Reader, id: string): Promise<Reckoning | undefined> {
    return ifThere(this.services.oneStop(`/v1/dossiers/calendar-reckonings/${id}`, { bearer, timeoutMs: 3_000 }).then((answer) => answerIn(Reckoning, answer)));
  }

  async staffAt({ accessToken: bearer }: Reader, agency: string): Promise<StaffList> {
    return answerIn(StaffList, await this.services.identity(`/v1/staff?${new URLSearchParams({ agency })}`, { bearer }));
  }

  async member({ accessToken: bearer }: Reader, id: string): Promise<StaffMember> {
    return answerIn(StaffMember, await this.services.identity(`/v1/staff/${id}`, { bearer }));
  }

  async addStaff({ accessToken: bearer }: Reader, json: NewStaff, { key }: Opened): Promise<StaffSaved> {
    return answerIn(StaffSaved, await this.services.identity('/v1/staff', { bearer, json, headers: keyed(key) }));
  }

  async changeStaff({ accessToken: bearer }: Reader, id: string, json: StaffChange, opened: Opened): Promise<StaffSaved> {
    return answerIn(StaffSaved, await this.services.identity(`/v1/staff/${id}`, { method: 'PUT', bearer, json, headers: seen(opened) }));
  }

  async resetPassword({ accessToken: bearer }: Reader, id: string): Promise<StaffSaved> {
    return answerIn(StaffSaved, await this.services.identity(`/v1/staff/${id}/password-reset`, { method: 'POST', bearer }));
  }
}

const keyed = (key: string) => ({ 'idempotency-key': key });
const seen = ({ version, key }: Opened) => ({ 'if-match': `"${version}"`, ...keyed(key) });
