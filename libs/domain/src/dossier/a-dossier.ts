import type { Actor } from '../actor.ts';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { answerSupplement, requestPayment, requestSupplement, stopDossier, withdrawDossier } from './asking.ts';
import { consultAgency } from './consulting.ts';
import type { Dossier, Submission } from './dossier.ts';
import { approveDossier, attachResult, passOn } from './handling.ts';
import { receiveDossier, refuseDossier, submitDossier } from './reception.ts';
import { returnResult } from './returning.ts';
import type { DossierState } from './state.ts';
import type { Step } from './steps.ts';
import { transferDossier } from './transferring.ts';

const agency = '000.12.35.H29';
const official = (id: string, role: string): Actor => ({ id, kind: 'official', roles: [role], agency });

/** One of each who meets a dossier. */
export const people = {
  citizen: { id: 'citizen-hanh', kind: 'citizen', roles: [] },
  stranger: { id: 'citizen-thanh', kind: 'citizen', roles: [] },
  receptionist: official('receptionist-trang', 'receptionist'),
  specialist: official('specialist-bao', 'specialist'),
  head: official('head-lan', 'head'),
  leader: official('leader-hung', 'leader'),
  payments: { id: 'payments', kind: 'service', roles: [] },
} as const satisfies Record<string, Actor>;

/** Somebody at another agency, that is asked for its opinion or gets the dossier. */
export const neighbours = {
  neighbour: { ...official('specialist-khai', 'specialist'), agency: '000.12.22.H29' },
} as const satisfies Record<string, Actor>;
export const neighbourAgency = { code: neighbours.neighbour.agency, name: { vi: 'Ủy ban nhân dân Quận 1', en: 'People’s Committee of District 1' } };

/** Those who work on confidential dossiers. */
export const inspectors = {
  inspector: official('inspector-minh', 'inspector'),
  secondInspector: official('inspector-tam', 'inspector'),
  headInspector: { ...official('inspector-ngan', 'inspector'), roles: ['inspector', 'head'] },
} as const satisfies Record<string, Actor>;

/** The usual way: reception, appraisal, review, approval, return. */
export const usualSteps: readonly Step[] = [
  { id: 'reception', name: { vi: 'Tiếp nhận', en: 'Reception' }, role: 'receptionist', share: 0 },
  { id: 'appraisal', name: { vi: 'Thẩm định', en: 'Appraisal' }, role: 'specialist', share: 60 },
  { id: 'review', name: { vi: 'Xem xét', en: 'Review' }, role: 'head', share: 20 },
  { id: 'approval', name: { vi: 'Phê duyệt', en: 'Approval' }, role: 'leader', share: 20 },
  { id: 'return', name: { vi: 'Trả kết quả', en: 'Return' }, role: 'receptionist', share: 0 },
];

export const aSubmission: Submission = {
  id: '7c1e6f0a-3f7b-4d55-9a55-0d6a0c0f4a11',
  reference: '000.12.35.H29-261123-0042',
  lookupNumber: '61153492',
  owner: people.citizen.id,
  channel: 'online',
  procedure: { id: 'household-business-registration', version: 7, name: { vi: 'Đăng ký hộ kinh doanh', en: 'Household business registration' } },
  agency: { code: agency, name: { vi: 'Ủy ban nhân dân quận Bình Thạnh', en: 'People’s Committee of Bình Thạnh District' } },
  submittedAt: clock('2026-11-23 10:41'),
  terms: { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'continue' },
  steps: usualSteps,
  limits: { supplements: 1, extensions: 1 },
};

export const aResult = { id: 'result-1', name: 'Giấy chứng nhận.pdf', size: 48_213, type: 'application/pdf' };

/** A denunciation: inspectors do every step of it. */
export const aDenunciation: Pick<Submission, 'procedure' | 'steps' | 'confidential'> = {
  procedure: { id: 'denunciation', version: 1, name: { vi: 'Giải quyết tố cáo', en: 'Settlement of a denunciation' } },
  steps: usualSteps.map((step) => ({ ...step, role: 'inspector' })),
  confidential: true,
};

/** A confidential dossier that waits for an inspector. */
export const aConfidentialDossier = (): Dossier => aDossier('submitted', aDenunciation);

