import type { Person } from '@motcua/contracts/counter-api';
import type { Answers } from '@motcua/contracts/form';
import { isRightAlone } from '@motcua/forms/carry-over';
import { type OwnDetail, ownDetails } from '@motcua/forms/own-details';
import type { PlainDate } from '@motcua/domain/calendar/plain-date';
import type { Offer } from '../catalogue/catalogue.ts';

const detailOf: Readonly<Record<keyof Person, OwnDetail>> = {
  name: 'name',
  identityNumber: 'identity-number',
  phone: 'phone',
  email: 'email',
  birthDate: 'birth-date',
  sex: 'sex',
  address: 'permanent-address',
};

/** What a card or an earlier visit says of the applicant, in the fields of this form; what a field would not take is left for people to type. */
export function firstAnswers({ procedure, form }: Offer, person: Person, today: PlainDate): Answers {
  const fields = ownDetails(procedure.form);
  const said = (Object.entries(person) as [keyof Person, string | undefined][]).map(([key, value]) => [detailOf[key], value] as const);
  // Twelve digits stand on a citizen card alone.
  const card = person.identityNumber?.length === 12 ? [['paper-type', 'citizen-card'] as const] : [];
  return Object.fromEntries(
    [...said, ...card].flatMap(([detail, value]) => {
      const field = fields.get(detail) ?? (detail === 'permanent-address' ? fields.get('address') : undefined);
      return field && value !== undefined && isRightAlone(form, field, value, { today }) ? [[field.id, value] as const] : [];
    }),
  );
}
