import { lifecycle } from '@motcua/domain/dossier/lifecycle';

/*
 * The rules of reconciliation. Each compares what the services say with the book and gives the differences back as { key, params }, the sentences of
 * which stand in messages/ under `wrong.<key>`; none is the answer that everybody hopes for.
 */

const difference = (key, params) => ({ key, params });

/** opening + in = out + closing, for every queue in which dossiers come and go by moves, from one month's end to the next. */
export function queuesBalance(stocks) {
  return stocks.flatMap(({ month, queues, flows }, index) =>
    queues.flatMap(({ queue, reader, listed }) => {
      const key = `${queue} ${reader}`;
      if (!flows[key]) return [];
      const opening = stocks[index - 1]?.queues.find((each) => each.queue === queue && each.reader === reader)?.listed.length ?? 0;
      const { in: came, out: left } = flows[key];
      return opening + came === left + listed.length ? [] : [difference('balance', { month, queue, reader, opening, came, left, closing: listed.length })];
    }),
  );
}

/** Each list holds exactly what the book says, each once, and each count says how long its list is. */
export function listsAgree(stocks) {
  return stocks.flatMap(({ month, queues }) => queues.flatMap((entry) => [...countAgrees(month, entry), ...listAgrees(month, entry)]));
}

const countAgrees = (month, { queue, reader, listed, counted }) => (counted === listed.length ? [] : [difference('count', { month, queue, reader, counted, listed: listed.length })]);

function listAgrees(month, { queue, reader, listed, booked }) {
  if (!booked) return [];
  const [there, expected] = [new Set(listed), new Set(booked)];
  const about = { month, queue, reader };
  return [
    ...(there.size === listed.length ? [] : [difference('listed-twice', { ...about, count: listed.length - there.size })]),
    ...listed.filter((id) => !expected.has(id)).map((id) => difference('not-in-queue', { ...about, id })),
    ...booked.filter((id) => !there.has(id)).map((id) => difference('missing-in-queue', { ...about, id })),
  ];
}

/** Whatever was acknowledged is there once and under its code, nothing else is, and no code was given twice. */
export function eachOnce(files, listed) {
  const rows = new Map();
  for (const row of listed) rows.set(row.id, [...(rows.get(row.id) ?? []), row]);
  const known = new Set(files.map(({ id }) => id));
  return [
    ...files.flatMap(({ id, reference }) => {
      const found = rows.get(id) ?? [];
      return found.length === 1 && found[0].reference === reference ? [] : [difference('not-once', { reference, found: found.length })];
    }),
    ...[...rows.keys()].filter((id) => !known.has(id)).map((id) => difference('not-acknowledged', { id })),
    ...['reference', 'lookupNumber'].flatMap((field) => twice(files.map((file) => file[field])).map((value) => difference('given-twice', { field, value }))),
  ];
}

function twice(values) {
  const seen = new Set();
  return values.filter((value) => seen.size === seen.add(value).size);
}

/** Acts that stand in a dossier's history beside its moves. */
export const noMoves = new Set(['read', 'calendar-changed', 'overdue', 'content', 'form', 'attachment', 'paper', 'result']);
/** Moves of what surrounds the dossier: they lead it nowhere, in any state. */
const besides = new Set(['fee-paid']);

/** Every move in the history was allowed where it was made, and they lead to the state that the dossier is in. What was taken back was not. */
export function movesAreLegal({ reference }, { state, history }) {
  const places = [{ at: 'submitted' }];
  for (const { act } of history.slice(1)) {
    const here = places.at(-1);
    if (act === 'undone' && places.length > 1) {
      places.pop();
      continue;
    }
    const outcome = besides.has(act) ? 'stays' : lifecycle[here.at]?.[act];
    if (noMoves.has(act) && outcome === undefined) continue;
    if (outcome === undefined) return [difference('illegal', { reference, move: act, state: here.at })];
    places.push(after(here, outcome));
  }
  const { at } = places.at(-1);
  return history[0]?.act === 'submit' && at === state ? [] : [difference('state', { reference, state, expected: at })];
}

function after({ at, askedIn }, outcome) {
  if (outcome === 'stays') return { at, askedIn };
  if (outcome === 'resumes') return { at: askedIn ?? at };
  return { at: outcome, askedIn: outcome === 'supplement-requested' || outcome === 'payment-requested' ? at : askedIn };
}

/**
 * The history tells what the book tells: the same moves at the same time, by the same officials in the same names, no more and no fewer.
 * @param nameOf of an official's account; undefined of anybody else's
 */
export function historyAgrees({ reference, log, version }, view, nameOf = () => undefined) {
  const told = view.history.filter(({ act }) => !noMoves.has(act)).map(lineOf);
  const booked = log.map(({ move, at, by, inNameOf }) => ({ act: move, at, by: nameOf(by), actingFor: nameOf(inNameOf) }));
  const first = booked.findIndex((line, index) => !isSame(line, told[index], view.isInside));
  if (first < 0 && told.length === booked.length && view.version >= version) return [];
  const at = first < 0 ? booked.length : first;
  return [difference('history', { reference, expected: booked[at] ? spoken(booked[at]) : `version ${version}`, found: told[at] ? spoken(told[at]) : `version ${view.version}` })];
}

