import type { Agency, Calendar, ProvinceUnits } from '@motcua/contracts/agency';
import type { Attachment, Submission } from '@motcua/contracts/eforms-api';
import { Procedure } from '@motcua/contracts/procedure';
import type { Actor } from '@motcua/domain/actor';
import { lookupNumberOf } from '@motcua/domain/reference/lookup-number';
import { randomUUID } from 'node:crypto';

const both = (vi: string, en: string) => ({ vi, en });

export const anAgency: Agency = {
  code: '000.12.35.H29',
  name: both('Ủy ban nhân dân quận Bình Thạnh', 'People’s Committee of Bình Thạnh District'),
  letterhead: ['ỦY BAN NHÂN DÂN', 'QUẬN BÌNH THẠNH'],
  kind: 'district',
  unitCode: '765',
  place: both('Bình Thạnh', 'Bình Thạnh'),
  address: both('6 Phan Đăng Lưu', '6 Phan Đăng Lưu'),
  phone: '02838412345',
  calendar: 'working-week',
  version: 1,
};
export const anotherAgency: Agency = { ...anAgency, code: '000.12.36.H29', name: both('Ủy ban nhân dân quận 1', 'People’s Committee of District 1'), unitCode: '760' };

const wholeDay = [{ from: '07:30', to: '11:30' }, { from: '13:00', to: '17:00' }];

export const aWorkingWeek: Calendar = {
  id: 'working-week',
  version: 1,
  name: both('Tuần làm việc', 'Working week'),
  utcOffsetMinutes: 420,
  cutOff: '15:00',
  covers: { from: '2024-01-01', to: '2035-12-31' },
  week: { '1': wholeDay, '2': wholeDay, '3': wholeDay, '4': wholeDay, '5': wholeDay },
  holidays: [],
  swapDays: [],
};

export const aProvince: ProvinceUnits = {
  province: '79',
  version: 1,
  units: [
    { code: '79', name: both('Thành phố Hồ Chí Minh', 'Hồ Chí Minh City'), level: 'province' },
    { code: '765', name: both('Quận Bình Thạnh', 'Bình Thạnh District'), level: 'district', parent: '79' },
    { code: '26905', name: both('Phường 1', 'Ward 1'), level: 'ward', parent: '765' },
  ],
};

/** Four steps, ending with the decision as the catalogue's procedures do; one paper; a term that goes on after a supplement. */
export const aProcedure: Procedure = Procedure.parse({
  id: 'shop-sign',
  version: 1,
  code: '1.000001',
  name: both('Đăng ký biển hiệu', 'Register a shop sign'),
  summary: both('Đăng ký biển hiệu cửa hàng', 'Registers the sign of a shop'),
  field: { id: 'trade', name: both('Thương mại', 'Trade') },
  groups: [],
  level: 4,
  unit: 'district',
  audience: ['citizen'],
  minutes: 10,
  papers: [
    { id: 'drawing', name: both('Bản vẽ biển hiệu', 'Drawing of the sign'), form: 'copy', accepts: ['pdf'], maxFiles: 2, maxMegabytes: 5 },
    { id: 'wiring', name: both('Sơ đồ điện', 'Wiring plan'), form: 'copy', accepts: ['pdf'], when: { var: 'lit' } },
  ],
  steps: [
    { id: 'reception', name: both('Tiếp nhận', 'Reception'), role: 'receptionist', share: 10 },
    { id: 'appraisal', name: both('Thẩm định', 'Appraisal'), role: 'specialist', share: 55 },
    { id: 'review', name: both('Xem xét', 'Review'), role: 'head', share: 20 },
    { id: 'approval', name: both('Ký duyệt', 'Approval'), role: 'leader', share: 10 },
    { id: 'return', name: both('Trả kết quả', 'Return of the result'), role: 'receptionist', share: 5 },
  ],
  term: { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'continue' },
  fee: { amount: 50_000, payable: 'on-receipt' },
  legalBasis: [],
  result: both('Giấy xác nhận', 'Certificate'),
  limits: {},
  form: {
    id: 'shop-sign',
    version: 1,
    title: both('Giấy đề nghị đăng ký biển hiệu', 'Request to register a shop sign'),
    official: both('Mẫu thử', 'Sample'),
    addressedTo: both('{agency}', '{agency}'),
    sections: [
      {
        id: 'shop',
        title: both('Cửa hàng', 'Shop'),
        fields: [
          { id: 'full-name', type: 'person-name', label: both('Họ và tên', 'Full name') },
          { id: 'phone', type: 'phone', label: both('Số điện thoại', 'Phone') },
          { id: 'identity-number', type: 'identity-number', label: both('Số CCCD', 'Identity number') },
          { id: 'sign', type: 'text', label: both('Tên trên biển', 'Name on the sign'), maxLength: 60 },
          { id: 'premises', type: 'address', label: both('Địa chỉ', 'Address') },
          { id: 'opens-on', type: 'date', within: 'future', label: both('Ngày mở', 'Opens on') },
          { id: 'lit', type: 'yes-no', optional: true, label: both('Biển có đèn không?', 'Is the sign lit?') },
          { id: 'watts', type: 'integer', when: { var: 'lit' }, label: both('Công suất', 'Power') },
        ],
      },
    ],
    applicant: { name: 'full-name', phone: 'phone', identityNumber: 'identity-number', address: 'premises' },
  },
  effectiveFrom: '2024-01-01',
});

