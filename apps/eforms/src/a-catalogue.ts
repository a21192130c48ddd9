import type { Agency, Calendar, ProvinceUnits } from '@motcua/contracts/agency';
import type { Answers } from '@motcua/contracts/form';
import { Procedure } from '@motcua/contracts/procedure';

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
    { code: '760', name: both('Quận 1', 'District 1'), level: 'district', parent: '79' },
    { code: '26734', name: both('Phường Bến Nghé', 'Bến Nghé Ward'), level: 'ward', parent: '760' },
  ],
};

const label = (id: string) => both(`Mục ${id}`, `Item ${id}`);

/** Names a shop: one field of most types, a group, a paper that is always asked for, one that depends on an answer and an optional one. */
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
    { id: 'drawing', name: both('Bản vẽ biển hiệu', 'Drawing of the sign'), form: 'copy', accepts: ['pdf', 'jpg', 'png'], maxFiles: 2, maxMegabytes: 5 },
    { id: 'lease', name: both('Hợp đồng thuê', 'Lease'), form: 'copy', accepts: ['pdf'], when: { '==': [{ var: 'rented' }, true] } },
    { id: 'photo', name: both('Ảnh cửa hàng', 'Photo of the shop'), form: 'electronic', accepts: ['jpg', 'png'], optional: true },
  ],
  steps: [
    { id: 'reception', name: both('Tiếp nhận', 'Reception'), role: 'receptionist', share: 20 },
    { id: 'decision', name: both('Ký duyệt', 'Decision'), role: 'leader', share: 80 },
  ],
  term: { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'restart' },
  fee: { amount: 50_000, payable: 'on-receipt' },
  legalBasis: [{ title: both('Nghị định', 'Decree'), number: '01/2021/NĐ-CP', issuedOn: '2021-01-04' }],
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
        id: 'owner',
        title: both('Chủ cửa hàng', 'Owner'),
        fields: [
          { id: 'full-name', type: 'person-name', label: both('Họ và tên', 'Full name'), prefill: 'name' },
          { id: 'phone', type: 'phone', label: both('Số điện thoại', 'Phone') },
          { id: 'email', type: 'email', label: both('Thư điện tử', 'E-mail'), optional: true },
          { id: 'identity-number', type: 'identity-number', label: both('Số CCCD', 'Identity number') },
        ],
      },
      {
        id: 'shop',
        title: both('Cửa hàng', 'Shop'),
        fields: [
          { id: 'sign', type: 'text', label: both('Tên trên biển', 'Name on the sign'), maxLength: 60 },
          { id: 'width', type: 'decimal', label: both('Chiều rộng', 'Width'), min: 0.1, max: 20 },
          { id: 'premises', type: 'address', label: both('Địa chỉ', 'Address') },
          { id: 'rented', type: 'yes-no', label: both('Có thuê nhà không?', 'Is the shop rented?') },
          { id: 'note', type: 'long-text', label: both('Ghi chú', 'Note'), optional: true, maxLength: 5000 },
          {
            id: 'members', type: 'group', label: both('Người góp vốn', 'Partners'), row: both('Người', 'Partner'), optional: true, min: 0,
            fields: [{ id: 'name', type: 'person-name', label: both('Họ tên', 'Name') }, { id: 'share', type: 'money', label: both('Vốn góp', 'Share') }],
          },
        ],
      },
    ],
    jurisdiction: 'premises',
    applicant: { name: 'full-name', phone: 'phone', email: 'email', identityNumber: 'identity-number', address: 'premises' },
  },
  effectiveFrom: '2024-01-01',
});

/** Not yet in force. */
export const nextVersion: Procedure = { ...aProcedure, version: 2, effectiveFrom: '2034-01-01' };

/** Confidential: inspectors do every step of it. */
export const aDenunciation: Procedure = {
  ...aProcedure,
  id: 'denunciation',
  name: both('Giải quyết tố cáo', 'Settlement of a denunciation'),
  steps: aProcedure.steps.map((step) => ({ ...step, role: 'inspector' as const })),
  confidential: true,
};

/** About as many answers as an official form has, and no papers: what the load is measured with. */
export const aLongProcedure: Procedure = Procedure.parse({
  ...aProcedure,
  id: 'long-form',
  papers: [],
  form: {
    ...aProcedure.form,
    id: 'long-form',
    sections: [
      ...aProcedure.form.sections,
      {
        id: 'details',
        title: both('Chi tiết', 'Details'),
        fields: Array.from({ length: 24 }, (_, index) => ({ id: `detail-${index}`, type: index % 6 === 0 ? 'integer' : 'text', label: label(`${index}`) })),
      },
      {
        id: 'promise',
        title: both('Cam kết', 'Commitment'),
        fields: [
          { id: 'opened-on', type: 'date', label: both('Ngày mở', 'Opened on') },
          { id: 'kind', type: 'choice', label: both('Loại', 'Kind'), choices: ['lit', 'plain'].map((value) => ({ value, label: label(value) })) },
          { id: 'capital', type: 'money', label: both('Vốn', 'Capital') },
          { id: 'sworn', type: 'commitment', label: both('Cam đoan', 'I swear') },
        ],
      },
    ],
  },
});

export const someAnswers: Answers = {
  'full-name': 'Nguyễn Thị Minh Hạnh',
  phone: '0903512789',
  email: 'minh.hanh@example.com',
  'identity-number': '079180001234',
  sign: 'Bánh mì Minh Hạnh',
  width: 2.5,
  premises: { street: '128/5 Đinh Tiên Hoàng', ward: '26905' },
  rented: false,
};

export const manyAnswers: Answers = {
  ...someAnswers,
  members: [{ name: 'Trần Văn Nam', share: 20_000_000 }, { name: 'Lê Thị Hồng', share: 30_000_000 }],
  ...Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`detail-${index}`, index % 6 === 0 ? index * 7 : `Nội dung kê khai số ${index}`])),
  'opened-on': '2026-10-01',
  kind: 'lit',
  capital: 50_000_000,
  sworn: true,
};
