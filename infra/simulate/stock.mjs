import { isOpen } from './book.mjs';
import { inLanes } from './lanes.mjs';
import { persistently } from './persistent.mjs';
import { dayAt, queues } from './queues.mjs';

/** Lists of the whole agency are the same for everybody: one reader reads them. */
const forOneReader = new Set(['all', 'done', 'to-receive', 'to-return']);

/**
 * At the end of a month, after everybody has gone home: what lies in each queue, from the services' own lists and counts, and from the book. Compared
 * at the end (flows.mjs), so that one difference does not hide the others.
 * @returns { queues: [{ queue, reader, listed: ids, counted, booked: ids }], open, flows }
 */
export async function takeStock(room) {
  await allHaveArrived(room);
  const day = dayAt(room);
  const readers = readersOf(room);
  const entries = [];
  const open = new Set();
  await inLanes(readers, 4, async (reader) => {
    const api = await room.people.api(reader.username);
    const counts = await persistently(() => api.get('/dossiers/counts'), room.counts);
    for (const [queue, counted] of Object.entries(counts)) {
      if (forOneReader.has(queue) && reader !== readers[0]) continue;
      const rows = await everyRow(api, queue, room.counts);
      entries.push({ queue, reader: reader.username, listed: rows.map(({ id }) => id), counted, booked: bookedIn(room, queue, reader, day) });
      if (queue === 'all' || queue === 'waiting-unit') for (const row of rows) if (isOpen(row)) open.add(row.id);
    }
  });
  return { queues: entries, open: open.size, flows: room.book.flows.taken() };
}

/** What was handed in a moment ago comes to the desk in its own time. */
async function allHaveArrived({ book, people, counts }) {
  const untouched = book.files.filter(({ version }) => version === 1);
  await inLanes(untouched, 8, async ({ id, owner }) => {
    const api = await people.api(owner);
    await persistently(() => api.get(`/dossiers/${id}`), counts, { mayBeLate: true });
  });
}

/** Inspectors see confidential dossiers that others do not: they are left to the look at each dossier. */
export const readersOf = ({ city, agency }) => city.accounts.filter(({ kind, agency: code, roles }) => kind === 'official' && code === agency.code && !roles.includes('inspector'));

function bookedIn({ book }, queue, reader, day) {
  const rule = queues[queue];
  return rule && book.files.filter((file) => !file.confidential && rule.holds(file, reader, day)).map(({ id }) => id);
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
