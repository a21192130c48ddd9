import type { Person } from '@motcua/auth/sign-in';
import type { CounterDraft } from '@motcua/contracts/counter-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Procedure } from '@motcua/contracts/procedure';
import type { CompiledForm } from '@motcua/forms/compile';
import { applicantOf } from '@motcua/forms/applicant';
import { Clock } from '@motcua/http/clock';
import { DependencyAway } from '@motcua/auth/errors';
import { ifThere } from '@motcua/pages/answer';
import { show } from '@motcua/pages/reply';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Catalogue } from '../catalogue/catalogue.ts';
import { dayOf } from '../dossier/day.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import type { Visit } from '../frame/visit.ts';
import { Counter } from './counter.client.ts';
import { receptionPage } from './reception.page.tsx';
import type { ReceptionPage } from './reception.page.tsx';

/** Who asks, and where the answer goes. */
export interface AtDesk {
  readonly visit: Visit;
  readonly person: Person;
  readonly reply: FastifyReply;
}

export interface OpenReception {
  readonly draft: CounterDraft;
  readonly procedure: Procedure;
  readonly form: CompiledForm;
  readonly circumstances: ReceptionPage['circumstances'];
}

/** Lays a draft of the counter on the desk, with what is known of its applicant. */
@Injectable()
export class ReceptionDesk {
  constructor(
    private readonly counter: Counter,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
    private readonly clock: Clock,
  ) {}

  /** @throws DependencyAway while the procedure has not been read from the catalogue */
  opened(draft: CounterDraft): OpenReception {
    const procedure = this.catalogue.pinned(draft.procedure);
    if (!procedure) throw new DependencyAway('catalogue');
    return { draft, procedure, form: this.catalogue.formOf(procedure), circumstances: { today: this.today(), area: this.catalogue.agency(draft.agency.code)?.unitCode } };
  }

  today(): string {
    return dayOf(this.clock.now());
  }

  furnish(visit: Visit, person: Person) {
    return this.rooms.furnish(visit, person);
  }

  async show({ visit, person, reply }: AtDesk, open: OpenReception, more: Partial<ReceptionPage> = {}, status = 200): Promise<void> {
    const given = more.given ?? open.draft.answers;
    const [room, known] = await Promise.all([this.rooms.furnish(visit, person), this.knownOf(person, open, given)]);
    const page = { ...open, given, counter: open.draft.counter, problems: [] as readonly FieldProblem[], wrong: [], ...known, ...more };
    await show(reply, receptionPage(room, page), status);
  }

  /** Other dossiers that may be about the same, and the account with that number; the page stands without either. */
  private async knownOf(person: Person, { procedure, form }: OpenReception, answers: ReceptionPage['given']): Promise<Pick<ReceptionPage, 'suspected' | 'account'>> {
    const { name, phone, identityNumber } = applicantOf(procedure.form, answers, form.units);
    const hasNumber = identityNumber !== undefined && /^\d{12}$/.test(identityNumber);
    const query = { procedureId: procedure.id, name: name.slice(0, 200), ...(phone ? { phone: phone.slice(0, 20) } : {}), ...(hasNumber ? { identityNumber } : {}) };
    const [suspected, known] = await Promise.all([
      phone || hasNumber ? ifThere(this.counter.suspected(person, query)) : undefined,
      hasNumber ? ifThere(this.counter.applicants(person, { identityNumber })) : undefined,
    ]);
    return { suspected: suspected ?? [], account: known?.account };
  }
}
