import type { Actor } from '@motcua/domain/actor';
import { instantOf } from '@motcua/domain/calendar/instant';
import { dayNumber, plainDate } from '@motcua/domain/calendar/plain-date';
import { wasLate } from '@motcua/domain/dossier/lateness';
import { applicantOf } from '@motcua/forms/applicant';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { register, type RegisterRow } from '@motcua/papers/register';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { given } from '../given.ts';
import { both } from '../words.ts';
import { type Entered, RegisterStore } from './register.store.ts';

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The register of dossiers of the reader's agency (Mẫu 06). */
@Injectable()
export class RegisterService {
  constructor(
    private readonly store: RegisterStore,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** @throws RequestProblem 403 for who works at no agency */
  print(reader: Actor, { from, to }: Period): StreamableFile {
    const { agency: code } = reader;
    if (code === undefined) throw new RequestProblem(403, 'forbidden', { detail: 'This account works at no agency.' });
    const { letterhead, name, place, phone } = this.catalogue.agencyOf({ agency: { code } });
    const calendar = this.catalogue.calendarOf(code);
    const begin = instantOf(calendar.startOf(dayNumber(plainDate(from))));
    const end = instantOf(calendar.startOf(dayNumber(plainDate(to)) + 1));
    const agency = { letterhead, name: name.vi, place: place.vi, phone, utcOffsetMinutes: calendar.utcOffsetMinutes };
    const pdf = register({ agency, from, to, issuedAt: this.clock.now().toISOString(), rows: this.rows(this.store.received(code, begin, end), (ids) => this.audit.listed(reader, { part: `register ${from} ${to}`, ids })) });
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="so-theo-doi-${from}-${to}.pdf"` });
  }

  /** Whose dossiers stand in the log before they are shown. */
  private async *rows(batches: AsyncIterable<Entered[]>, tell: (ids: readonly string[]) => Promise<void>): AsyncGenerator<RegisterRow> {
    for await (const batch of batches) {
      await tell(batch.map(({ id }) => id));
      for (const dossier of batch) yield this.rowOf(dossier);
    }
  }

  private rowOf(dossier: Entered): RegisterRow {
    const { reference, procedure, contact, answers, steps, stepId, receivedAt = '', appointmentAt, returned, closed, apologies = [] } = dossier;
    const { name, address, phone } = applicantOf(this.catalogue.procedureOf(dossier).form, answers, this.catalogue.units);
    return {
      ...{ reference, procedure: procedure.name.vi, applicant: name || contact.name, handler: steps.find(({ id }) => id === stepId)?.name.vi ?? stepId, receivedAt },
      ...given({ address, phone: phone ?? contact.phone, promisedAt: appointmentAt, movedTo: movedTo(dossier), returnedAt: returned?.at, channel: returned?.channel }),
      standing: standingOf(dossier),
      ...(closed ? { ended: both(`register.${dossier.state}`).vi } : {}),
      late: wasLate({ ...dossier, apologies }),
    };
  }
}

/** What a pause or an extension has made of the promise. */
const movedTo = ({ dueAt, appointmentAt }: Entered) => (dueAt === null || dueAt === appointmentAt ? undefined : dueAt);

function standingOf({ returned, completedAt, closed }: Entered): RegisterRow['standing'] {
  if (returned) return 'returned';
  if (closed) return 'ended';
  return completedAt === undefined ? 'open' : 'completed';
}
