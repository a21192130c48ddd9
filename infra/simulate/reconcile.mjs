import { dueAt } from '@motcua/domain/deadline/deadline';
import { dayInWords, momentInWords } from '@motcua/papers/wording';
import { eventually } from '../demo/eventually.mjs';
import { paperText } from '../demo/paper-text.mjs';
import { verifyAuditLog } from './audit-log.mjs';
import { closedStates, courseOf } from './book.mjs';
import { inLanes } from './lanes.mjs';
import { persistently } from './persistent.mjs';
import { dueAgrees, eachOnce, historyAgrees, lettersAgree, listsAgree, monthsBalance, movesAreLegal, queuesBalance } from './rules.mjs';
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
  const checks = [];
  const check = (rule, looked, wrong) => checks.push({ rule, looked, wrong });
  check('once', files.length, eachOnce(files, await everythingOwned(room)));
  check('legal', files.length, files.flatMap((file) => movesAreLegal(file, views.get(file.id))));
  check('history', files.length, files.flatMap((file) => historyAgrees(file, views.get(file.id))));
  check('months', room.stocks.length, monthsBalance(room.stocks, flowsOf(views, room)));
  const entries = room.stocks.reduce((sum, { queues }) => sum + queues.length, 0);
  check('lists', entries, listsAgree(room.stocks));
  check('queues', entries, queuesBalance(room.stocks));
  check('due', files.length, duesOf(room, views, watched));
  const chosen = everyNth(files.flatMap((file) => file.papersGiven.map((given) => ({ file, ...given }))), papers);
  check('papers', chosen.length, await papersAgree(room, chosen));
  check('letters', files.reduce((sum, { email, letters }) => sum + (email ? letters : 0), 0), await lettersOf(files, mail));
  const log = await verifyAuditLog(room, databasePrefix);
  check('audit', files.length, log.faults === 0 ? [] : [{ key: 'audit', params: { faults: log.faults } }]);
  return checks;
}

/** Each dossier as an official who may read it sees it. */
export async function viewsOf({ book, kinds, people, counts }) {
  const views = new Map();
  const front = kinds.find(({ procedure }) => !procedure.confidential).officials[0][0];
  await inLanes(book.files, lanes, async (file) => {
    const api = await people.api(file.confidential ? (file.holder ?? file.owner) : front);
    const { status, history } = await persistently(() => api.get(`/dossiers/${file.id}`), counts, { mayBeLate: true });
    views.set(file.id, { ...status, history });
  });
  return views;
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

/** Received and closed by month, from each dossier's own history. */
export function flowsOf(views, { calendar }) {
  const flows = { received: {}, closed: {} };
  const count = (which, at) => {
    const month = calendar.dateOf(minuteOf(at)).slice(0, 7);
    flows[which][month] = (flows[which][month] ?? 0) + 1;
  };
  // Lists of the desk show no confidential ones to whoever counts here; those are looked at one by one.
  for (const { submittedAt, timeline, confidential } of views.values()) {
    if (confidential) continue;
    count('received', submittedAt);
    const end = timeline.find(({ state }) => closedStates.has(state));
    if (end) count('closed', end.at);
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
async function papersAgree({ people, kinds, calendar, counts }, chosen) {
  const wrong = [];
  const front = kinds.find(({ procedure }) => !procedure.confidential).officials[0][0];
  await inLanes(chosen, 4, async ({ file, paper, at, course, until }) => {
    const api = await people.api(file.confidential ? (file.holder ?? file.owner) : front);
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
