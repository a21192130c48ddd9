import { dueAt } from '@motcua/domain/deadline/deadline';
import { minuteOf } from '@motcua/domain/calendar/instant';
import { expect } from '../demo/off.mjs';
import { eventually } from '../demo/eventually.mjs';
import { inLanes } from '../simulate/lanes.mjs';
import { act, district, handedIn, household, lanes, seen } from './acts.mjs';
import { historiesHold } from './histories.mjs';
import { lettersAgree } from './letters.mjs';

const receptionist = 'bt.tiepnhan';
const specialist = 'bt.chuyenvien1';
const leader = 'bt.lanhdao';
const day = 24 * 3_600_000;

/** Whoever died held the watch for half a minute, and looks again each few seconds. */
const patience = 150_000;

/** Clocks that stop, go on and run out, with a system whose clock is moved. */
export const terms = {
  name: 'terms',
  victims: ['one-stop', 'notify', 'kafka', 'postgres', 'ferretdb'],
  kills: 5,
  size: ({ dossiers }) => dossiers,
  movesClock: true,

  async begin(room, count) {
    await room.mailbox.empty();
    const kind = household(room);
    const files = await handedIn(room, kind, { owner: 'minhhanh', count });
    await inLanes(files, lanes, async (file) => {
      await act(file, { by: receptionist, path: 'receive' }, { room });
      await act(file, { by: receptionist, path: 'pass-on' }, { room });
      await act(file, { by: specialist, path: 'claim' }, { room });
    });
    return {
      expected: count * 6,
      async work(told) {
        const each = (does) => inLanes(files, lanes, (file) => does(file, told));
        await each(suspended);
        later(room, 2 * day);
        await each(resumed);
        await toTheEnd(room, files);
        await each(noticedOverdue);
        await each(apologised);
        await toTheEnd(room, files);
        await each(noticedOverdue);
      },
      async counted() {
        const engine = await room.calendarOf(district);
        for (const dossier of await room.books.dossiersOf(files.map(({ id }) => id))) termAgrees(dossier, { engine, terms: kind.procedure.term, file: files.find(({ id }) => id === dossier._id) });
        await numbersHaveNoGap(room);
        const letters = await lettersAgree(room, files, { submitted: 1, received: 1, suspended: 1, resumed: 1, extended: 1 });
        const found = 'as the engine reckons them, each broken twice and noted once each time, one letter of apology each, numbered without a gap';
        return `${files.length} terms ${found}; ${letters}; ${await historiesHold(room, files)}`;
      },
    };
  },
};

const later = ({ clock }, milliseconds) => clock.moveTo(new Date(clock.now().getTime() + milliseconds));

/** To a minute past the last of their due instants. */
async function toTheEnd(room, files) {
  const dues = [];
  await inLanes(files, lanes, async (file) => {
    const { status } = await seen(file, specialist, room);
    file.due = status.dueAt;
    dues.push(Date.parse(status.dueAt));
  });
  room.clock.moveTo(new Date(Math.max(...dues) + 2 * 60_000));
}

const suspended = (file, told) => act(file, { by: specialist, path: 'suspend', body: { kind: 'agency-answer', paper: '215/UBND-KT' } }, told);
const resumed = (file, told) => act(file, { by: specialist, path: 'resume-work' }, told);

/** Nobody asks for it: the service finds out by itself. */
async function noticedOverdue(file, { room, acknowledged }) {
  await eventually(async () => {
    const { history } = await seen(file, specialist, room);
    const found = history.filter(({ act: move }) => move === 'overdue').length;
    expect(found === (file.broken ?? 0) + 1, 'overdue', { reference: file.reference, found, expected: (file.broken ?? 0) + 1 });
  }, { within: patience, first: 300, most: 2_000 });
  file.broken = (file.broken ?? 0) + 1;
  acknowledged();
}

async function apologised(file, told) {
  const { term } = await seen(file, specialist, told.room);
  file.until = term.promiseFrom;
  await act(file, { by: specialist, path: 'draft-apology', body: { reason: 'Đơn vị đang chờ ý kiến chuyên môn của cơ quan liên quan.', until: file.until } }, told);
  await act(file, { by: leader, path: 'approve-apology' }, told);
}

/** The term from what was acknowledged of this dossier, reckoned anew: what stands in it must be the same, and so must the instants at which it was broken. */
function termAgrees({ reference, history, dueAt: told, apologies, suspensions }, { engine, terms: given, file }) {
  const at = (move) => file.log.find((one) => one.move === move)?.at;
  const stopped = { from: at('suspend'), to: at('resume-work'), reason: 'other' };
  const first = dueAt({ terms: given, receivedAt: at('receive'), suspensions: [stopped], extensions: [] }, engine);
  const second = dueAt({ terms: given, receivedAt: at('receive'), suspensions: [stopped], extensions: [{ grantedAt: at('approve-apology'), until: file.until }] }, engine);
  const same = (one, other) => one !== null && other !== null && minuteOf(one) === minuteOf(other);
  expect(same(told, second), 'due', { reference, found: told, expected: second });
  const broken = history.filter(({ move }) => move === 'overdue').map((line) => line.dueAt);
  expect(broken.length === 2 && same(broken[0], first) && same(broken[1], second), 'overdue', { reference, found: broken.join(', '), expected: `${first}, ${second}` });
  expect(suspensions.length === 1 && apologies.length === 1 && apologies[0].approvedAt !== undefined, 'letters', { reference, kind: 'apologies', expected: 1, found: apologies.length });
}

async function numbersHaveNoGap({ books }) {
  const numbers = await books.letterNumbers();
  for (const [book, those] of Map.groupBy(numbers, ({ series }) => series)) {
    const sorted = those.map(({ number }) => number).toSorted((one, other) => one - other);
    const wrong = sorted.findIndex((number, index) => number !== index + 1);
    expect(wrong < 0, 'gap', { book, expected: wrong + 1, found: sorted[wrong] });
  }
}
