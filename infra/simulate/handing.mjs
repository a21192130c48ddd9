import { persistently } from './persistent.mjs';

/* From hand to hand, within the house and between the steps. */

/** Whoever works at a step holds the dossier there; a confidential one stays with its inspector. */
export function atStep(file, step, { by }) {
  return { step, holder: file.confidential ? by : undefined, holders: { ...file.holders, [file.step]: by }, before: { ...file.before, [step]: file.step } };
}

/** What the step asks for, as it would be put down in an ordinary case, and one of the ways that are open. */
export async function onward(file, room, api) {
  const { id, inputs = [], next } = file.kind.procedure.steps[file.step];
  if (inputs.length === 0 && !next) return {};
  const { process } = await persistently(() => api.get(`/dossiers/${file.id}`), room.counts);
  const workings = Object.fromEntries(process.inputs.filter(({ optional }) => !optional).map((input) => [input.id, ordinary[input.type](input, room)]));
  const ways = process.ways.filter(({ decision, open }) => !decision && open);
  // Which ways are open depends on what is put down; where the page knows of none yet, there is one alone.
  const to = ways[0]?.to ?? next?.[0]?.to;
  if (to !== undefined) file.next = file.kind.procedure.steps.findIndex((step) => step.id === to);
  if (file.next === -1) throw new Error(`${id} leads to a step ${to} that there is not`);
  return { ...(inputs.length > 0 ? { workings } : {}), ...(to === undefined ? {} : { to }) };
}

const ordinary = { choice: ({ choices }) => choices[0].value, number: ({ min = 1 }) => min, date: (_, { today }) => today, text: ({ label }) => label.vi };

/** The other one at its step. */
export function colleagueOf(file) {
  return file.kind.officials[file.step].find((username) => username !== file.holder);
}

export async function givenTo(file, room) {
  return { to: await room.people.id(colleagueOf(file)), reason: 'Chia lại công việc trong phòng.' };
}

/** Where something is done about the open question. */
export const onQuestion = (what) => async (file, room) => {
  const api = await room.people.api(room.asked.username);
  const { consultations } = await persistently(() => api.get(`/dossiers/${file.id}/consultations`), room.counts);
  return `consultations/${consultations[0].id}/${what}`;
};

export function sentBackTo(file) {
  return { to: file.kind.procedure.steps[file.before[file.step]].id, reason: 'Cần thẩm định lại một nội dung trong hồ sơ.' };
}

export function sentBack(file, act) {
  const step = file.before[file.step];
  return { ...atStep(file, step, act), holder: file.confidential ? act.by : file.holders[step], before: file.before, isSentBack: true };
}
