import { chance, whole } from '@motcua/forms/random-values';
import { persistently } from './persistent.mjs';

/**
 * Every move that the simulated people make, one row each: whose it is (`holder`: who has the dossier at its step; `owner`; `head`; `asked`: an agency that was asked),
 * what the request says, and what the simulation's own book then holds. The book is kept by these rows alone, never copied from an answer:
 * what the services say is compared with it. `paper`: what is given out with it; `letter`: that the citizen is written to.
 */
export const moves = {
  claim: { by: 'holder', body: () => ({}), book: () => ({}) },
  receive: { by: 'holder', body: () => ({}), book: (_, { at }) => ({ state: 'received', receivedAt: at }), paper: 'receipt', letter: true },
  refuse: { by: 'holder', body: () => ({ reason: 'Hồ sơ không thuộc phạm vi giải quyết của cơ quan.' }), book: (_, { at }) => ({ state: 'refused', closedAt: at }), paper: 'refusal', letter: true },
  'request-supplement': { by: 'holder', body: askedOf, book: askedFor, paper: 'supplement', letter: true },
  supplement: { by: 'owner', body: answerOf, book: answered },
  withdraw: { by: 'owner', body: () => ({ reason: 'Không còn nhu cầu.' }), book: (_, { at }) => ({ state: 'withdrawn', closedAt: at }), letter: true },
  stop: { by: 'holder', body: () => ({ reason: 'Quá hạn bổ sung mà không nhận được giấy tờ.' }), book: (_, { at }) => ({ state: 'stopped', closedAt: at }), letter: true },
  'pass-on': { by: 'holder', body: onward, book: (file, act) => ({ state: 'in-processing', ...atStep(file, file.next ?? file.step + 1, act), next: undefined }) },
  'send-back': { by: 'holder', body: sentBackTo, book: sentBack },
  reassign: { by: 'head', body: givenTo, book: (file) => ({ holder: colleagueOf(file), isReassigned: true }) },
  consult: { by: 'holder', body: (_, room) => ({ to: room.asked.agency, question: 'Thửa đất có vướng quy hoạch không?', days: 5 }), book: () => ({ asks: true, isConsulted: true }) },
  'answer-consultation': { by: 'asked', path: questionOf, body: () => ({ answer: 'Không vướng quy hoạch.' }), book: () => ({ asks: false }) },
  'attach-result': { by: 'holder', file: (_, room) => ({ name: 'ket-qua.pdf', type: 'application/pdf', content: room.resultFile }), path: 'result', book: () => ({ hasResult: true }) },
  approve: { by: 'holder', body: () => ({}), book: (file, act) => ({ state: 'completed', completedAt: act.at, ...atStep(file, file.step + 1, act) }), letter: true },
  return: { by: 'holder', body: (file) => ({ collector: file.applicant, channel: file.plan.returned }), book: (_, { at }) => ({ state: 'returned', returnedAt: at }), letter: true },
  rate: { by: 'owner', body: (file) => ({ stars: file.plan.stars }), book: () => ({ rated: true }) },
};

/** Whoever works at a step holds the dossier there; a confidential one stays with its inspector. */
function atStep(file, step, { by }) {
  return { step, holder: file.confidential ? by : undefined, holders: { ...file.holders, [file.step]: by }, before: { ...file.before, [step]: file.step } };
}

const supplementDays = 10;

async function askedOf(file, room) {
  const until = room.calendar.dayAfter(room.today, supplementDays);
  return { message: 'Xin bổ sung giấy tờ còn thiếu theo thành phần hồ sơ.', until, ...(file.wish.paper ? { papers: [file.wish.paper.id] } : { fields: [file.wish.field] }) };
}

function askedFor(file, { at }, room) {
  const suspensions = [...file.suspensions, { from: at, reason: 'supplement' }];
  return { state: 'supplement-requested', askedIn: file.state, answerUntil: room.calendar.dayAfter(room.today, supplementDays), suspensions, supplements: file.supplements + 1 };
}

