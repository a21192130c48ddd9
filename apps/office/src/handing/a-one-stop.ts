import type { ConsultationView } from '@motcua/contracts/handing-api';
import type { RosterView } from '@motcua/contracts/roster-api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { aProcedure, aView, dossierId } from '../a-dossier-page.ts';

export const questionId = '0199f3a2-7b1c-4c1d-8a2b-3c4d5e6f7a8c';
const paper = { id: '0199f3a2-7b1c-4c1d-8a2b-3c4d5e6f7a8d', name: 'ban-ve-mat-bang.pdf', size: 48_213, type: 'application/pdf' };
const bao = { id: 'specialist-bao', name: 'Lê Quốc Bảo' };
const loan = { id: 'specialist-loan', name: 'Võ Thị Mỹ Loan' };
const districtOne = { code: '000.12.22.H29', name: { vi: 'Ủy ban nhân dân Quận 1', en: 'People’s Committee of District 1' } };
const districtTwo = { code: '000.12.35.H29', name: { vi: 'Ủy ban nhân dân quận Bình Thạnh', en: 'People’s Committee of Bình Thạnh District' } };

const may = (action: string) => ({ action, allowed: true });
/** With everything on its page that a dossier between hands and agencies can have. */
export const aBusyDossier = aView({
  assignee: bao,
  attachments: [{ ...paper, sha256: 'a'.repeat(64), state: 'clean', uploadedAt: '2026-11-24T03:00:00.000Z' }],
  actions: ['pass-on', 'reassign', 'consult', 'transfer'].map(may) as never,
  history: [{ act: 'pass-on', at: '2026-11-24T09:05:00.000Z', by: 'Võ Thị Mỹ Loan', actingFor: 'Phạm Thu Trang', assignee: 'Lê Quốc Bảo', verdict: 'on-time' }],
  consultations: [
    { id: questionId, to: districtOne, question: 'Địa điểm này có vướng quy hoạch không?', papers: [paper.id], askedBy: bao.name, askedAt: '2026-11-24T09:05:00.000Z', dueAt: '2026-11-27T10:00:00.000Z', state: 'sent', overdue: true },
    { id: paper.id, to: districtOne, question: 'Hộ này đã đăng ký ở Quận 1 chưa?', papers: [], askedAt: '2026-11-23T09:05:00.000Z', dueAt: '2026-11-26T10:00:00.000Z', state: 'answered', overdue: false, answeredBy: 'Phan Đức Khải', answeredAt: '2026-11-24T08:00:00.000Z', answer: 'Chưa từng đăng ký.', document: { name: paper.name, size: paper.size, type: paper.type } },
  ],
  transfers: [{ from: districtTwo, to: districtOne, reason: 'Địa điểm thuộc Quận 1', sentAt: '2026-11-24T08:00:00.000Z', state: 'refused', endedAt: '2026-11-24T09:00:00.000Z', refusedBecause: 'Địa điểm không thuộc Quận 1.' }],
  undo: { act: 'pass-on', allowed: true, until: '2026-11-24T09:35:00.000Z' },
});

export const aQuestion: ConsultationView = {
  id: questionId, question: 'Địa điểm này có vướng quy hoạch không?', askedAt: '2026-11-24T09:05:00.000Z', dueAt: '2026-11-27T10:00:00.000Z', state: 'sent', overdue: false, askedBy: bao.name,
  dossier: { id: dossierId, reference: '000.12.35.H29-261124-0042', procedure: { id: aProcedure.id, name: aProcedure.name } }, from: districtTwo, papers: [paper], actions: ['acknowledge', 'answer', 'decline'],
};