const lineOf = ({ act, at, by, actingFor }) => ({ act, at, by, actingFor });
const spoken = ({ act, at, by, actingFor }) => [act, at, by, actingFor && `(${actingFor})`].filter(Boolean).join(' ');
/** Citizens are told no officials. */
const isSame = (booked, told, isInside) => told?.act === booked.act && told.at === booked.at && (!isInside || booked.by === undefined || (told.by === booked.by && told.actingFor === booked.actingFor));

/** The due instant that the service tells, the engine's, and the one by stop-watch are one. All three in minutes, undefined for none. */
export function dueAgrees(reference, { told, engine, stopWatch }) {
  const said = (minute) => (minute === undefined ? '–' : new Date(minute * 60_000).toISOString());
  return told === engine && (stopWatch === undefined || stopWatch.minute === engine) ? [] : [difference('due', { reference, told: said(told), engine: said(engine), stopWatch: stopWatch ? said(stopWatch.minute) : '' })];
}

/** Of everything that a citizen is written about one letter, and one alone. A letter that a crash sent twice has one Message-ID. */
export function lettersAgree(files, arrived) {
  const byAddress = new Map();
  for (const { to, id } of arrived) byAddress.set(to, (byAddress.get(to) ?? new Set()).add(id));
  return files.flatMap(({ email, letters, reference }) => {
    const found = email ? (byAddress.get(email)?.size ?? 0) : 0;
    return found === (email ? letters : 0) ? [] : [difference('letters', { reference, expected: letters, found })];
  });
}

/** opening + received + back = closed + gone + open, month by month and for the year: open by the lists, the others by each dossier's own history. */
export function monthsBalance(stocks, flows) {
  let opening = 0;
  return stocks.flatMap(({ month, open }) => {
    const [received, back, gone, closed] = ['received', 'back', 'gone', 'closed'].map((flow) => flows[flow]?.[month] ?? 0);
    const wrong = opening + received + back === closed + gone + open ? [] : [difference('month', { month, opening, received, back, closed, gone, open })];
    opening = open;
    return wrong;
  });
}

/**
 * The cashier's book: every payment has its receipt and every receipt its payment, numbers run from 1 without a gap in each series, and each day's
 * takings are what was paid that day; each closing counts the cash since the one before, all of which was handed over.
 * @param payments [{ dossier, amount, way, at, day }] @param days [{ day, rows, takings }] @param closings [{ month, opening, cash, closing, paid }]
 */
export function receiptsAgree(payments, days, closings = []) {
  const rows = days.flatMap((each) => each.rows);
  const counted = closings.filter(({ opening, cash, closing, paid }) => opening !== 0 || closing !== 0 || cash !== paid);
  return [
    ...[...numbersRun(rows), ...receiptForEach(payments, rows), ...days.flatMap((each) => takingsAgree(payments, each))],
    ...counted.map(({ month, cash, paid }) => difference('closing', { month, cash, paid })),
  ];
}

function numbersRun(rows) {
  const series = Map.groupBy(rows, (row) => row.series);
  return [...series].flatMap(([name, those]) => {
    const numbers = those.map(({ number }) => number).sort((one, other) => one - other);
    const at = numbers.findIndex((number, index) => number !== index + 1);
    return at < 0 ? [] : [difference('receipt-number', { series: name, expected: at + 1, found: numbers[at] })];
  });
}

function receiptForEach(payments, rows) {
  const lines = ({ dossier, amount, way, at }) => `${dossier} ${amount} ${way} ${at}`;
  const receipts = rows.map(({ dossier, amount, way, issuedAt }) => lines({ dossier: dossier.id, amount, way, at: issuedAt }));
  const paid = payments.map(lines);
  return [...without(paid, receipts).map((payment) => difference('receipt-missing', { payment })), ...without(receipts, paid).map((payment) => difference('receipt-unpaid', { payment }))];
}

/** What the first list has more often than the second. */
function without(list, other) {
  const left = new Map();
  for (const one of other) left.set(one, (left.get(one) ?? 0) + 1);
  return list.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

function takingsAgree(payments, { day, takings }) {
  return Object.entries(takings).flatMap(([way, sum]) => {
    const paid = payments.filter((payment) => payment.day === day && payment.way === way).reduce((total, { amount }) => total + amount, 0);
    return paid === sum ? [] : [difference('takings', { day, way, sum, paid })];
  });
}

/** The roster holds each absence and each delegation that was written down, with its days and people, and no other. */
export function rosterAgrees(entries, { absences, delegations }) {
  const line = (person, substitute, { from, to }, isEnded) => [person, substitute, from, to, isEnded ? 'ended' : ''].filter((part) => part !== undefined).join(' ');
  const told = [
    ...absences.map((each) => line(each.person.id, undefined, each, each.state === 'cancelled')),
    ...delegations.map((each) => line(each.giver.id, each.substitute.id, each, each.state === 'revoked')),
  ];
  const booked = entries.flatMap((entry) => [
    ...(entry.isAway ? [line(entry.personId, undefined, entry, entry.ended)] : []),
    line(entry.personId, entry.substituteId, entry, entry.ended),
  ]);
  return [...without(booked, told).map((entry) => difference('roster-missing', { entry })), ...without(told, booked).map((entry) => difference('roster-more', { entry }))];
}
