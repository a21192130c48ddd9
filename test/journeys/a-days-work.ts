import { randomUUID } from 'node:crypto';
import { DraftedProcedure } from '@motcua/contracts/catalogue-editing-api';
import { CounterDraft } from '@motcua/contracts/counter-api';
import { BulkJob } from '@motcua/contracts/bulk-api';
import { DossierView, Moved } from '@motcua/contracts/one-stop-api';
import { identityCard, procedureId } from './a-household-registration.ts';
import { apiOf, aSubmittedDossier, move, viewOf } from './an-api.ts';
import { catalogueKeeper, dung, hanh, head, leader, receptionist, specialist } from './people.ts';

const districtOne = '000.12.22.H29';
const inTenDays = () => new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
const once = () => ({ 'idempotency-key': randomUUID() });

/** One dossier in each state that has a page of its own looks, and what lies beside them on a desk. */
export interface DaysWork {
  readonly submitted: string;
  readonly received: string;
  readonly examined: string;
  readonly supplement: string;
  readonly unpaid: string;
  readonly paid: string;
  readonly suspended: string;
  readonly asked: string;
  readonly question: string;
  readonly offered: string;
  readonly toSign: string;
  readonly toReturn: string;
  readonly returned: string;
  readonly refused: string;
  readonly withdrawn: string;
  readonly draft: string;
  readonly job: string;
  readonly drafted: string;
}

async function attachResult(id: string): Promise<void> {
  const api = await apiOf(specialist);
  const { status } = await viewOf(api, id);
  const form = new FormData();
  form.set('file', new Blob([identityCard.buffer], { type: identityCard.mimeType }), 'giay-chung-nhan-dang-ky-ho-kinh-doanh.png');
  await api.good(Moved, `/dossiers/${id}/result`, { method: 'POST', body: form, headers: { 'if-match': `"${status.version}"`, ...once() } });
}

const steps = {
  receive: (id: string) => move(receptionist, id, 'receive'),
  toExamination: (id: string) => move(receptionist, id, 'pass-on'),
  claim: (id: string) => move(specialist, id, 'claim'),
  withResult: attachResult,
  toHead: (id: string) => move(specialist, id, 'pass-on'),
  toLeader: (id: string) => move(head, id, 'pass-on'),
  approve: (id: string) => move(leader, id, 'approve'),
} as const;
const way = Object.values(steps);

/** A dossier that has gone so many steps of the usual way, and then something of its own. */
async function gone(length: number, then: (id: string) => Promise<unknown> = () => Promise.resolve(), of = hanh): Promise<string> {
  const { id } = await aSubmittedDossier(of);
  for (const step of way.slice(0, length)) await step(id);
  await then(id);
  return id;
}

const supplement = { message: 'Ảnh thẻ căn cước bị mờ, xin ông/bà chụp lại cả hai mặt.', papers: [identityCard.paper], until: inTenDays() };
const collected = { collector: hanh.name, channel: 'post' };

const paysAtTheCounter = (id: string) => move(receptionist, id, 'confirm-payment', { way: 'cash', tendered: 100_000 });

async function aWalkIn(): Promise<string> {
  const api = await apiOf(receptionist);
  const draft = await api.good(CounterDraft, '/counter-drafts', { json: { procedureId, applicant: { name: dung.name, identityNumber: '079078005678', phone: '0903000111' }, account: false, language: 'vi' }, headers: once() });
  return draft.id;
}

async function aJob(ids: readonly string[]): Promise<string> {
  const api = await apiOf(specialist);
  const rows = await Promise.all(ids.map(async (id) => ({ id, version: (await viewOf(api, id)).status.version })));
  return (await api.good(BulkJob, '/bulk-jobs', { json: { order: { act: 'pass-on', body: {} }, rows }, headers: once() })).id;
}

async function aNewVersion(): Promise<string> {
  const keeper = await apiOf(catalogueKeeper);
  return (await keeper.good(DraftedProcedure, '/procedure-drafts', { json: { from: { procedureId } }, headers: once() })).id;
}

/** By the API, before anybody looks. */
export async function aDaysWork(): Promise<DaysWork> {
  const asked = await gone(3, (id) => move(specialist, id, 'consult', { to: districtOne, question: 'Địa điểm này có vướng quy hoạch không?', days: 3 }));
  const question = (await (await apiOf(specialist)).good(DossierView, `/dossiers/${asked}`)).consultations?.[0]?.id ?? '';
  const received = await gone(1);
  const supplementAsked = await gone(1, (id) => move(receptionist, id, 'request-supplement', supplement));
  return {
    submitted: await gone(0),
    received,
    examined: await gone(3),
    supplement: supplementAsked,
    unpaid: await gone(1, (id) => move(receptionist, id, 'request-payment', { extra: 25_000, reason: 'Phí thẩm định thực địa', until: inTenDays() })),
    paid: await gone(0, paysAtTheCounter),
    suspended: await gone(3, (id) => move(specialist, id, 'suspend', { kind: 'agency-answer', paper: '215/UBND-KT', note: 'Đã gọi điện nhắc một lần.' })),
    asked,
    question,
    offered: await gone(3, (id) => move(specialist, id, 'transfer', { to: districtOne, reason: 'Địa điểm kinh doanh thuộc Quận 1.' })),
    toSign: await gone(6),
    toReturn: await gone(7),
    returned: await gone(7, (id) => move(receptionist, id, 'return', collected)),
    refused: await gone(0, (id) => move(receptionist, id, 'refuse', { reason: 'Ngành nghề này không đăng ký tại quận; xin nộp tại Sở Kế hoạch và Đầu tư.', papers: [identityCard.paper] })),
    withdrawn: await gone(1, (id) => move(hanh, id, 'withdraw', { reason: 'Tôi thôi không mở quán nữa.' })),
    draft: await aWalkIn(),
    job: await aJob([received, supplementAsked]),
    drafted: await aNewVersion(),
  };
}
