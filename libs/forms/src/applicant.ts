import type { Answers, FormDefinition } from '@motcua/contracts/form';
import { type Address, type Units, addressText } from './units.ts';

/** Who stands behind a dossier, as papers name them. Personal data. */
export interface Applicant {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly identityNumber?: string;
  /** In one line, Vietnamese, as printed on papers. */
  readonly address?: string;
}

/** Reads the applicant out of checked answers, from the fields that the form names for it. */
export function applicantOf(definition: FormDefinition, answers: Answers, units: Units): Applicant {
  const { name, phone, email, identityNumber, address } = definition.applicant;
  const text = (id: string | undefined) => (id !== undefined && typeof answers[id] === 'string' ? answers[id] : undefined);
  const place = address === undefined ? undefined : (answers[address] as Address | string | undefined);
  const parts = {
    phone: text(phone),
    email: text(email),
    identityNumber: text(identityNumber),
    address: typeof place === 'object' ? addressText(place, units, 'vi') : place,
  };
  return { name: text(name) ?? '', ...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) };
}
