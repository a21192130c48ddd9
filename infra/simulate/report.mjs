import { asTable } from '../launcher/welcome.mjs';
import { isOpen } from './course.mjs';
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

const flowNames = ['received', 'back', 'gone', 'closed'];

/** The year month by month, from the services' own lists and histories. */
export function monthTable(stocks, flows, { say, lang }) {
  const number = (value) => new Intl.NumberFormat(lang).format(value);
  const sum = (flow) => Object.values(flows[flow]).reduce((total, count) => total + count, 0);
  let opening = 0;
  const rows = stocks.map(({ month, open }) => {
    const row = [month, ...[opening, ...flowNames.map((flow) => flows[flow][month] ?? 0), open].map(number)];
    opening = open;
    return row;
  });
  const head = ['month', 'opening', ...flowNames, 'open'].map((column) => say(`table.${column}`));
  return asTable([head, ...rows, [say('table.year'), number(0), ...flowNames.map((flow) => number(sum(flow))), number(opening)]]).join('\n');
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

/** `receive 190 · pass-on 512 · …`, the commonest first, with how much of it was done in the name of others. */
export function movesMade({ book }) {
  const made = new Map();
  const lines = book.files.flatMap(({ log }) => log);
  for (const { move } of lines) made.set(move, (made.get(move) ?? 0) + 1);
  const told = [...made].sort(([, one], [, other]) => other - one).map(([move, count]) => `${move} ${count}`).join(' · ');
  return { told, inNames: lines.filter(({ inNameOf }) => inNameOf !== undefined).length };
}
