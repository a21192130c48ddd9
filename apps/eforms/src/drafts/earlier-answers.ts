import type { Answers, Field } from '@motcua/contracts/form';
import type { Actor } from '@motcua/domain/actor';
import { isRightAlone } from '@motcua/forms/carry-over';
import { type OwnDetail, ownDetails } from '@motcua/forms/own-details';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { dayAt, type Offer } from '../catalogue/catalogue.ts';
import type { DraftDocument } from './draft.schema.ts';
import { DraftLife } from './draft.life.ts';
import { type EarlierDossier, EarlierDossiers, earlierOf } from './earlier-dossiers.ts';

/** What a draft begins with: `reused` says which answers come from an earlier dossier, and which. */
export interface Begun {
  readonly answers: Answers;
  readonly reused: NonNullable<DraftDocument['reused']>;
}

/** Nobody types their own name, number and address twice (WCAG 2.2, 3.3.7): what an earlier dossier of the same person said is offered. */
@Injectable()
export class EarlierAnswers {
  constructor(
    private readonly earlier: EarlierDossiers,
    private readonly life: DraftLife,
  ) {}

  /** @param known answers that the account knows, which come first */
  async answersFor(actor: Actor, offer: Offer, known: Answers): Promise<Begun> {
    const wanted = ownDetails(offer.procedure.form);
    const begun: Begun = { answers: { ...known }, reused: {} };
    for (const dossier of await this.earlier.of(actor)) this.takeFrom(dossier, { offer, wanted }, begun);
    return begun;
  }

  /** At a counter, for whoever stands there: what one dossier of that agency says of its applicant. */
  async answersOf({ agency }: Pick<Actor, 'agency'>, offer: Offer, { known, from }: { known: Answers; from: string }): Promise<Begun> {
    const begun: Begun = { answers: { ...known }, reused: {} };
    const dossier = await this.earlier.at(agency, from);
    if (dossier) this.takeFrom(dossier, { offer, wanted: ownDetails(offer.procedure.form) }, begun);
    return begun;
  }

  private takeFrom({ submission, offer: before }: EarlierDossier, { offer, wanted }: { offer: Offer; wanted: ReadonlyMap<OwnDetail, Field> }, begun: Begun): void {
    const given = detailsIn(ownDetails(before.procedure.form), submission.answers);
    if (!isSamePerson(given, detailsIn(wanted, begun.answers))) return;
    for (const [detail, field] of wanted) this.take({ offer, field, given: given.get(detail) }, begun, earlierOf(submission));
  }

  private take({ offer, field, given }: { offer: Offer; field: Field; given: Given | undefined }, { answers, reused }: Begun, from: Begun['reused'][string]): void {
    if (!given || given.type !== field.type || answers[field.id] !== undefined) return;
    if (!isRightAlone(offer.form, field, given.value, { today: dayAt(offer.calendar, this.life.now()) })) return;
    answers[field.id] = given.value;
    reused[field.id] = from;
  }
}

interface Given {
  readonly type: Field['type'];
  readonly value: unknown;
}

function detailsIn(fields: ReadonlyMap<OwnDetail, Field>, answers: Answers): ReadonlyMap<OwnDetail, Given> {
  return new Map([...fields].flatMap(([detail, { id, type }]) => (answers[id] === undefined ? [] : [[detail, { type, value: answers[id] }] as const])));
}

/** People also hand in for their parents: details of two people are never mixed into one form. */
function isSamePerson(one: ReadonlyMap<OwnDetail, Given>, other: ReadonlyMap<OwnDetail, Given>): boolean {
  return (['name', 'identity-number'] as const).every((detail) => {
    const [here, there] = [one.get(detail), other.get(detail)];
    return !here || !there || String(here.value).toLocaleLowerCase('vi') === String(there.value).toLocaleLowerCase('vi');
  });
}

/** An answer that its owner changes is theirs from then on. */
export function stillReused({ answers, reused = {} }: Pick<DraftDocument, 'answers' | 'reused'>, change: ReadonlyMap<string, unknown>): NonNullable<DraftDocument['reused']> {
  return Object.fromEntries(Object.entries(reused).filter(([id]) => !change.has(id) || isDeepStrictEqual(change.get(id), answers[id])));
}
