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

/** Every move in the history was allowed where it was made, and they lead to the state that the dossier is in. */
export function movesAreLegal({ reference }, { state, history }) {
  let at = 'submitted';
  let askedIn;
  for (const { act } of history.slice(1)) {
    const outcome = lifecycle[at]?.[act];
    if (noMoves.has(act) && outcome === undefined) continue;
    if (outcome === undefined) return [difference('illegal', { reference, move: act, state: at })];
    if (outcome === 'resumes') at = askedIn ?? at;
    else if (outcome !== 'stays') {
      if (outcome === 'supplement-requested' || outcome === 'payment-requested') askedIn = at;
      at = outcome;
    }
  }
  return history[0]?.act === 'submit' && at === state ? [] : [difference('state', { reference, state, expected: at })];
}

/** The history tells what the book tells: the same moves at the same time, no more and no fewer. */
export function historyAgrees({ reference, log, version }, view) {
  const told = view.history.filter(({ act }) => !noMoves.has(act)).map(({ act, at }) => `${act} ${at}`);
  const booked = log.map(({ move, at }) => `${move} ${at}`);
  const first = booked.findIndex((line, index) => line !== told[index]);
  if (first < 0 && told.length === booked.length && view.version >= version) return [];
  const at = first < 0 ? booked.length : first;
  return [difference('history', { reference, expected: booked[at] ?? `version ${version}`, found: told[at] ?? `version ${view.version}` })];
}

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

/** opening + received = closed + open, month by month and for the year: open by the lists, the others by each dossier's own history. */
export function monthsBalance(stocks, { received, closed }) {
  let opening = 0;
  return stocks.flatMap(({ month, open }) => {
    const wrong = opening + (received[month] ?? 0) === (closed[month] ?? 0) + open ? [] : [difference('month', { month, opening, received: received[month] ?? 0, closed: closed[month] ?? 0, open })];
    opening = open;
    return wrong;
  });
}