/**
 * A dossier in a state, at a step, that has come there by legal moves only, between 23 and 27 November 2026 (Monday to Friday);
 * stopped ones wait for the citizen until 10 December. `'in-processing'` is at appraisal, held by nobody; name the step for others.
 */
export function aDossier(at: DossierState | 'review' | 'approval' = 'submitted', changes: Partial<Submission> = {}): Dossier {
  return walks[at](submitDossier({ ...aSubmission, ...changes }, calendar));
}

const calendar = aCalendar();
const until = plainDate('2026-12-09');

const walks: Readonly<Record<DossierState | 'review' | 'approval', (submitted: Dossier) => Dossier>> = {
  submitted: (dossier) => dossier,
  received: (dossier) => receiveDossier(dossier, { by: people.receptionist, at: clock('2026-11-23 14:20') }, calendar),
  refused: (dossier) => refuseDossier(dossier, { by: people.receptionist, at: clock('2026-11-23 14:20'), reason: 'Không thuộc thẩm quyền' }),
  'in-processing': (dossier) => passOn(walks.received(dossier), { by: people.receptionist, at: clock('2026-11-23 16:05') }, calendar),
  'supplement-requested': (dossier) =>
    requestSupplement(
      walks['in-processing'](dossier),
      { by: people.specialist, at: clock('2026-11-24 09:15'), message: 'Thiếu chữ ký của ông Lê Văn Thành ở trang 2.', papers: ['family-minutes'], fields: [], until },
      calendar,
    ),
  'payment-requested': (dossier) =>
    requestPayment(walks['in-processing'](dossier), { by: people.specialist, at: clock('2026-11-24 09:15'), amount: 50_000, reason: 'Lệ phí đăng ký', until }, calendar),
  withdrawn: (dossier) => withdrawDossier(walks['in-processing'](dossier), { by: people.citizen, at: clock('2026-11-24 10:00'), reason: 'Đổi địa điểm' }),
  stopped: (dossier) => stopDossier(walks['supplement-requested'](dossier), { by: people.specialist, at: clock('2026-12-10 08:00'), reason: 'Quá hạn bổ sung' }, calendar),
  review: (dossier) => passOn(withResult(walks['in-processing'](dossier)), { by: people.specialist, at: clock('2026-11-25 10:00') }, calendar),
  approval: (dossier) => passOn(walks.review(dossier), { by: people.head, at: clock('2026-11-25 15:00') }, calendar),
  completed: (dossier) => approveDossier(walks.approval(dossier), { by: people.leader, at: clock('2026-11-26 09:00') }, calendar),
  returned: (dossier) => returnResult(walks.completed(dossier), { by: people.receptionist, at: clock('2026-11-27 08:00'), collector: 'Nguyễn Thị Minh Hạnh', channel: 'counter' }),
};

/** A dossier whose result is on its way by post. */
export const aPostedDossier = (): Dossier =>
  returnResult(aDossier('completed'), {
    ...{ by: people.receptionist, at: clock('2026-11-27 08:00'), collector: 'Nguyễn Thị Minh Hạnh', channel: 'post' },
    postage: { carrier: 'VNPost', tracking: 'EA123456789VN', address: '128/5 Đinh Tiên Hoàng', postedOn: '2026-11-27' },
  });

/** A dossier whose citizen has been asked and has answered. */
export function aSupplementedDossier(changes: Partial<Submission> = {}): Dossier {
  return answerSupplement(aDossier('supplement-requested', changes), { by: people.citizen, at: clock('2026-12-01 10:00') }, calendar);
}

/** With a question to the neighbours that nobody has answered yet. */
export function aConsultingDossier(dossier = aDossier('in-processing'), at = clock('2026-11-24 09:00')): Dossier {
  return consultAgency(dossier, { by: people.specialist, at, id: 'question-1', to: neighbourAgency, question: 'Thửa đất có trong quy hoạch không?', papers: [], days: 3 }, calendar);
}

/** On offer to the neighbours. */
export function anOfferedDossier(dossier = aDossier('in-processing'), by: Actor = people.specialist): Dossier {
  return transferDossier(dossier, { by, at: clock('2026-11-24 09:00'), to: neighbourAgency, reason: 'Thuộc thẩm quyền của Quận 1' });
}

function withResult(dossier: Dossier): Dossier {
  return attachResult(dossier, { by: people.specialist, at: clock('2026-11-25 09:30'), document: aResult });
}
