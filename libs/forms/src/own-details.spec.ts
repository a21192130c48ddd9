import { describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '@motcua/contracts/form';
import { everyField } from './a-form.ts';
import { ownDetails } from './own-details.ts';

const label = { vi: 'x', en: 'x' };
const form = (fields: string[], more: Partial<FormDefinition> = {}): FormDefinition => ({
  ...everyField,
  sections: [{ id: 'all', title: label, fields: fields.map((id) => ({ id, type: 'text', maxLength: 200, label })) }],
  applicant: { name: 'owner-name', phone: 'owner-phone' },
  ...more,
});
const found = (definition: FormDefinition) => Object.fromEntries([...ownDetails(definition)].map(([detail, field]) => [detail, field.id]));

describe('own details of a form', () => {
  it('are those that it names as the applicant’s, and those with the same prefix on the list', () => {
    expect(found(form(['owner-name', 'owner-phone', 'owner-birth-date', 'owner-permanent-address']))).toEqual({
      name: 'owner-name', phone: 'owner-phone', 'birth-date': 'owner-birth-date', 'permanent-address': 'owner-permanent-address',
    });
  });

  it.each(['mother-name', 'member-identity-number', 'spouse-birth-date', 'proxy-phone', 'birth-date', 'owner-wealth', 'site'])('%s is none', (id) => {
    expect(found(form([id]))).toEqual({});
  });

  it('without a prefix are those on the list alone', () => {
    expect(found(form(['full-name', 'phone', 'birth-date', 'mother-name', 'note'], { applicant: { name: 'full-name', phone: 'phone' } }))).toEqual({ name: 'full-name', phone: 'phone', 'birth-date': 'birth-date' });
  });

  it('are not members of a group, nor the address that decides who is competent', () => {
    expect(found(everyField)).toEqual({ name: 'name', 'birth-date': 'birth-date', phone: 'phone', email: 'email', 'identity-number': 'id-number', 'tax-code': 'tax-code' });
  });
});
