import { NotAllowed } from '@motcua/auth/errors';
import { type ApplicantQuery, KnownApplicants, type Person } from '@motcua/contracts/counter-api';
import type { Actor } from '@motcua/domain/actor';
import { searchKey } from '@motcua/domain/text/accents';
import { applicantOf } from '@motcua/forms/applicant';
import { type OwnDetail, ownDetails } from '@motcua/forms/own-details';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { digitsOf } from '../dossiers/sought.ts';
import { CounterAccounts } from './accounts.ts';
import { CounterStore } from './counter.store.ts';

type Known = KnownApplicants['applicants'][number];

/** Who may stand at the counter, by one number that they say. */
@Injectable()
export class Applicants {
  constructor(
    private readonly store: CounterStore,
    private readonly accounts: CounterAccounts,
    private readonly catalogue: Catalogue,
  ) {}

  /** From earlier dossiers of the official's own agency, each person once; and from accounts, by identity number alone: a phone is nobody's proof. */
  async find(by: Actor, query: ApplicantQuery): Promise<KnownApplicants> {
    const agency = agencyOf(by);
    const number = 'phone' in query ? atHome(query.phone) : query.identityNumber;
    const [dossiers, account] = await Promise.all([this.store.withNumbers(agency, [number]), 'phone' in query ? undefined : this.accounts.onlyOne(number)]);
    const people = dossiers.map((dossier) => this.personIn(dossier)).filter((person) => [person.phone, person.identityNumber].some((text) => digitsOf(text ?? '') === number));
    return KnownApplicants.parse({ applicants: onceEach(people), ...(account ? { account } : {}) });
  }

  private personIn(dossier: KeptDossier): Known {
    const { form } = this.catalogue.procedureOf(dossier);
    const { name, phone, email, identityNumber, address } = applicantOf(form, dossier.answers, this.catalogue.units);
    const fields = ownDetails(form);
    const said = (detail: OwnDetail) => {
      const value = dossier.answers[fields.get(detail)?.id ?? ''];
      return typeof value === 'string' ? value : undefined;
    };
    const person = { name, phone, email, identityNumber, address: address?.slice(0, 300), birthDate: said('birth-date'), sex: sexOf(said('sex')) };
    return { ...present(person), dossier: { id: dossier.id, reference: dossier.reference, submittedAt: dossier.submittedAt } };
  }
}

export function agencyOf({ agency }: Actor): string {
  if (agency === undefined) throw new NotAllowed('This account works for no agency.');
  return agency;
}

/** The newest dossier stands for a person: the store gives the newest first. */
function onceEach(people: readonly Known[]): Known[] {
  const seen = new Set<string>();
  return people.filter(({ name = '', identityNumber }) => {
    const key = identityNumber ?? searchKey(name);
    return !seen.has(key) && seen.add(key);
  });
}

const sexOf = (text: string | undefined): Person['sex'] => (text === 'male' || text === 'female' ? text : undefined);
const present = (person: Record<string, string | undefined>): Person => Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined && value !== ''));

/** As numbers are kept: dialled at home. */
function atHome(phone: string): string {
  const digits = digitsOf(phone);
  return digits.startsWith('84') && digits.length === 11 ? `0${digits.slice(2)}` : digits;
}
