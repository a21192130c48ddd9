import { dueAt } from '@motcua/domain/deadline/deadline';
import { dayInWords, momentInWords } from '@motcua/papers/wording';
import { eventually } from '../demo/eventually.mjs';
import { paperText } from '../demo/paper-text.mjs';
import { verifyAuditLog } from './audit-log.mjs';
import { closedStates, courseOf } from './course.mjs';
import { inLanes } from './lanes.mjs';
import { persistently } from './persistent.mjs';
import { receptionistOf } from './makers.mjs';
import { bookOfCashier, paymentsIn } from './cashier.mjs';
import { dueAgrees, eachOnce, historyAgrees, lettersAgree, listsAgree, monthsBalance, movesAreLegal, queuesBalance, receiptsAgree, rosterAgrees } from './rules.mjs';
import { dueByStopWatch } from './stop-watch.mjs';
import { instantOf, minuteOf } from './wall-calendar.mjs';

const lanes = 12;

/**
 * Compares everything that the services say with the book.
 * @param options { views: what viewsOf gave, papers: how many are read back, watched: how many terms are counted by stop-watch, mail: the sink }
 * @returns [{ rule, looked: how many, wrong: [{ key, params }] }]
 */
export async function reconcile(room, { views, papers, watched, mail, databasePrefix }) {
  const { files } = room.book;
  const names = new Map(room.city.accounts.filter(({ kind }) => kind === 'official').map(({ username, name }) => [username, name]));
  const nameOf = (username) => names.get(username);
  const checks = [];
  const check = (rule, looked, wrong) => checks.push({ rule, looked, wrong });
  check('once', files.length, eachOnce(files, [...(await everythingOwned(room)), ...(await everyWalkIn(room))]));
  check('legal', files.length, files.flatMap((file) => movesAreLegal(file, views.get(file.id))));
  check('history', files.length, files.flatMap((file) => historyAgrees(file, views.get(file.id), nameOf)));
  check('months', room.stocks.length, monthsBalance(room.stocks, flowsOf(views, room)));
  const entries = room.stocks.reduce((sum, { queues }) => sum + queues.length, 0);
  check('lists', entries, listsAgree(room.stocks));
  check('queues', entries, queuesBalance(room.stocks));
  check('due', files.length, duesOf(room, views, watched));
  const chosen = everyNth(files.flatMap((file) => file.papersGiven.map((given) => ({ file, ...given }))), papers);
  check('papers', chosen.length, await papersAgree(room, chosen));
  const payments = paymentsIn(room);
  check('receipts', payments.length, receiptsAgree(payments, await bookOfCashier(room), room.closings));
  check('roster', room.roster.entries.length, rosterAgrees(room.roster.entries, await rosterOf(room)));
  check('letters', files.reduce((sum, { email, letters }) => sum + (email ? letters : 0), 0), await lettersOf(files, mail));
  const log = await verifyAuditLog(room, databasePrefix);
  check('audit', files.length, log.faults === 0 ? [] : [{ key: 'audit', params: { faults: log.faults } }]);
  return checks;
}

/** Each dossier as an official who may read it sees it; what is confidential and nobody's yet, as its owner does. */
export async function viewsOf({ book, people, counts }) {
  const views = new Map();
  await inLanes(book.files, lanes, async (file) => {
    const api = await people.api(readerOf(file));
    const { status, history } = await persistently(() => api.get(`/dossiers/${file.id}`), counts, { mayBeLate: true });
    views.set(file.id, { ...status, history, isInside: readerOf(file) !== file.owner });
  });
  return views;
}

const readerOf = (file) => (file.confidential ? (file.holder ?? file.owner) : receptionistOf(file));

/** What came over the counter is in no citizen's list: it is looked for by its code. */
async function everyWalkIn({ book, people, counts }) {
  const rows = [];
  await inLanes(book.files.filter(({ walksIn }) => walksIn), lanes, async (file) => {
    const api = await people.api(receptionistOf(file));
    rows.push(...(await persistently(() => api.post('/dossiers/search', { q: file.reference }), counts)).rows);
  });
  return rows;
}

