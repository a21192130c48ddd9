import { isOpen } from './course.mjs';
import { inLanes } from './lanes.mjs';
import { persistently } from './persistent.mjs';
import { dayAt, lies, queues } from './queues.mjs';

/** Lists of the whole agency are the same for everybody who sees nothing confidential: one reader reads them. */
const forOneReader = new Set(['all', 'done', 'to-receive', 'to-return', 'waiting-unit', 'asked-of-us']);

/**
 * At the end of a month, after everybody has gone home: what lies in each queue, from the services' own lists and counts, and from the book. Compared
 * at the end (rules.mjs), so that one difference does not hide the others.
 * @returns { queues: [{ queue, reader, listed: ids, counted, booked: ids }], open, flows }
 */
export async function takeStock(room) {
  await allHaveArrived(room);
  const day = dayAt(room);
  const { readers } = room;
  const witness = whoSeesAll(readers);
  const entries = [];
  const open = new Set();
  await inLanes(readers, 4, async (reader) => {
    const api = await room.people.api(reader.username);
    const counts = await persistently(() => api.get('/dossiers/counts'), room.counts);
    for (const [queue, counted] of Object.entries(counts)) {
      if (forOneReader.has(queue) && reader !== readers[0] && !seesConfidential(reader)) continue;
      const rows = await everyRow(api, queue, room.counts);
      entries.push({ queue, reader: reader.username, listed: rows.map(({ id }) => id), counted, booked: bookedIn(room, queue, reader, day) });
      if (reader === witness && (queue === 'all' || queue === 'waiting-unit')) for (const row of rows) if (isOpen(row)) open.add(row.id);
    }
  });
  return { queues: entries, open: open.size, flows: room.book.flows.taken() };
}

/** What was handed in a moment ago comes to the desk in its own time. */
async function allHaveArrived({ book, people, counts }) {
  const untouched = book.files.filter(({ version, walksIn }) => version === 1 && !walksIn);
  await inLanes(untouched, 8, async ({ id, owner }) => {
    const api = await people.api(owner);
    await persistently(() => api.get(`/dossiers/${id}`), counts, { mayBeLate: true });
  });
}

/** Everybody at the agency, with what they do in the name of others. */
export const readersOf = ({ city, agency }, workOf) =>
  city.accounts.filter(({ kind, agency: code }) => kind === 'official' && code === agency.code).map((account) => ({ ...account, workOf: () => workOf(account.username) }));

const seesConfidential = ({ roles }) => roles.includes('inspector');
/** The head of the inspectors; where there is none, nobody hands in what is confidential there. */
const whoSeesAll = (readers) => readers.find((reader) => seesConfidential(reader) && reader.roles.includes('head')) ?? readers[0];

function bookedIn({ book }, queue, reader, day) {
  return queues[queue] && book.files.filter((file) => lies(queue, file, reader, day)).map(({ id }) => id);
}

async function everyRow(api, queue, counts) {
  const rows = [];
  for (let cursor; ; ) {
    const page = await persistently(() => api.get(`/dossiers?queue=${queue}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`), counts);
    rows.push(...page.rows);
    if (!page.next) return rows;
    cursor = page.next;
  }
}
