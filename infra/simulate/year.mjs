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
import { handIn, make } from './desk.mjs';
import { nextFor } from './fate.mjs';
import { Flows } from './flows.mjs';
import { filledIn, kindsAt, paperFiles } from './kinds.mjs';
import { inLanes } from './lanes.mjs';
import { planOf } from './moves.mjs';
import { peopleOf } from './people.mjs';
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
  const papers = paperFiles(people, counts);
  const random = seededRandom(seed);
  return {
    ...{ system, city, agency, calendar, people, papers, counts, random, seed },
    engine: new WorkingCalendar(published),
    owners: [...city.accounts.filter(({ kind }) => kind === 'citizen').map(({ username }) => username), program.id],
    kinds: kindsAt(agency, { city, calendar }),
    book: new Book(new Flows(readersOf({ city, agency }))),
    stocks: [],
    freshUntil: Date.now() + 60_000,
    head: officialAt(city, agency.code, 'head'),
    asked: askedBy(agency, city),
    resultFile: await aPdf(['Kết quả giải quyết', agency.name.vi]),
  };
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
  const end = calendar.startOf(until);
  const slot = slotFor(dossiers, { calendar, from, until });
  room.months = monthsOf(room, { from, until });
  for (let at = Math.floor(agenda.next / slot) * slot; agenda.size > 0 && at < end; at = Math.floor((agenda.next ?? end) / slot) * slot) {
    await closeMonths(room, at);
    atTheTime(room, at);
    await inLanes(agenda.takeUntil(at + slot), lanes, (entry) => happens(entry, { room, agenda, at, slot }));
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
  moveClock(room.system.clockFile, asTime(minute));
}

async function happens({ newcomer, file, acts }, { room, agenda, at, slot }) {
  const known = file ?? newFile(room, newcomer);
  if (newcomer) await handIn(known, room);
  else for (const act of acts) await make(known, act, room);
  const next = nextFor(known, room);
  if (next) agenda.put(Math.max(next.minute, at + slot), { file: known, acts: next.acts });
}

const officialAt = ({ accounts }, code, role) => accounts.find((one) => one.agency === code && one.roles.length === 1 && one.roles[0] === role)?.username;

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