/** The agency's roster as its leader reads it. */
async function rosterOf({ people, officials, counts }) {
  const api = await people.api(officials.leader);
  return persistently(() => api.get('/roster'), counts);
}

/** What the owners' own lists hold, page by page. */
async function everythingOwned({ owners, people, counts }) {
  const rows = [];
  await inLanes(owners, owners.length, async (owner) => {
    const api = await people.api(owner);
    for (let cursor, more = true; more; ) {
      const page = await persistently(() => api.get(`/dossiers/mine${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`), counts);
      rows.push(...page.rows);
      cursor = page.next;
      more = cursor !== undefined;
    }
  });
  return rows;
}

/**
 * What came and went by month, from each dossier's own history. What is offered back by another agency lies here from then on; what is offered to one
 * is ours until it is taken.
 */
export function flowsOf(views, { calendar, agency }) {
  const flows = { received: {}, back: {}, gone: {}, closed: {} };
  const count = (which, at) => {
    const month = calendar.dateOf(minuteOf(at)).slice(0, 7);
    flows[which][month] = (flows[which][month] ?? 0) + 1;
  };
  for (const { submittedAt, timeline, history } of views.values()) {
    count('received', submittedAt);
    let isOurs = true;
    for (const { act, at, agency: other } of history) {
      const toUs = other?.vi === agency.name.vi;
      if (act === 'transfer' && toUs) [isOurs] = [true, count('back', at)];
      if (act === 'accept-transfer' && !toUs) [isOurs] = [false, count('gone', at)];
    }
    const end = timeline.find(({ state }) => closedStates.has(state));
    if (end && isOurs) count('closed', end.at);
  }
  return flows;
}

function duesOf({ book, engine, calendar }, views, watched) {
  const every = Math.max(1, Math.floor(book.files.length / watched));
  return book.files.flatMap((file, index) => {
    if (file.receivedAt === undefined) return [];
    const course = courseOf(file);
    const told = views.get(file.id).dueAt;
    const stopWatch = index % every === 0 ? { minute: dueByStopWatch(course, calendar) } : undefined;
    return dueAgrees(file.reference, { told: told && minuteOf(told), engine: minuteOrNone(dueAt(course, engine)), stopWatch });
  });
}

const minuteOrNone = (instant) => (instant === null ? undefined : minuteOf(instant));

/** Papers as their readers have them: fetched, read back, and the dates on them counted anew by stop-watch. */
async function papersAgree({ people, calendar, counts }, chosen) {
  const wrong = [];
  await inLanes(chosen, 4, async ({ file, paper, at, course, until }) => {
    const api = await people.api(readerOf(file));
    const pdf = await persistently(() => api.file(`/dossiers/${file.id}/papers/${paper}.pdf`), counts);
    const text = closed(await paperText(pdf, paper));
    for (const wanted of datesOn(paper, { at, course, until }, calendar)) {
      if (!text.includes(closed(wanted))) wrong.push({ key: 'paper', params: { reference: file.reference, paper, wanted } });
    }
  });
  return wrong;
}

const closed = (text) => text.replace(/\s+/g, '');

/** What has to stand on a paper: the day it was given out, and the date that it promises or sets. */
export function datesOn(paper, { at, course, until }, calendar) {
  const issued = dayInWords(calendar.dateOf(minuteOf(at)));
  if (paper === 'receipt') return [issued, momentInWords(instantOf(dueByStopWatch(course, calendar)), calendar.utcOffsetMinutes)];
  // A letter of apology promises what the course says once the new date is in it.
  if (paper === 'apology') return [issued, dayInWords(calendar.dateOf(dueByStopWatch(course, calendar)))];
  return paper === 'supplement' ? [issued, dayInWords(until)] : [issued];
}

function everyNth(all, wanted) {
  const every = Math.max(1, Math.floor(all.length / wanted));
  return all.filter((_, index) => index % every === 0);
}

/** Letters come in their own time: waited for until they are there, or do not come. */
async function lettersOf(files, mail) {
  const differences = () => lettersAgree(files, mail.letters);
  await eventually(() => {
    if (differences().length > 0) throw new Error('letters are still on their way');
  }, { within: 300_000, first: 500, most: 5_000 }).catch(() => undefined);
  return differences();
}
