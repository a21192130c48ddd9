import { keyOf } from './keys.mjs';
import { whoMakes } from './makers.mjs';
import { moves } from './moves.mjs';
import { persistently } from './persistent.mjs';
import { noMoves } from './rules.mjs';
import { minuteOf } from './wall-calendar.mjs';
import { Wrong } from './wrong.mjs';

/** Hands a dossier in on line. From then on it stands in the book. */
export async function handIn(file, room) {
  const api = await room.people.api(file.owner);
  const papers = await room.papers.all(file.kind, file.owner, file.papers);
  const body = { procedureId: file.kind.procedure.id, agency: file.kind.agency.code, answers: file.answers, papers };
  const receipt = await persistently(() => api.post('/submissions', body, { 'idempotency-key': keyOf(room.seed, file.number, 'submit') }), room.counts, { freshUntil: room.freshUntil });
  begun(file, receipt, room);
}

export function begun(file, { id, reference, lookupNumber, submittedAt }, room) {
  room.book.begin(file, { id, reference, lookupNumber, submittedAt });
  expectAt(file, 'submit', submittedAt, room);
}

/** Makes one move as the person whose it is, and puts it into the book. @throws Wrong when the answer is another than the book foresees */
export async function make(file, name, room) {
  const move = moves[name];
  if (move.when && !move.when(file, room)) return;
  const { username, inNameOf } = whoMakes(move, file, room);
  const api = await room.people.api(username);
  const moved = await send(file, name, { move, api, username }, room);
  const effect = move.book(file, { at: moved.at, by: inNameOf ?? username }, room);
  room.book.note(file, name, { ...effect, at: moved.at, by: username, inNameOf });
  expectAt(file, name, moved.at, room);
  // Lines that nobody made (a term ran out) make versions too, in their own time; that there are no others the history is asked at the end.
  if (moved.version > file.version) file.version = moved.version;
  if (moved.state !== file.state || moved.version !== file.version || moved.reference !== file.reference) {
    throw new Wrong('answer', { reference: file.reference, move: name, expected: `${file.state} ${file.version}`, found: `${moved.state} ${moved.version}` });
  }
}

async function send(file, name, { move, api, username }, room) {
  try {
    return await (move.send ? move.send(file, room, api) : ask(file, name, { move, api }, room));
  } catch (error) {
    if (error.code !== 'dossier-changed' || !(await sawALine(file, username, room))) throw error;
    return send(file, name, { move, api, username }, room);
  }
}

/** Somebody was faster: nobody but the service itself may have been, whose lines are no moves. @returns whether there is a newer version */
async function sawALine(file, username, room) {
  const api = await room.people.api(file.confidential ? (file.holder ?? username) : file.kind.officials[0][0]);
  const { status, history } = await persistently(() => api.get(`/dossiers/${file.id}`), room.counts);
  const moved = history.filter(({ act }) => !noMoves.has(act)).length;
  if (moved !== file.log.length || status.version <= file.version) return false;
  file.version = status.version;
  return true;
}

async function ask(file, name, { move, api }, room) {
  const path = `/dossiers/${file.id}/${typeof move.path === 'function' ? await move.path(file, room) : (move.path ?? name)}`;
  const headers = { 'if-match': `"${file.version}"`, 'idempotency-key': keyOf(room.seed, file.number, file.version, name) };
  const request = move.file ? ((content) => () => api.upload(path, content, headers))(move.file(file, room)) : ((body) => () => api.post(path, body, headers))(await move.body(file, room, api));
  return persistently(request, room.counts, { mayBeLate: true });
}

/** All services have the simulation's time: what is dated otherwise reads another clock. */
function expectAt({ reference }, move, at, { now }) {
  if (minuteOf(at) !== now) throw new Wrong('dated', { reference, move, expected: new Date(now * 60_000).toISOString(), found: at });
}
