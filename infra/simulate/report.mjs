import { asTable } from '../launcher/welcome.mjs';
import { isOpen } from './book.mjs';
import { dueMinute } from './queues.mjs';
import { minuteOf } from './wall-calendar.mjs';

/** What a head of a district asks at the end of a year, by procedure and in all. */
export function yearTable({ book, calendar, engine, now }, { say, lang }) {
  const rows = bySort(book.files).map(([name, files]) => rowOf(name[lang], files, { calendar, engine, now, lang }));
  const all = rowOf(say('table.all'), book.files, { calendar, engine, now, lang });
  const head = ['procedure', 'received', 'closed', 'open', 'on-time', 'overdue', 'days'].map((column) => say(`table.${column}`));
  return asTable([head, ...rows, all]).join('\n');
}

function bySort(files) {
  const sorts = new Map();
  for (const file of files) sorts.set(file.kind.procedure.name, [...(sorts.get(file.kind.procedure.name) ?? []), file]);
  return [...sorts].sort(([, one], [, other]) => other.length - one.length);
}

function rowOf(name, files, { calendar, engine, now, lang }) {
  const open = files.filter(isOpen);
  const decided = files.filter(({ completedAt }) => completedAt !== undefined);
  const inTime = decided.filter((file) => minuteOf(file.completedAt) <= dueMinute({ ...file, state: 'in-processing', completedAt: undefined }, { engine }));
  const overdue = open.filter((file) => dueMinute(file, { engine }) < now);
  const days = decided.reduce((sum, { receivedAt, completedAt }) => sum + calendar.workBetween(minuteOf(receivedAt), minuteOf(completedAt)) / 480, 0);
  const number = (value, digits = 0) => new Intl.NumberFormat(lang, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
  const share = decided.length === 0 ? '–' : `${number((inTime.length * 100) / decided.length, 1)} %`;
  return [name, number(files.length), number(files.length - open.length), number(open.length), share, number(overdue.length), decided.length === 0 ? '–' : number(days / decided.length, 1)];
}

/** The year month by month, from the services' own lists and histories. */
export function monthTable(stocks, { received, closed }, { say, lang }) {
  const number = (value) => new Intl.NumberFormat(lang).format(value);
  let opening = 0;
  const rows = stocks.map(({ month, open }) => {
    const row = [month, opening, received[month] ?? 0, closed[month] ?? 0, open].map((cell) => (typeof cell === 'number' ? number(cell) : cell));
    opening = open;
    return row;
  });
  const sum = (flow) => Object.values(flow).reduce((total, count) => total + count, 0);
  const head = ['month', 'opening', 'received', 'closed', 'open'].map((column) => say(`table.${column}`));
  return asTable([head, ...rows, [say('table.year'), number(0), number(sum(received)), number(sum(closed)), number(opening)]]).join('\n');
}

const mostTold = 12;

/** A line for each rule, and beneath it what it found. */
export function verdicts(checks, { say, lang }) {
  const number = (value) => new Intl.NumberFormat(lang).format(value);
  return checks.flatMap(({ rule, looked, wrong }) => [
    `${wrong.length === 0 ? '✓' : '✗'} ${say(`rule.${rule}`)} (${number(looked)})`,
    ...wrong.slice(0, mostTold).map((each) => `    ${explain(each, say)}`),
    ...(wrong.length > mostTold ? [`    ${say('more', { count: wrong.length - mostTold })}`] : []),
  ]);
}

export const explain = ({ key, params }, say) => say(`wrong.${key}`, params);
