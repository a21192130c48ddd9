import type { DaysWork } from './a-days-work.ts';
import { callOperator, catalogueKeeper, districtOneSpecialist, head, leader, organiser, receptionist, specialist, type Account } from './people.ts';

const queues = ['to-receive', 'mine', 'unassigned', 'due-today', 'due-soon', 'overdue', 'waiting-citizen', 'waiting-unit', 'suspended', 'to-sign', 'apologies', 'to-return', 'asked-of-us', 'done', 'all'];
const dossier = (id: string, ...acts: readonly string[]) => [`/office/ho-so/${id}`, ...acts.map((act) => `/office/ho-so/${id}?act=${act}`)];
const sheets = ['ten-goi', 'thoi-han', 'le-phi', 'steps.1', 'papers.0', 'form.sections.0', 'form.sections.0.fields.0'];

/** Every page of the office, with an official who may open it. Acts stand in the address, so that each form is looked at. */
export const officePages = (work: DaysWork): readonly (readonly [Account, readonly string[]])[] => [
  [receptionist, [
    ...queues.map((queue) => `/office?queue=${queue}`),
    '/office?queue=all&channel=online&light=on-time&assignee=nobody&order=-received',
    '/office?queue=all&light=overdue&channel=counter',
    '/office?queue=all&bulk=none-chosen',
    '/office/tim',
    ...dossier(work.submitted, 'receive', 'request-supplement', 'refuse'),
    ...dossier(work.received, 'pass-on', 'suspend'),
    ...dossier(work.supplement),
    `/office/ho-so/${work.supplement}/bo-sung`,
    ...dossier(work.toReturn, 'return'),
    ...[work.returned, work.refused, work.withdrawn].flatMap((id) => dossier(id)),
    `/office/ho-so/${work.unpaid}/le-phi`,
    `/office/ho-so/${work.paid}/le-phi`,
    '/office/so-thu',
    '/office/so-thu/doi-chieu',
    '/office/so-theo-doi',
    '/office/quay',
    '/office/quay/moi/business-registration-household',
    `/office/quay/ho-so/${work.draft}`,
    `/office/quay/ho-so/${work.draft}/quet`,
    `/office/quay/ho-so/${work.draft}/thieu`,
    `/office/quay/xong/${work.received}`,
    '/office/quay/tra',
    `/office/ho-so/${work.received}/so-sanh/${work.supplement}`,
    '/office/tai-khoan',
    '/office/thong-bao',
    '/office/vang-mat',
    '/office/nhac-ten',
    '/office/khong-co-trang-nay',
  ]],
  [specialist, [
    ...dossier(work.examined, 'pass-on', 'attach-result', 'request-supplement', 'send-back', 'consult', 'transfer', 'suspend', 'stop'),
    ...dossier(work.suspended, 'resume-work'),
    ...dossier(work.asked),
    ...dossier(work.offered, 'recall-transfer'),
    `/office/hang-loat/${work.job}`,
  ]],
  [head, [...dossier(work.examined, 'claim', 'reassign'), `/office/ho-so/${work.examined}/nhat-ky`, '/office/danh-gia', '/office/vang-mat']],
  [leader, [...dossier(work.toSign, 'approve', 'send-back')]],
  [districtOneSpecialist, [`/office/y-kien/${work.asked}/${work.question}`, ...dossier(work.offered, 'accept-transfer', 'decline-transfer')]],
  [catalogueKeeper, [
    '/office/danh-muc',
    '/office/danh-muc/business-registration-household',
    '/office/danh-muc/business-registration-household/dang-giai-quyet',
    ...['', '/vuong-mac', '/thay-doi', '/cong-bo', '/chay-thu', '/xem/0', ...sheets.map((sheet) => `/sua/${sheet}`)].map((part) => `/office/ban-thao/${work.drafted}${part}`),
  ]],
  [callOperator, ['/office/tong-dai']],
  [organiser, [
    ...['', '/co-quan-moi', '/co-quan/000.12.35.H29', '/co-quan/000.12.35.H29/sua', '/co-quan/000.12.35.H29/dong', '/can-bo-moi?tai=000.12.35.H29', '/lich/ho-chi-minh-city', '/lich/ho-chi-minh-city/sua'].map((part) => `/office/to-chuc${part}`),
  ]],
];
