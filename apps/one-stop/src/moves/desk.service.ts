import type { Approve, Assign, Claim, ConfirmDelivery, Moved, PassOn, Refuse, RequestSupplement, ReturnResult, SendBack, Appointment, Stop } from '@motcua/contracts/one-stop-api';
import { type PlainDate, plainDate } from '@motcua/domain/calendar/plain-date';
import type { Actor } from '@motcua/domain/actor';
import { handOverDue } from '@motcua/domain/deadline/reception';
import { requestSupplement, stopDossier } from '@motcua/domain/dossier/asking';
import { approveDossier, assignDossier, attachResult, claimDossier, passOn, sendBack } from '@motcua/domain/dossier/handling';
import { MoveIncomplete } from '@motcua/domain/dossier/refusals';
import { receiveDossier, refuseDossier } from '@motcua/domain/dossier/reception';
import { confirmDelivery, returnResult } from '@motcua/domain/dossier/returning';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { isPlainDate } from '@motcua/domain/calendar/plain-date';
import type { z } from 'zod';
import { notThere } from '../dossiers/dossier.problems.ts';
import { Colleagues } from '../handing/colleagues.ts';
import { PaperWriter } from '../papers/paper-writer.ts';
import { withPlaces } from '../processes/way-problems.ts';
import { unknownAskedFor } from './asked-for.ts';
import { MoveParts } from './move-parts.ts';
import { type Asked, known, Moves } from './moves.ts';

interface ResultDocument {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** What officials do with a dossier, from reception to return. */
@Injectable()
export class DeskService {
  constructor(
    private readonly moves: Moves,
    private readonly parts: MoveParts,
    private readonly papers: PaperWriter,
    private readonly clock: Clock,
    private readonly colleagues: Colleagues,
  ) {}

  /** What receiving the dossier now would promise, without doing it. @throws what receiving it would throw */
  async appointment(id: string, by: Actor): Promise<Appointment> {
    const dossier = await this.parts.dossiers.known(id, by);
    const calendar = this.parts.catalogue.calendarOf(dossier.agency.code);
    const { appointmentAt, changedAt } = receiveDossier(dossier, { by, at: this.clock.now().toISOString() }, calendar);
    if (appointmentAt === undefined) throw notThere('appointment');
    return { dueAt: appointmentAt, handOverBy: handOverDue(changedAt, calendar) };
  }

  receive(asked: Asked): Promise<Moved> {
    return this.moves.make('receive', asked, (dossier, act, { calendar, name }) => {
      const received = receiveDossier(dossier, act, calendar);
      return { ...received, issued: [...received.issued, this.papers.receipt(received, name)] };
    });
  }

  refuse(asked: Asked, { reason, papers, fields }: z.output<typeof Refuse>): Promise<Moved> {
    return this.moves.make('refuse', asked, (dossier, act, { name }) => {
      const unknown = unknownAskedFor(this.parts.catalogue.procedureOf(dossier), { papers, fields });
      if (unknown) throw unknown;
      const refused = refuseDossier(dossier, { ...act, reason, papers, fields });
      return { ...refused, issued: [...refused.issued, this.papers.refusal(refused, reason, name)] };
    });
  }

  requestSupplement(asked: Asked, { message, papers, fields, until }: RequestSupplement): Promise<Moved> {
    return this.moves.make('request-supplement', asked, (dossier, act, { calendar, name }) => {
      const unknown = unknownAskedFor(this.parts.catalogue.procedureOf(dossier), { papers, fields });
      if (unknown) throw unknown;
      const waiting = requestSupplement(dossier, { ...act, message, papers, fields, until: dayOf(until) }, calendar);
      return { ...waiting, issued: [...waiting.issued, ...this.papers.supplement(waiting, name)] };
    });
  }

  claim(asked: Asked, { reason }: Claim): Promise<Moved> {
    return this.moves.make('claim', asked, (dossier, act) => claimDossier(dossier, { ...act, ...(reason === undefined ? {} : { reason }) }));
  }

  assign(asked: Asked, { to, reason }: z.output<typeof Assign>): Promise<Moved> {
    return this.moves.make('assign', asked, async (dossier, act) => {
      const person = await this.parts.people.official(to);
      if (!person) throw new MoveIncomplete('to', 'There is no such colleague.');
      return known(assignDossier(dossier, { ...act, to: { ...person, kind: 'official' }, reason }), { id: to, name: person.name });
    });
  }

  passOn(asked: Asked, { note, assignee, evenIfAway, to, workings }: z.output<typeof PassOn>): Promise<Moved> {
    return this.moves.make('pass-on', asked, async (dossier, act, { calendar }) => {
      const passed = withPlaces(() => passOn(dossier, { ...act, ...given({ note: note || undefined, assignee, to, workings }) }, calendar));
      return assignee === undefined || passed.confidential ? passed : known(passed, await this.colleagues.fit(passed, { id: assignee, at: 'assignee', evenIfAway }));
    });
  }

  sendBack(asked: Asked, { to, reason }: z.output<typeof SendBack>): Promise<Moved> {
    return this.moves.make('send-back', asked, (dossier, act, { calendar }) => sendBack(dossier, { ...act, to, reason }, calendar));
  }

  /** @param keep puts the file in its place; called once the move is known to be allowed, and before it is written */
  attachResult(asked: Asked, document: ResultDocument, keep: () => Promise<void>): Promise<Moved> {
    return this.moves.make('attach-result', asked, async (dossier, act) => {
      const attached = attachResult(dossier, { ...act, document });
      await keep();
      return attached;
    });
  }

  approve(asked: Asked, { note, workings }: z.output<typeof Approve>): Promise<Moved> {
    return this.moves.make('approve', asked, (dossier, act, { calendar }) => withPlaces(() => approveDossier(dossier, { ...act, ...given({ note: note || undefined, workings }) }, calendar)));
  }

  returnResult(asked: Asked, handOver: z.output<typeof ReturnResult>): Promise<Moved> {
    return this.moves.make('return', asked, (dossier, act, { name }) => {
      const returned = returnResult(dossier, { ...act, ...handOver });
      return { ...returned, issued: [...returned.issued, ...this.papers.handOver(returned, name)] };
    });
  }

  confirmDelivery(asked: Asked, { deliveredOn }: z.output<typeof ConfirmDelivery>): Promise<Moved> {
    return this.moves.make('confirm-delivery', asked, (dossier, act, { calendar }) => confirmDelivery(dossier, { ...act, deliveredOn: dayOf(deliveredOn, 'deliveredOn') }, calendar));
  }

  /** @throws StillWaiting while the citizen has time to answer */
  stop(asked: Asked, { reason }: z.output<typeof Stop>): Promise<Moved> {
    return this.moves.make('stop', asked, (dossier, act, { calendar }) => stopDossier(dossier, { ...act, reason }, calendar));
  }
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what was not said. */
const given = <T extends object>(said: T): Given<T> => Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Given<T>;

function dayOf(text: string, at = 'until'): PlainDate {
  if (!isPlainDate(text)) throw new MoveIncomplete(at, 'There is no such day.');
  return plainDate(text);
}
