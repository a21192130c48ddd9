import type { Agency } from '@motcua/contracts/agency';
import { Procedure } from '@motcua/contracts/procedure';
import type { Actor } from '@motcua/domain/actor';
import { anAgency, aProcedure } from './a-city.ts';

const both = (vi: string, en: string) => ({ vi, en });

/** The ward in which the shops of the examples lie. */
export const aWard: Agency = { ...anAgency, code: '000.30.35.H29', name: both('Ủy ban nhân dân phường 1', 'People’s Committee of Ward 1'), kind: 'ward', parent: anAgency.code, unitCode: '26905' };

/** A sign that is lit is looked at by the ward first; what the ward finds decides how it goes on. */
export const aLinkedProcedure: Procedure = Procedure.parse({
  ...aProcedure,
  id: 'lit-sign',
  name: both('Đăng ký biển hiệu có đèn', 'Register a lit sign'),
  steps: [
    { id: 'reception', name: both('Tiếp nhận', 'Reception'), role: 'receptionist', share: 10 },
    {
      id: 'appraisal',
      name: both('Thẩm định', 'Appraisal'),
      role: 'specialist',
      share: 40,
      next: [
        { to: 'site-visit', name: both('Lấy ý kiến phường', 'Ask the ward'), when: { is: 'answer', field: 'lit', test: { by: 'equals', value: true } }, message: both('Phường sẽ kiểm tra thực địa trong 1 ngày làm việc', 'The ward looks at the site within 1 working day') },
        { to: 'approval' },
      ],
    },
    {
      id: 'site-visit',
      name: both('Phường kiểm tra thực địa', 'Site visit by the ward'),
      role: 'specialist',
      agency: { unit: 'ward', of: 'premises' },
      term: { amount: 1, unit: 'working-day' },
      inputs: [
        { id: 'finding', type: 'choice', label: both('Kết quả kiểm tra', 'Finding'), choices: [{ value: 'safe', label: both('An toàn', 'Safe') }, { value: 'unsafe', label: both('Không an toàn', 'Unsafe') }] },
        { id: 'height', type: 'number', label: both('Chiều cao biển (m)', 'Height of the sign (m)'), min: 0, max: 50, optional: true },
      ],
      next: [
        { to: 'approval', when: { is: 'working', input: 'finding', test: { by: 'equals', value: 'safe' } } },
        { to: 'appraisal', when: { is: 'working', input: 'finding', test: { by: 'equals', value: 'unsafe' } }, requires: { note: true } },
      ],
    },
    { id: 'approval', name: both('Ký duyệt', 'Approval'), role: 'leader', share: 10 },
    { id: 'return', name: both('Trả kết quả', 'Return of the result'), role: 'receptionist', share: 5 },
  ],
});

export const atTheWard = { id: 'ward-specialist-loi', kind: 'official', roles: ['specialist'], agency: aWard.code } as const satisfies Actor;
