import { randomUUID } from 'node:crypto';
import { foundBy } from '../apps/one-stop/dist/dossiers/found-by.js';
import { searchKey } from '@motcua/domain/text/accents';

// Shares of the commonest family names and given names, roughly as they are borne: a search by a common name has to find as many as it would.
const families = [['Nguyễn', 38], ['Trần', 12], ['Lê', 9], ['Phạm', 7], ['Huỳnh', 5], ['Phan', 5], ['Vũ', 4], ['Võ', 4], ['Đặng', 3], ['Bùi', 3], ['Đỗ', 3], ['Hồ', 2], ['Ngô', 2], ['Dương', 2], ['Lý', 1]];
const middles = [['Văn', 28], ['Thị', 34], ['Hữu', 5], ['Minh', 6], ['Ngọc', 6], ['Thanh', 5], ['Quốc', 4], ['Đức', 4], ['Thị Thu', 3], ['Hoàng', 3], ['Gia', 2]];
const givens = ['An', 'Anh', 'Bảo', 'Bình', 'Châu', 'Chi', 'Cường', 'Dũng', 'Duy', 'Giang', 'Hà', 'Hải', 'Hạnh', 'Hiếu', 'Hoa', 'Hòa', 'Hùng', 'Hương', 'Khánh', 'Lan', 'Linh', 'Loan', 'Long', 'Mai', 'Nam', 'Nga', 'Nghĩa', 'Oanh', 'Phúc', 'Phương', 'Quân', 'Sơn', 'Tâm', 'Thảo', 'Thủy', 'Trang', 'Trung', 'Tuấn', 'Vy', 'Yến'];

const day = 86_400_000;
const years = 3;
export const openShare = 0.06;

const among = (list) => list[Math.floor(Math.random() * list.length)];
const weighted = (list) => {
  let left = Math.random() * list.reduce((sum, [, share]) => sum + share, 0);
  for (const [value, share] of list) if ((left -= share) <= 0) return value;
  return list[0][0];
};
const digits = (count) => String(Math.floor(Math.random() * 10 ** count)).padStart(count, '0');
const iso = (time) => new Date(Math.floor(time / 60_000) * 60_000).toISOString();

/** Another dossier of the shape of `template`: somebody else's, at one of the agencies, begun within three years and mostly over. */
export function likeIt(template, { agencies, officials, serial, now }) {
  const agency = weighted(agencies.map((one, index) => [one, index === 0 ? 3 : 1]));
  const open = Math.random() < openShare;
  const begun = now - (open ? Math.random() ** 2 * 30 : 8 + Math.random() * 365 * years) * day;
  const person = { name: `${weighted(families)} ${weighted(middles)} ${among(givens)}`, phone: `09${digits(8)}`, identity: `079${digits(9)}` };
  const changed = open ? Math.min(now, begun + Math.random() * 5 * day) : begun + (5 + Math.random() * 15) * day;
  const at = { submittedAt: iso(begun), changedAt: iso(Math.min(changed, now - 60_000)) };
  const dossier = {
    ...template,
    ...at,
    ...{ contact: { ...template.contact, name: person.name, phone: person.phone }, sought: soughtBy(person) },
    ...(open ? standing(template, at, { agency, agencies, officials, begun }) : over(template, at, agency)),
    _id: randomUUID(),
    owner: randomUUID(),
    reference: `${agency.code}-${at.submittedAt.slice(2, 10).replaceAll('-', '')}-${serial}`,
    lookupNumber: digits(8),
    agency: { code: agency.code, name: agency.name },
    outbox: [],
  };
  return { ...dossier, foundBy: foundBy(dossier) };
}

/** Open: at one of its steps, mostly with somebody, due between a week ago and three from now; some wait for a signature, for another unit or for better days. */
function standing({ steps }, { submittedAt, changedAt }, { agency, agencies, officials, begun }) {
  const step = steps[Math.floor(Math.random() ** 1.5 * steps.length)];
  const first = step === steps[0];
  const state = first ? 'submitted' : step === steps.at(-1) ? 'completed' : Math.random() < 0.1 ? 'supplement-requested' : 'in-processing';
  const situation = state === 'in-processing' ? weighted(situations) : as;
  const dueAt = state === 'completed' || state === 'supplement-requested' || situation === standsStill ? null : iso(begun + Math.random() * 28 * day);
  const held = officials.filter(({ roles, agency: code }) => code === agency.code && roles.includes(step.role));
  const assignee = first || Math.random() < 0.3 ? null : (among(held)?.id ?? randomUUID());
  const desk = { agency: agency.code, role: step.role, assignee, open: true, dueAt, dueOn: dueAt && dueAt.slice(0, 10), order: dueAt ?? changedAt };
  const common = {
    ...{ version: 2 + steps.indexOf(step), state, stepId: step.id, stepSince: changedAt, assignee, dueAt, desk },
    ...(first ? {} : { receivedAt: submittedAt }),
    ...(step.role === 'leader' ? { result: { document: aFile, decision: 'granted', attachedBy: randomUUID(), attachedAt: changedAt } } : {}),
  };
  return { ...common, ...situation({ ...common, steps, submittedAt, changedAt, other: among(agencies) }) };
}

const aFile = { id: randomUUID(), name: 'ket-qua.pdf', size: 40_000, type: 'application/pdf' };

const as = () => ({});
const standsStill = ({ changedAt }) => ({ suspensions: [{ from: changedAt, reason: 'other', kind: 'expert-opinion' }] });
const asksAnother = ({ changedAt, other }) => ({
  consultations: [{ id: randomUUID(), to: other, question: 'Đề nghị cho ý kiến về địa điểm.', papers: [], askedBy: randomUUID(), askedAt: changedAt, dueAt: iso(Date.parse(changedAt) + 5 * day) }],
});
const isWithAnother = ({ desk, steps, stepId, other }) => ({ steps: steps.map((step) => (step.id === stepId ? { ...step, agency: other.code } : step)), desk: { ...desk, agency: other.code } });
const isLate = ({ desk, changedAt }) => ({ apologies: [{ draftedAt: changedAt, draftedBy: randomUUID(), reason: 'Chờ kết quả xác minh.', until: changedAt.slice(0, 10), missed: desk.dueAt }] });
/** Of these nobody is told whose they are and what they say. */
const isConfidential = ({ desk }) => ({ confidential: true, procedure: nobodysProcedure, desk: { ...desk, role: 'inspector' }, sought: { words: [], digits: [] }, answers: 'shut', contact: 'shut', attachments: 'shut', papers: 'shut' });
const nobodysProcedure = { id: 'confidential', version: 1, name: { vi: 'Hồ sơ được bảo mật', en: 'Confidential dossier' } };
const situations = [[as, 82], [standsStill, 4], [asksAnother, 5], [isWithAnother, 4], [isLate, 3], [isConfidential, 2]];

function over({ steps }, { submittedAt, changedAt }, agency) {
  const [state, step] = [Math.random() < 0.9 ? 'returned' : 'refused', steps.at(-1)];
  const desk = { agency: agency.code, role: step.role, assignee: null, open: false, dueAt: null, dueOn: null, order: changedAt };
  return { version: 9, state, stepId: step.id, stepSince: changedAt, receivedAt: submittedAt, completedAt: changedAt, dueAt: null, desk };
}

/** As one-stop keeps it (`dossiers/sought.ts`). */
const soughtBy = ({ name, phone, identity }) => ({ words: [...new Set(searchKey(name).split(' '))], digits: [phone, phone.slice(-4), identity, identity.slice(-4)] });
