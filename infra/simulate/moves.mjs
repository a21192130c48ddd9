import { answered, askedFor, askedOf, answerOf, paidFor, paymentAsked, paymentAskedOf } from './asking.mjs';
import { atStep, colleagueOf, givenTo, onQuestion, onward, sentBack, sentBackTo } from './handing.mjs';
import { payOnline, paysHere, paysOnReceipt, takeFee, tookFee } from './money.mjs';
import { declined, drafted, draftedOf, extended, goesOn, standsStill } from './terms.mjs';
import { accepted, offeredTo, offerOf } from './transfers.mjs';

/**
 * Every move that the simulated people make, one row each: whose it is (`holder`: who has the dossier at its step; the others stand in makers.mjs),
 * what the request says, and what the simulation's own book then holds. The book is kept by these rows alone, never copied from an answer:
 * what the services say is compared with it. `act`: as the history calls it, where that is not the row's name; `paper`: what is given out with it;
 * `letter`: that the citizen is written to; `when`: left out unless that holds; `send`: instead of one request.
 */
export const moves = {
  claim: { by: 'holder', body: nothing, book: nothing },
  receive: { by: 'holder', body: nothing, book: (_, { at }) => ({ state: 'received', receivedAt: at }), paper: 'receipt', letter: true },
  refuse: { by: 'holder', body: () => ({ reason: 'Hồ sơ không thuộc phạm vi giải quyết của cơ quan.' }), book: ended('refused'), paper: 'refusal', letter: true },
  'request-supplement': { by: 'holder', body: askedOf, book: askedFor, paper: 'supplement', letter: true },
  supplement: { by: 'owner', body: answerOf, book: answered },
  'request-payment': { by: 'holder', body: paymentAskedOf, book: paymentAsked, letter: true },
  'pay-asked': { by: 'front-desk', act: 'confirm-payment', path: 'confirm-payment', when: paysHere, body: takeFee, book: paidFor, letter: true },
  'pay-asked-online': { by: 'owner', act: 'confirm-payment', send: payOnline, book: online(paidFor), letter: true },
  withdraw: { by: 'owner', body: () => ({ reason: 'Không còn nhu cầu.' }), book: ended('withdrawn'), letter: true },
  stop: { by: 'holder', body: () => ({ reason: 'Quá hạn bổ sung mà không nhận được giấy tờ.' }), book: ended('stopped'), letter: true },
  'pass-on': { by: 'holder', body: onward, book: (file, act) => ({ state: 'in-processing', ...atStep(file, file.next ?? file.step + 1, act), next: undefined }) },
  'send-back': { by: 'holder', body: sentBackTo, book: sentBack },
  reassign: { by: 'head', body: givenTo, book: (file) => ({ holder: colleagueOf(file), isReassigned: true }) },
  undone: { by: 'last', path: 'undo', body: nothing, book: takenBack },
  consult: { by: 'holder', body: (_, room) => ({ to: room.asked.agency, question: 'Thửa đất có vướng quy hoạch không?', days: 5 }), book: () => ({ asks: true, isConsulted: true }) },
  'acknowledge-consultation': { by: 'asked', path: onQuestion('acknowledge'), body: nothing, book: () => ({ isAcknowledged: true }) },
  'answer-consultation': { by: 'asked', path: onQuestion('answer'), body: () => ({ answer: 'Không vướng quy hoạch.' }), book: () => ({ asks: false }) },
  'decline-consultation': { by: 'asked', path: onQuestion('decline'), body: () => ({ reason: 'Không thuộc lĩnh vực quản lý của cơ quan.' }), book: () => ({ asks: false }) },
  'recall-consultation': { by: 'holder', path: onQuestion('recall'), body: nothing, book: () => ({ asks: false }) },
  transfer: { by: 'holder', body: offerOf, book: offeredTo },
  'accept-transfer': { by: 'offered', body: nothing, book: accepted, letter: true },
  'decline-transfer': { by: 'offered', body: () => ({ reason: 'Địa bàn không do cơ quan này quản lý.' }), book: () => ({ offered: undefined }), letter: true },
  'recall-transfer': { by: 'holder', body: nothing, book: () => ({ offered: undefined }) },
  suspend: { by: 'holder', body: () => ({ kind: 'inspection', paper: '12/GM-KT' }), book: standsStill, letter: true },
  'resume-work': { by: 'holder', body: nothing, book: goesOn, letter: true },
  'draft-apology': { by: 'holder', body: draftedOf, book: drafted },
  'approve-apology': { by: 'leader', body: nothing, book: extended, paper: 'apology', letter: true },
  'decline-apology': { by: 'leader', body: () => ({ reason: 'Chưa nêu rõ nguyên nhân chậm.' }), book: declined },
  'fee-at-once': { by: 'front-desk', act: 'fee-paid', path: 'confirm-payment', when: paysOnReceipt, body: takeFee, book: tookFee, letter: true },
  'fee-paid': { by: 'front-desk', path: 'confirm-payment', when: paysHere, body: takeFee, book: tookFee, letter: true },
  'fee-paid-online': { by: 'owner', act: 'fee-paid', send: payOnline, book: online(tookFee), letter: true },
  'attach-result': { by: 'holder', file: (_, room) => ({ name: 'ket-qua.pdf', type: 'application/pdf', content: room.resultFile }), path: 'result', book: () => ({ hasResult: true }) },
  approve: { by: 'holder', body: nothing, book: (file, act) => ({ state: 'completed', completedAt: act.at, asks: false, ...atStep(file, file.step + 1, act) }), letter: true },
  return: { by: 'holder', body: (file) => ({ collector: file.applicant, channel: file.plan.returned }), book: (_, { at }) => ({ state: 'returned', returnedAt: at }), letter: true },
  rate: { by: 'owner', body: (file) => ({ stars: file.plan.stars }), book: () => ({ rated: true }) },
};

function nothing() {
  return {};
}

function online(book) {
  return (file, act, room) => book(file, { ...act, inPerson: false }, room);
}

function ended(state) {
  return (_, { at }) => ({ state, closedAt: at, asks: false });
}

/** As it was before the last move, but that it was made and taken back. */
function takenBack(file) {
  const { version, letters, papersGiven, ...before } = file.last.before;
  const since = Object.keys(file).filter((field) => !(field in file.last.before) && !['log', 'last'].includes(field));
  return { ...Object.fromEntries(since.map((field) => [field, undefined])), ...before, isUndone: true };
}
