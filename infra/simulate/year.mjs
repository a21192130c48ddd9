import { seededRandom, whole } from '@motcua/forms/random-values';
import { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { apiAt } from '../demo/api.mjs';
import { demoProgram, readCity } from '../demo/city.mjs';
import { aPdf } from '../demo/made-files.mjs';
import { moveClock } from '../launcher/moved-clock.mjs';
import { spokenDuration } from '../launcher/progress.mjs';
import { Agenda } from './agenda.mjs';
import { arrivals, asTime } from './arrivals.mjs';
import { Book } from './book.mjs';
import { closeBook } from './cashier.mjs';
import { comesToCounter, handInAtCounter } from './counter.mjs';
import { handIn, make } from './desk.mjs';
import { nextFor } from './fate.mjs';
import { Flows } from './flows.mjs';
import { filledIn, kindsAt, paperFiles } from './kinds.mjs';
import { inLanes } from './lanes.mjs';
import { comeBack, leavesOf, writeDown } from './leave.mjs';
import { peopleOf } from './people.mjs';
import { planOf } from './plan.mjs';
import { Roster } from './roster.mjs';
import { readersOf, takeStock } from './stock.mjs';
import { wallCalendar } from './wall-calendar.mjs';

const lanes = 24;
/** How much happens at once: the clock stands for that many minutes, and about so many moves are made meanwhile. */
const movesAtOnce = 24;
const movesOfADossier = 8;

/** Everything that the simulated people need: who they are, what is handed in, the calendar on the wall, the book. */
export async function prepare(system, { agency: code, seed }) {
  const counts = { requests: 0, again: 0 };
  const visitor = apiAt(system.publicUrl);
  const city = await readCity(visitor);
  const agency = city.agencies.find((one) => one.code === code);
  const published = await visitor.get(`/calendars/${agency.calendar}`);
  const calendar = wallCalendar(published);
  const program = await demoProgram();
  const people = peopleOf(system.publicUrl, { accounts: city.accounts, program, counts });
  return {
    ...{ system, city, agency, calendar, people, counts, seed },
    papers: paperFiles(people, counts),
    random: seededRandom(seed),
    engine: new WorkingCalendar(published),
    owners: [...city.accounts.filter(({ kind }) => kind === 'citizen').map(({ username }) => username), program.id],
    kinds: kindsAt(agency, { city, calendar }),
    kindsElsewhere: elsewhere(agency, { city, calendar }),
    ...bookFor({ city, agency }),
    ...{ stocks: [], closings: [] },
    freshUntil: Date.now() + 60_000,
    officials: officialsAt(city, code),
    asked: askedBy(agency, city),
    resultFile: await aPdf(['Kết quả giải quyết', agency.name.vi]),
  };
}

/** The book, and beside it the roster: who stands in for whom says in whose queue a dossier lies. */
function bookFor({ city, agency }) {
  const held = {};
  const readers = readersOf({ city, agency }, (username) => held.roster.workOf(username));
  const book = new Book(new Flows(readers));
  held.roster = new Roster(book);
  return { book, readers, roster: held.roster };
}

/**
 * Runs the year: from one point of the clock to the next at which something happens, and there everything at once that does.
 * @param options { dossiers, from, until: the day after the last }
 * @param watch { each(done), line(text) }: called at every point of the clock
 */
export async function runYear(room, { dossiers, from, until, watch }) {
  const { calendar, random } = room;
  const agenda = new Agenda();
  for (const [index, minute] of arrivals({ count: dossiers, from, until, calendar, random }).entries()) agenda.put(minute, { newcomer: index + 1 });
  for (const leave of leavesOf(room, { from, until })) {
    agenda.put(leave.at, { errand: () => writeDown(leave, room) });
    if (leave.endsAt) agenda.put(leave.endsAt, { errand: () => comeBack(leave, room) });
  }
  const end = calendar.startOf(until);
  const slot = slotFor(dossiers, { calendar, from, until });
  room.months = monthsOf(room, { from, until });
  for (let at = Math.floor(agenda.next / slot) * slot; agenda.size > 0 && at < end; at = Math.floor((agenda.next ?? end) / slot) * slot) {
    await closeMonths(room, at);
    atTheTime(room, at);
    const now = agenda.takeUntil(at + slot);
    // Who comes and who goes is settled before anybody works.
    for (const { errand } of now) await errand?.();
    await inLanes(now.filter(({ errand }) => !errand), lanes, (entry) => happens(entry, { room, agenda, at, slot }));
    watch.each(at);
  }
  await closeMonths(room, end);
}

/** Fewer dossiers, longer standing: a quarter of an hour for 20,000 a year, half an hour at most, so that each session begins with its own. */
function slotFor(dossiers, { calendar, from, until }) {
  const worked = calendar.workBetween(calendar.startOf(from), calendar.startOf(until));
  const wanted = (movesAtOnce * worked) / (dossiers * movesOfADossier);
  return [5, 10, 15, 30].find((minutes) => minutes >= wanted) ?? 30;
}

function atTheTime(room, minute) {
  room.now = minute;
  room.today = room.calendar.dateOf(minute);
  room.roster.turnTo(room.today);
  moveClock(room.system.clockFile, asTime(minute));
}

async function happens({ newcomer, file, acts }, { room, agenda, at, slot }) {
  const known = file ?? newFile(room, newcomer);
  for (const act of newcomer ? await comesIn(known, room) : acts) await make(known, act, room);
  const next = nextFor(known, room);
  if (next) agenda.put(Math.max(next.minute, at + slot), { file: known, acts: next.acts });
}

/** @returns what is done with it while who hands it in waits */
async function comesIn(file, room) {
  file.walksIn = comesToCounter(file, room);
  await (file.walksIn ? handInAtCounter(file, room) : handIn(file, room));
  return file.walksIn ? nextFor(file, room).acts : [];
}

const officialAt = ({ accounts }, code, role) => accounts.filter((one) => one.agency === code && one.roles.length === 1 && one.roles[0] === role).map(({ username }) => username);

/** Who does what at an agency, by role. */
function officialsAt(city, code) {
  const [[receptionist], [head], [leader], specialists] = ['receptionist', 'head', 'leader', 'specialist'].map((role) => officialAt(city, code, role));
  return { receptionist, head, leader, specialists };
}

/** What the agency takes and another one takes too, with a calendar that is the same: there a dossier may be handed over whole. */
function elsewhere(agency, { city, calendar }) {
  const others = city.agencies.filter(({ code, calendar: id }) => code !== agency.code && id === agency.calendar && officialAt(city, code, 'leader').length > 0);
  const all = others.flatMap((other) => kindsAt(other, { city, calendar }));
  return all.filter(({ procedure }) => procedure.steps.every(({ agency: linked }) => linked === undefined));
}

/** Another agency that somebody answers for, when this one asks. */
function askedBy({ code }, city) {
  const other = city.accounts.find((one) => one.kind === 'official' && one.agency !== code && one.roles.includes('receptionist'));
  return { agency: other?.agency, username: other?.username };
}

/** Drawn from a generator of its own, so that it is the same dossier whatever happens around it. */
function newFile({ seed, kinds, owners, today }, number) {
  const random = seededRandom(seed * 1_000_003 + number);
  const plan = planOf(random);
  const kind = byShare(kinds, random);
  const confidential = kind.procedure.confidential === true;
  // A program hands in nothing confidential for others.
  const owner = owners[whole(random, 0, owners.length - (confidential ? 2 : 1))];
  const { email, ...filled } = filledIn(kind, { random, number, byMail: plan.byMail, today });
  return { number, random, plan, kind, owner, confidential, email, ...filled };
}

function byShare(kinds, random) {
  let left = random() * kinds.reduce((sum, { share }) => sum + share, 0);
  return kinds.find(({ share }) => (left -= share) < 0) ?? kinds[0];
}

/** The last minute of each month, when everything that lies anywhere is counted. */
function monthsOf({ calendar }, { from, until }) {
  const months = [];
  for (let first = from; first < until; ) {
    const next = `${first.slice(0, 4)}-${String(Number(first.slice(5, 7)) + 1).padStart(2, '0')}-01`;
    const end = first.slice(5, 7) === '12' || next > until ? until : next;
    months.push({ month: first.slice(0, 7), begins: calendar.startOf(first), ends: calendar.startOf(end) });
    first = end;
  }
  return months;
}

async function closeMonths(room, minute) {
  while (room.months[room.stocks.length]?.ends <= minute) {
    const { month, ends } = room.months[room.stocks.length];
    atTheTime(room, ends - 1);
    room.stocks.push({ month, ...(await takeStock(room)) });
    await closeBook(room, month);
  }
}

/** `14 % · 2027-02-19 · 2,812 dossiers · 21,034 requests, 183/s · 6 min 10 s to go` */
export function progressLine({ book, counts, calendar, months, now }, began) {
  const [first, last] = [months[0].begins, months.at(-1).ends];
  const share = Math.max(0.001, (now - first) / (last - first));
  const elapsed = performance.now() - began;
  const perSecond = Math.round((counts.requests * 1000) / elapsed);
  return `${Math.round(share * 100)} % · ${calendar.dateOf(now)} · ${book.files.length} dossiers · ${counts.requests} requests, ${perSecond}/s · ${spokenDuration(elapsed / share - elapsed)} to go`;
}