/** Confidential: inspectors do every step of it. */
export const aDenunciation: Procedure = {
  ...aProcedure,
  id: 'denunciation',
  name: both('Giải quyết tố cáo', 'Settlement of a denunciation'),
  steps: aProcedure.steps.map((step) => ({ ...step, name: both(`Thanh tra: ${step.name.vi}`, `Inspection: ${step.name.en}`), role: 'inspector' as const })),
  confidential: true,
};

const official = (id: string, role: string, agency = anAgency.code): Actor => ({ id, kind: 'official', roles: [role], agency });

export const people = {
  citizen: { id: 'citizen-hanh', kind: 'citizen', roles: [] },
  stranger: { id: 'citizen-thanh', kind: 'citizen', roles: [] },
  receptionist: official('receptionist-trang', 'receptionist'),
  specialist: official('specialist-bao', 'specialist'),
  secondSpecialist: official('specialist-nga', 'specialist'),
  head: official('head-lan', 'head'),
  leader: official('leader-hung', 'leader'),
  elsewhere: official('receptionist-mai', 'receptionist', anotherAgency.code),
  inspector: official('inspector-minh', 'inspector'),
  secondInspector: official('inspector-tam', 'inspector'),
  thirdInspector: official('inspector-an', 'inspector'),
  headInspector: { ...official('inspector-ngan', 'inspector'), roles: ['inspector', 'head'] },
  inspectorElsewhere: official('inspector-vinh', 'inspector', anotherAgency.code),
} as const satisfies Record<string, Actor>;

/** As identity knows them. */
export const names: Readonly<Record<string, string>> = {
  'receptionist-trang': 'Phạm Thu Trang',
  'specialist-bao': 'Trần Quốc Bảo',
  'specialist-nga': 'Lê Thúy Nga',
  'head-lan': 'Võ Thị Lan',
  'leader-hung': 'Ngô Quang Hùng',
  'receptionist-mai': 'Bùi Ngọc Mai',
  'inspector-minh': 'Trương Công Minh',
  'inspector-tam': 'Phan Thành Tâm',
  'inspector-an': 'Đào Thị An',
  'inspector-ngan': 'Nguyễn Hồng Ngân',
  'inspector-vinh': 'Tạ Quang Vinh',
};

/** What identity answers about people. */
export function peopleAt(agency: string | null, role: string | null) {
  return Object.values<Actor>(people).filter((one) => one.agency === agency && role !== null && one.roles.includes(role)).map(({ id }) => ({ id, name: names[id] ?? '' }));
}
export function personCalled(id: string) {
  const { roles, agency } = Object.values<Actor>(people).find((one) => one.id === id) ?? {};
  return names[id] === undefined ? undefined : { name: names[id], roles, agency };
}

let given = 0;

/** A submission as eforms hands it over, its number and id different each time. */
export function aSubmission(changes: Partial<Submission> = {}): Submission {
  given += 1;
  return {
    id: randomUUID(),
    reference: `${anAgency.code}-261123-${String(given).padStart(4, '0')}`,
    lookupNumber: lookupNumberOf(given),
    owner: people.citizen.id,
    channel: 'online',
    procedure: { id: aProcedure.id, version: aProcedure.version, name: aProcedure.name },
    agency: { code: anAgency.code, name: anAgency.name },
    submittedAt: '2026-11-23T02:00:00.000Z',
    answerDueAt: '2026-11-24T02:00:00.000Z',
    answers: {
      'full-name': 'Nguyễn Thị Minh Hạnh',
      phone: '0903512789',
      'identity-number': '079180001234',
      sign: 'Bánh mì Minh Hạnh',
      premises: { street: '128/5 Đinh Tiên Hoàng', ward: '26905' },
      'opens-on': '2026-11-23',
    },
    papers: { drawing: ['7d1c6f0a-3f7b-4d55-9a55-0d6a0c0f4a11'] },
    attachments: [anAttachment('7d1c6f0a-3f7b-4d55-9a55-0d6a0c0f4a11', 'bản vẽ.pdf')],
    contact: { name: 'Nguyễn Thị Minh Hạnh', phone: '0903512789', language: 'vi' },
    factors: ['aaaaaaaaaaaaaaaaaaaaaa'],
    ...changes,
  };
}

export function anAttachment(id: string = randomUUID(), name = 'bản vẽ mới.pdf'): Attachment {
  return { id, name, size: 12, type: 'application/pdf', sha256: 'a'.repeat(64), state: 'clean', uploadedAt: '2026-11-23T01:00:00.000Z' };
}
