import { DeadLetters } from '@motcua/messaging/dead-letters';
import { Kafka } from '@motcua/messaging/kafka';
import { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { seededRandom } from '@motcua/forms/random-values';
import { apiAt } from '../demo/api.mjs';
import { demoProgram, readCity } from '../demo/city.mjs';
import { lookUpAt } from '../demo/look-up.mjs';
import { mailboxAt } from '../demo/mailbox.mjs';
import { aPdf } from '../demo/made-files.mjs';
import { moveClock, readClock } from '../launcher/moved-clock.mjs';
import { paperFiles } from '../simulate/kinds.mjs';
import { peopleOf } from '../simulate/people.mjs';
import { openBooks } from './books.mjs';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** What all drills share: the people and their papers, the books, the mailbox, the clock, and everything that was ever acknowledged. */
export async function openTown(system, { seed }) {
  const { publicUrl, mongodbUri, kafkaBrokers, mailUrl } = system;
  const counts = { requests: 0, again: 0 };
  const visitor = apiAt(publicUrl);
  const city = await readCity(visitor);
  const people = peopleOf(publicUrl, { accounts: city.accounts, program: await demoProgram(), counts });
  return {
    ...{ system, city, counts, people, random: seededRandom(seed), clock: clockOf(system) },
    papers: paperFiles(people, counts),
    calendarOf: (code) => calendarOf(visitor, city, code),
    resultFile: await aPdf(['Kết quả giải quyết']),
    books: openBooks(mongodbUri),
    lookUp: lookUpAt(visitor),
    mailbox: mailboxAt(mailUrl),
    deadLetters: new DeadLetters(new Kafka({ brokers: kafkaBrokers.split(','), clientId: 'faults', topicPrefix: '' }, silent)),
    /** [{ key, digits, receipt }] */
    all: [],
  };
}

/** The machine's, unless the system goes by one that can be moved. */
const clockOf = ({ clockFile }) => ({
  now: () => (clockFile ? readClock(clockFile) : new Date()),
  moveTo: (instant) => void moveClock(clockFile, instant),
});

async function calendarOf(visitor, { agencies }, code) {
  const { calendar } = agencies.find((agency) => agency.code === code);
  return new WorkingCalendar(await visitor.get(`/calendars/${calendar}`));
}
