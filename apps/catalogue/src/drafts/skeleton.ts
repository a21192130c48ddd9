import type { Procedure } from '@motcua/contracts/procedure';
import type { BilingualText } from '@motcua/contracts/text';

const both = (vi: string, en: string): BilingualText => ({ vi, en });

/** The least that is a procedure: somebody applies, somebody works on it for five days, something is handed out. */
export function skeletonOf(id: string, name: BilingualText, today: string): Procedure {
  return {
    id,
    version: 1,
    code: '0.000000',
    name,
    summary: both(`Dành cho người cần làm thủ tục: ${name.vi}.`, `For whoever needs this: ${name.en}.`),
    field: { id: 'committee-office', name: both('Văn phòng', 'Committee office') },
    groups: [],
    lifeEvents: [],
    level: 3,
    unit: 'ward',
    audience: ['citizen'],
    eligibility: [],
    minutes: 10,
    papers: [],
    steps: [
      { id: 'reception', name: both('Tiếp nhận hồ sơ', 'Reception'), role: 'receptionist', share: 10 },
      { id: 'handling', name: both('Giải quyết', 'Handling'), role: 'specialist', share: 60 },
      { id: 'approval', name: both('Ký duyệt', 'Approval'), role: 'leader', share: 20 },
      { id: 'return', name: both('Trả kết quả', 'Return of the result'), role: 'receptionist', share: 10 },
    ],
    term: { amount: 5, unit: 'working-day', counting: 'whole-days', afterSupplement: 'restart' },
    fee: { amount: 0, payable: 'on-return', exemptions: [] },
    legalBasis: [],
    result: both('Kết quả giải quyết', 'The decision'),
    limits: { supplements: 1, extensions: 1 },
    form: skeletonForm(id, name),
    effectiveFrom: today,
  };
}

function skeletonForm(id: string, name: BilingualText): Procedure['form'] {
  return {
    id: `${id}-form`,
    version: 1,
    title: both(`Đơn đề nghị: ${name.vi}`, `Application: ${name.en}`),
    official: both('Mẫu của cơ quan', "The agency's own form"),
    addressedTo: both('{agency}', '{agency}'),
    sections: [
      {
        id: 'applicant',
        title: both('Người nộp', 'Applicant'),
        question: both('Ông/bà là ai?', 'Who are you?'),
        fields: [
          { id: 'applicant-name', type: 'person-name', label: both('Họ, chữ đệm và tên', 'Full name'), prefill: 'name' },
          { id: 'applicant-phone', type: 'phone', label: both('Số điện thoại', 'Telephone'), prefill: 'phone' },
        ],
      },
      {
        id: 'commitment',
        title: both('Cam kết', 'Commitment'),
        fields: [{ id: 'commits-truth', type: 'commitment', label: both('Tôi cam đoan những điều trên là đúng sự thật.', 'I declare that this is true.') }],
      },
    ],
    rules: [],
    applicant: { name: 'applicant-name', phone: 'applicant-phone' },
  };
}
