import { FormDefinition } from '@motcua/contracts/form';
import { Paper } from '@motcua/contracts/procedure';
import { type CompiledForm, compileForm } from './compile.ts';
import { unitsOf } from './units.ts';

const both = (vi: string, en: string) => ({ vi, en });
const label = (vi: string) => both(vi, vi);

/** Two wards of two districts: enough to be right, wrong and elsewhere. */
export const someUnits = unitsOf([
  { code: '79', level: 'province', name: both('Thành phố Hồ Chí Minh', 'Ho Chi Minh City') },
  { code: '765', level: 'district', parent: '79', name: both('Quận Bình Thạnh', 'Binh Thanh District') },
  { code: '26905', level: 'ward', parent: '765', name: both('Phường 13', 'Ward 13') },
  { code: '760', level: 'district', parent: '79', name: both('Quận 1', 'District 1') },
  { code: '26734', level: 'ward', parent: '760', name: both('Phường Tân Định', 'Tan Dinh Ward') },
]);

/** A form with every type of field, made-up but for its shape. */
export const everyField = FormDefinition.parse({
  id: 'every-field',
  version: 1,
  title: both('Mẫu đơn thử', 'Form for tests'),
  official: label('Mẫu thử'),
  addressedTo: label('{agency}'),
  sections: [
    {
      id: 'person',
      title: both('Người nộp', 'Applicant'),
      fields: [
        { id: 'name', type: 'person-name', label: both('Họ, chữ đệm và tên', 'Full name'), item: '1' },
        { id: 'birth-date', type: 'date', within: 'past', minAge: 18, label: both('Ngày sinh', 'Date of birth') },
        { id: 'id-number', type: 'identity-number', label: both('Số định danh cá nhân', 'Identity number') },
        { id: 'phone', type: 'phone', label: both('Số điện thoại', 'Telephone') },
        { id: 'email', type: 'email', optional: true, label: both('Thư điện tử', 'E-mail') },
        { id: 'tax-code', type: 'tax-code', optional: true, label: both('Mã số thuế', 'Tax code') },
      ],
    },
    {
      id: 'shop',
      title: both('Cửa hàng', 'Shop'),
      fields: [
        { id: 'premises', type: 'address', label: both('Địa chỉ cửa hàng', 'Address of the shop') },
        { id: 'capital', type: 'money', min: 1000, label: both('Vốn', 'Capital') },
        { id: 'capital-in-words', type: 'computed', formula: { 'money-in-words': { var: 'capital' } }, label: both('Vốn bằng chữ', 'Capital in words') },
        { id: 'area', type: 'decimal', min: 1, max: 10000, unit: both('m²', 'm²'), label: both('Diện tích', 'Area') },
        { id: 'staff', type: 'integer', min: 0, max: 50, label: both('Số lao động', 'Staff') },
        { id: 'start', type: 'date', within: 'future', label: both('Ngày bắt đầu', 'Start') },
        { id: 'code', type: 'text', maxLength: 20, pattern: '\\d{4}', patternMessage: both('Mã ngành gồm 4 chữ số', 'The code has 4 digits'), examples: ['5610'], label: both('Mã ngành', 'Code') },
        { id: 'about', type: 'long-text', optional: true, maxLength: 100, label: both('Mô tả', 'About') },
        { id: 'days', type: 'choices', choices: ['mon', 'tue', 'sun'].map((value) => ({ value, label: label(value) })), label: both('Ngày mở cửa', 'Days open') },
        { id: 'founders', type: 'choice', choices: [{ value: 'alone', label: both('Một mình tôi', 'Me alone') }, { value: 'household', label: both('Các thành viên', 'Members') }], label: both('Hộ kinh doanh do ai thành lập?', 'Who founds it?') },
        { id: 'loan', type: 'yes-no', label: both('Có vay vốn không?', 'Is there a loan?') },
        { id: 'loan-amount', type: 'money', when: { var: 'loan' }, label: both('Số tiền vay', 'Loan') },
      ],
    },
    {
      id: 'members',
      title: both('Thành viên', 'Members'),
      when: { '==': [{ var: 'founders' }, 'household'] },
      fields: [
        {
          id: 'members', type: 'group', min: 2, max: 4, row: both('Thành viên', 'Member'), label: both('Các thành viên', 'Members'),
          fields: [
            { id: 'member-name', type: 'person-name', label: both('Họ tên thành viên', 'Name of member') },
            { id: 'share', type: 'money', label: both('Phần vốn góp', 'Share') },
            { id: 'abroad', type: 'yes-no', optional: true, label: both('Đang ở nước ngoài?', 'Abroad?') },
            { id: 'country', type: 'text', when: { var: 'abroad' }, label: both('Nước', 'Country') },
            { id: 'home', type: 'address', optional: true, label: both('Chỗ ở', 'Home') },
          ],
        },
      ],
    },
    { id: 'promise', title: both('Cam kết', 'Commitment'), fields: [{ id: 'true', type: 'commitment', label: both('Tôi cam đoan', 'I declare') }] },
  ],
  rules: [
    {
      id: 'shares-within-capital', at: 'members', message: both('Tổng phần vốn góp lớn hơn vốn', 'The shares exceed the capital'),
      must: { '<=': [{ reduce: [{ var: 'members' }, { '+': [{ var: 'current.share' }, { var: 'accumulator' }] }, 0] }, { var: 'capital' }] },
    },
    { id: 'share-worth-it', each: 'members', at: 'share', must: { '>=': [{ var: 'share' }, 100] }, message: both('Phần vốn góp quá nhỏ', 'The share is too small') },
  ],
  applicant: { name: 'name', phone: 'phone', email: 'email', identityNumber: 'id-number', address: 'premises' },
  jurisdiction: 'premises',
});

export const somePapers = [
  Paper.parse({ id: 'minutes', name: both('Biên bản họp', 'Minutes'), form: 'copy', when: { '==': [{ var: 'founders' }, 'household'] }, accepts: ['pdf', 'jpg'], maxFiles: 2, maxMegabytes: 1 }),
  Paper.parse({ id: 'photo', name: both('Ảnh cửa hàng', 'Photograph'), form: 'electronic', optional: true, accepts: ['jpg', 'png'] }),
];

export const aForm = (): CompiledForm => compileForm(everyField, { units: someUnits, procedure: { papers: somePapers } });

/** Answers that the form accepts; tests break one thing at a time. */
export const goodAnswers = () => ({
  name: 'Nguyễn Thị Minh Hạnh',
  'birth-date': '1986-03-09',
  'id-number': '079186001234',
  phone: '0903512789',
  email: 'minh.hanh@example.vn',
  premises: { street: '128/5 Đinh Tiên Hoàng', ward: '26905' },
  capital: 50_000_000,
  area: 32.5,
  staff: 3,
  start: '2026-12-01',
  code: '5610',
  days: ['mon', 'sun'],
  founders: 'household',
  loan: false,
  members: [
    { 'member-name': 'Trần Văn Dũng', share: 20_000_000 },
    { 'member-name': 'Trần Thu Trang', share: 30_000_000, abroad: true, country: 'Lào' },
  ],
  true: true,
});

/** A Sunday in November, as on the mock pages. */
export const today = '2026-11-22';