async function answerOf(file, room) {
  if (!file.wish.paper) return { answers: { [file.wish.field]: file.answers[file.wish.field] } };
  return { papers: { [file.wish.paper.id]: [await room.papers.one(file.kind, file.owner, file.wish.paper)] } };
}

function answered(file, { at }) {
  return { state: file.askedIn, askedIn: undefined, suspensions: file.suspensions.map((pause) => (pause.to === undefined ? { ...pause, to: at } : pause)) };
}

/** What the step asks for, as it would be put down in an ordinary case, and one of the ways that are open. */
async function onward(file, room, api) {
  const { id, inputs = [], next } = file.kind.procedure.steps[file.step];
  if (inputs.length === 0 && !next) return {};
  const { process } = await persistently(() => api.get(`/dossiers/${file.id}`), room.counts);
  const workings = Object.fromEntries(process.inputs.filter(({ optional }) => !optional).map((input) => [input.id, ordinary[input.type](input, room)]));
  const ways = process.ways.filter(({ decision, open }) => !decision && open);
  // Which ways are open depends on what is put down; where the page knows of none yet, there is one alone.
  const to = ways[0]?.to ?? next?.[0]?.to;
  if (to !== undefined) file.next = file.kind.procedure.steps.findIndex((step) => step.id === to);
  if (file.next === -1) throw new Error(`${id} leads to a step ${to} that there is not`);
  return { ...(inputs.length > 0 ? { workings } : {}), ...(to === undefined ? {} : { to }) };
}

const ordinary = { choice: ({ choices }) => choices[0].value, number: ({ min = 1 }) => min, date: (_, { today }) => today, text: ({ label }) => label.vi };

/** The other one at its step. */
function colleagueOf(file) {
  return file.kind.officials[file.step].find((username) => username !== file.holder);
}

async function givenTo(file, room) {
  return { to: await room.people.id(colleagueOf(file)), reason: 'Chia lại công việc trong phòng.' };
}

/** Where the open question is answered. */
async function questionOf(file, room) {
  const api = await room.people.api(room.asked.username);
  const { consultations } = await persistently(() => api.get(`/dossiers/${file.id}/consultations`), room.counts);
  return `consultations/${consultations[0].id}/answer`;
}

function sentBackTo(file) {
  return { to: file.kind.procedure.steps[file.before[file.step]].id, reason: 'Cần thẩm định lại một nội dung trong hồ sơ.' };
}

function sentBack(file, act) {
  const step = file.before[file.step];
  return { ...atStep(file, step, act), holder: file.confidential ? act.by : file.holders[step], before: file.before, isSentBack: true };
}

/** What fate has in store for a dossier, drawn when it comes in. Shares are what districts report: most go straight through. */
export function planOf(random) {
  const drawn = random();
  return {
    end: drawn < 0.035 ? 'refused' : drawn < 0.055 ? 'withdrawn' : 'finished',
    withdrawnAfter: whole(random, 1, 6),
    supplement: chance(random, 0.13) ? 'reception' : chance(random, 0.06) ? 'examination' : 'none',
    answers: oneOf(random, ['soon', 'soon', 'soon', 'soon', 'last-day', 'late', 'never']),
    sentBack: chance(random, 0.03),
    reassigned: chance(random, 0.04),
    consults: chance(random, 0.04),
    /** How much of its share of the term each step takes; more than one breaks it. */
    pace: chance(random, 0.05) ? 1.3 + random() : 0.25 + 0.6 * random(),
    returned: oneOf(random, ['counter', 'counter', 'counter', 'online', 'post']),
    rates: chance(random, 0.4),
    stars: oneOf(random, [5, 5, 5, 5, 4, 4, 3, 2, 1]),
    byMail: chance(random, 0.15),
  };
}

export const oneOf = (random, list) => list[Math.floor(random() * list.length)];
