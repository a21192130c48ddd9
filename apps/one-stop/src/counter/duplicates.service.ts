import type { DuplicateQuery, SuspectedDuplicate } from '@motcua/contracts/counter-api';
import type { Actor } from '@motcua/domain/actor';
import { type Compared, suspicionOf } from '@motcua/domain/duplicate/suspicion';
import { applicantOf } from '@motcua/forms/applicant';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { notThere } from '../dossiers/dossier.problems.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { digitsOf } from '../dossiers/sought.ts';
import { MoveParts } from '../moves/move-parts.ts';
import { agencyOf } from './applicants.service.ts';
import { CounterStore } from './counter.store.ts';
import type { DuplicateMark } from './duplicate-mark.schema.ts';
import { DuplicateMarkStore } from './duplicate-mark.store.ts';

type Sought = Omit<Compared, 'state' | 'closedAt'>;

/** Dossiers that may be about the same matter, at the same agency. It says no more than that: an official looks at them side by side. */
@Injectable()
export class Duplicates {
  constructor(
    private readonly store: CounterStore,
    private readonly marks: DuplicateMarkStore,
    private readonly parts: MoveParts,
    private readonly clock: Clock,
  ) {}

  /** Before anything is submitted. */
  ofQuery(by: Actor, { procedureId, ...person }: DuplicateQuery): Promise<SuspectedDuplicate[]> {
    return this.suspected(agencyOf(by), { procedure: procedureId, ...person, submittedAt: this.clock.now().toISOString() });
  }

  /** Of a dossier that this official may read; a confidential one has none and is none. @throws RequestProblem 404 */
  async ofDossier(by: Actor, id: string): Promise<SuspectedDuplicate[]> {
    const dossier = await this.parts.dossiers.known(id, by);
    if (dossier.confidential) return [];
    const [suspected, marks] = await Promise.all([this.suspected(dossier.agency.code, comparedOf(dossier, this.parts.catalogue), dossier), this.marks.about(id)]);
    return suspected.map((one) => ({ ...one, ...dismissedBy(marks.get(one.id)) }));
  }

  /** @throws RequestProblem 404 unless the two are suspected of each other */
  async dismiss(by: Actor, [id, other]: readonly [string, string], { key, reason }: { key: string; reason: string }): Promise<SuspectedDuplicate[]> {
    const suspected = await this.ofDossier(by, id);
    if (!suspected.some((one) => one.id === other)) throw notThere('suspected duplicate of that kind');
    const name = (await this.parts.people.nameOf(by.id)) ?? '';
    await this.marks.add({ dossiers: [id, other], by: by.id, name, at: this.clock.now().toISOString(), reason, key });
    return this.ofDossier(by, id);
  }

  private async suspected(agency: string, sought: Sought, self?: KeptDossier): Promise<SuspectedDuplicate[]> {
    const numbers = [sought.phone, sought.identityNumber].map((number) => digitsOf(number ?? '')).filter((digits) => digits.length >= 9);
    const near = await this.store.withNumbers(agency, numbers, sought.procedure);
    const others = near.filter((other) => !self || !isOneWith(other, self));
    return others.flatMap((other) => suspicionBetween(other, sought, this.parts.catalogue)).sort((one, another) => another.score - one.score || (one.submittedAt < another.submittedAt ? 1 : -1));
  }
}

/** Itself, or the refused dossier that one was made from the other. */
const isOneWith = (one: KeptDossier, other: KeptDossier): boolean => one.id === other.id || one.follows?.id === other.id || other.follows?.id === one.id;

function suspicionBetween(other: KeptDossier, sought: Sought, catalogue: Catalogue): SuspectedDuplicate[] {
  const suspicion = suspicionOf(comparedOf(other, catalogue), sought);
  if (!suspicion) return [];
  const { id, reference, contact, procedure, state, submittedAt } = other;
  return [{ id, reference, applicant: contact.name, procedure: procedure.name, state, submittedAt, score: suspicion.score, reasons: [...suspicion.reasons] }];
}

function comparedOf(dossier: KeptDossier, catalogue: Catalogue): Compared {
  const { name, phone, identityNumber } = applicantOf(catalogue.procedureOf(dossier).form, dossier.answers, catalogue.units);
  const closedAt = dossier.returned?.at ?? dossier.closed?.at;
  return { procedure: dossier.procedure.id, name, phone, identityNumber, state: dossier.state, submittedAt: dossier.submittedAt, closedAt };
}

function dismissedBy(mark: DuplicateMark | undefined): Pick<SuspectedDuplicate, 'dismissed'> {
  return mark ? { dismissed: { by: mark.name, at: mark.at, reason: mark.reason } } : {};
}
