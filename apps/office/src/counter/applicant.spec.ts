import { describe, expect, it } from '@jest/globals';
import type { KnownApplicants } from '@motcua/contracts/counter-api';
import { draftFor } from './applicant.controller.ts';
import { saidWho } from './typed.ts';

const earlier = (id: string, name: string) => ({ name, identityNumber: '079186001234', dossier: { id, reference: '000.12.35.H29-261124-0042', submittedAt: '2026-11-24T03:00:00.000Z' } });
const one = '0199f3a2-7b1c-4c1d-8a2b-3c4d5e6f7a8b';
const other = '0199f3a2-7b1c-4c1d-8a2b-3c4d5e6f7a8c';
const account = { name: 'Nguyễn Thị Minh Hạnh', identityNumber: '079186001234', phone: '0903512789' };
const begun = (typed: string, known: KnownApplicants, choice = '') => {
  const who = saidWho(typed);
  if (!who) throw new Error('nobody was named');
  return draftFor('shop-sign', who, known, choice);
};

describe('what a draft of the counter begins with', () => {
  it('is what an identity number means, without asking back', () => {
    expect(begun('079186001234', { applicants: [earlier(one, 'Nguyễn Thị Minh Hạnh')], account })).toMatchObject({ from: one, account: true, applicant: { phone: '0903512789' } });
    expect(begun('079186001234', { applicants: [] })).toEqual({ procedureId: 'shop-sign', applicant: { identityNumber: '079186001234' }, account: false, language: 'vi' });
  });

  it('is asked back when a phone is shared, or a number by two', () => {
    expect(begun('0903512789', { applicants: [earlier(one, 'Nguyễn Thị Minh Hạnh')] })).toBeUndefined();
    expect(begun('079186001234', { applicants: [earlier(one, 'Hạnh'), earlier(other, 'Thành')] })).toBeUndefined();
  });

  it('is who was chosen, and nobody’s account when it was somebody else', () => {
    const known = { applicants: [earlier(one, 'Hạnh'), earlier(other, 'Thành')], account };
    expect(begun('0903512789', known, other)).toMatchObject({ from: other });
    expect(begun('0903512789', known, 'new')).toMatchObject({ account: false });
    expect(begun('0903512789', known, 'new')).not.toHaveProperty('from');
    expect(begun('0903512789', known, 'not-a-choice')).not.toHaveProperty('from');
  });

  it('puts what the card says before what an account once said', () => {
    const card = '079186001234||Nguyễn Thị Minh Hạnh Mới|09031986|Nữ|12 Nơ Trang Long|25042021';
    expect(begun(card, { applicants: [], account })?.applicant).toMatchObject({ name: 'Nguyễn Thị Minh Hạnh Mới', phone: '0903512789' });
  });
});