const period = { from: '2026-11-24', to: '2026-11-27' };
export const aRoster: RosterView = {
  agency: '000.12.35.H29', today: '2026-11-24',
  people: [{ ...bao, roles: ['specialist'], mayKeep: true }, { ...loan, roles: ['specialist'], mayKeep: true }],
  absences: [{ id: questionId, person: loan, ...period, reason: 'leave', note: 'Về quê', recordedBy: loan, recordedAt: '2026-11-23T01:00:00.000Z', state: 'now', mayEnd: true }],
  delegations: [{ id: questionId, giver: loan, substitute: bao, ...period, scope: { roles: ['specialist'] }, reason: 'Nghỉ phép', givenBy: loan, givenAt: '2026-11-23T01:00:00.000Z', state: 'now', mayEnd: true }],
};

/** One-stop as the office meets it over HTTP. `sent`: what was posted to it. `away` colleagues are refused until that is said to be known. */
export class AOneStop {
  readonly sent: { readonly path: string; readonly body: unknown; readonly headers: FastifyRequest['headers'] }[] = [];
  asked = aQuestion;
  foreign = false;

  readonly routes = (behind: FastifyInstance): void => {
    const at = '/v1/dossiers/:id';
    // Files are not looked into here.
    behind.addContentTypeParser('multipart/form-data', (_request, payload, done) => void payload.resume().on('end', () => done(null, {})));
    behind.addHook('preHandler', async ({ method, url, body, headers }) => void (method === 'POST' && this.sent.push({ path: url, body, headers })));
    behind.get('/v1/dossiers/counts', (_, reply) => reply.code(404).send({}));
    behind.get(at, (_, reply) => (this.foreign ? reply.code(404).send({ type: 'https://motcua.example/problems/not-found', status: 404 }) : aBusyDossier));
    behind.get(`${at}/colleagues`, () => ({ step: 'approval', people: [{ ...bao, open: 12 }, { ...loan, open: 0, away: { until: '2026-11-27' } }] }));
    behind.get(`${at}/comments`, () => ({ comments: [{ id: questionId, by: bao.name, mine: true, at: '2026-11-24T09:05:00.000Z', text: 'Nhờ @Võ Thị Mỹ Loan xem giúp.\nBản vẽ hơi mờ.', mentions: [loan.name] }, { id: paper.id, by: loan.name, mine: false, at: '2026-11-24T08:05:00.000Z', mentions: [], retractedAt: '2026-11-24T08:06:00.000Z' }], next: 'older' }));
    behind.get(`${at}/consultations`, () => ({ consultations: [this.asked] }));
    behind.get(`${at}/consultations/:question`, () => this.asked);
    behind.get('/v1/roster', () => aRoster);
    behind.get('/v1/mentions', () => ({ mentions: [{ comment: questionId, dossier: { id: dossierId, reference: '000.12.35.H29-261124-0042' }, by: bao.name, at: '2026-11-24T09:05:00.000Z', text: 'Nhờ @Võ Thị Mỹ Loan xem giúp.' }] }));
    behind.post(`${at}/opened`, (_, reply) => reply.code(204).send());
    behind.post(`${at}/comments`, () => ({ id: questionId, by: bao.name, mine: true, at: '2026-11-24T09:05:00.000Z', text: 'x', mentions: [] }));
    behind.post('/v1/roster/absences', (_, reply) => reply.code(201).send({ id: questionId }));
    behind.post('/v1/roster/delegations', (_, reply) => reply.code(422).send({ type: 'https://motcua.example/problems/delegation-chain', status: 422 }));
    for (const move of ['undo', 'consult', 'reassign', 'consultations/:question/acknowledge', 'consultations/:question/answer']) behind.post(`${at}/${move}`, (request) => moved(request));
    behind.post(`${at}/pass-on`, (request, reply) => ((request.body as { evenIfAway?: boolean }).evenIfAway ? moved(request) : reply.code(409).send({ type: 'https://motcua.example/problems/colleague-away', status: 409 })));
  };
}

const moved = ({ url }: FastifyRequest) => ({ id: dossierId, reference: '000.12.35.H29-261124-0042', act: url.split('/').at(-1) ?? '', version: 4, state: 'in-processing', at: '2026-11-24T09:05:00.000Z' });
