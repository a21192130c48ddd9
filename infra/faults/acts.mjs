import { randomUUID } from 'node:crypto';
import { papersFor } from '@motcua/forms/check-papers';
import { answersFor } from '../demo/answers.mjs';
import { formOf } from '../demo/city.mjs';
import { lastFour } from '../demo/look-up.mjs';
import { expect } from '../demo/off.mjs';
import { inLanes } from '../simulate/lanes.mjs';
import { persistently } from '../simulate/persistent.mjs';

/** As many people at once: few, so that the work goes on for a while after each kill. */
export const lanes = 4;

/** What a request needs besides itself: whose it is, for as long as that takes; whoever waits long enough gets a new token on the way. */
export const asks = ({ people, counts }, by, request, options) => persistently(async () => request(await people.api(by)), counts, options);

/** Where most drills are held. */
export const district = '000.12.35.H29';

/** Registrations of household businesses: with a fee, several steps, and three working days. */
export const household = (room) => kindAt(room, 'business-registration-household', district);

export function kindAt({ city }, id, code) {
  const procedure = city.procedures.find((one) => one.id === id);
  return { procedure, agency: city.agencies.find((agency) => agency.code === code), form: formOf(procedure, city) };
}

let number = 0;

/** Answers of somebody whom nobody else is, with an address of their own. */
export function answersTo({ procedure, agency, form }, { clock, random }) {
  const utcOffsetMinutes = 7 * 60;
  const today = new Date(clock.now().getTime() + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
  const area = agency.unitCode;
  const email = `desk.${(number += 1)}@example.vn`;
  return { procedure, email, answers: answersFor(form, { random, person: { email }, circumstances: { today, utcOffsetMinutes, ...(area ? { area } : {}) } }) };
}

/** Hands dossiers in on line, before anything is killed. @returns files: { id, reference, version, log: what was acknowledged of each } */
export async function handedIn(room, kind, { owner, count }) {
  const files = [];
  await inLanes(Array.from({ length: count }), lanes, async () => {
    const { answers, email } = answersTo(kind, room);
    const wanted = papersFor(kind.form, answers).filter(({ optional }) => !optional);
    const papers = await room.papers.all(kind, owner, wanted);
    const key = randomUUID();
    const body = { procedureId: kind.procedure.id, agency: kind.agency.code, answers, papers };
    const receipt = await asks(room, owner, (api) => api.post('/submissions', body, { 'idempotency-key': key }));
    room.all.push({ key, digits: lastFour(answers[kind.form.definition.applicant.phone]), receipt });
    files.push({ ...fileOf(receipt), owner, email });
  });
  return files;
}

export const fileOf = ({ id, reference, lookupNumber }) => ({ id, reference, lookupNumber, version: 1, log: [] });

/**
 * One act of one person: the same request goes out until it is acknowledged, and then stands in the log of the file.
 * @param what { by, path, body, content: a file instead, beside: whoever acts sees no version }
 */
export async function act(file, { by, path, body = {}, content, beside = false }, { room, acknowledged = () => {} }) {
  const key = randomUUID();
  const headers = { 'idempotency-key': key, ...(beside ? {} : { 'if-match': `"${file.version}"` }) };
  const send = content ? (api) => api.upload(`/dossiers/${file.id}/${path}`, content, headers) : (api) => api.post(`/dossiers/${file.id}/${path}`, body, headers);
  const moved = await asks(room, by, send, { mayBeLate: true });
  expect(moved.version > file.version, 'version', { reference: file.reference, act: moved.act, expected: file.version + 1, found: moved.version });
  noted(file, { key, moved });
  acknowledged();
  return moved;
}

export function noted(file, { key, moved: { act: move, version, state, at, reference } }) {
  Object.assign(file, { version, reference });
  file.log.push({ key, move, version, state, at });
}

/** Somebody who finds that the dossier has changed looks at it again, and asks anew. */
export async function actAnew(file, what, told) {
  for (;;) {
    await seen(file, what.by, told.room);
    const moved = await act(file, what, told).catch((error) => (error.code === 'dossier-changed' ? undefined : Promise.reject(error)));
    if (moved) return moved;
  }
}

/** As it stands now, to whoever looks. */
export async function seen(file, by, room) {
  const view = await asks(room, by, (api) => api.get(`/dossiers/${file.id}`), { mayBeLate: true });
  file.version = view.status.version;
  return view;
}
