import type { Field, FormDefinition } from '@motcua/contracts/form';

/**
 * What people give of themselves with every dossier, by its name without the form's own prefix: `owner-birth-date` here and
 * `requester-birth-date` there are one person's birthday. A closed list: what a dossier says of anything and anybody else stays with it.
 */
const details = [
  'name', 'birth-date', 'sex', 'ethnicity', 'nationality', 'phone', 'email', 'identity-number', 'tax-code',
  'address', 'permanent-address', 'current-address', 'contact-address',
  'paper-type', 'paper-number', 'paper-issued-on', 'paper-issued-by', 'paper-expires-on',
] as const;
export type OwnDetail = (typeof details)[number];

/** Fields of a form that ask for the applicant's own details. The address that decides which agency is competent is none: it is what the dossier is about. */
export function ownDetails({ sections, applicant, jurisdiction }: FormDefinition): ReadonlyMap<OwnDetail, Field> {
  const fields = sections.flatMap((section) => section.fields).filter(({ id, type }) => id !== jurisdiction && type !== 'group' && type !== 'computed');
  const prefix = applicant.name.replace(/(?:full-)?name$/, '');
  const named = new Map<string, OwnDetail>([[applicant.name, 'name'], [applicant.phone, 'phone']]);
  if (applicant.email) named.set(applicant.email, 'email');
  if (applicant.identityNumber) named.set(applicant.identityNumber, 'identity-number');
  const found = fields.flatMap((field) => {
    const detail = field.prefill ?? named.get(field.id) ?? byName(field.id, prefix);
    return detail ? [[detail, field] as const] : [];
  });
  // The first one: a form asks people about themselves before it asks about others.
  return new Map(found.toReversed());
}

const byName = (id: string, prefix: string): OwnDetail | undefined => (id.startsWith(prefix) ? details.find((detail) => detail === id.slice(prefix.length)) : undefined);
