import { createHash } from 'node:crypto';
import { momentInWords } from '@motcua/papers/wording';
import { postOf } from './city.mjs';
import { deskOf, findInQueue } from './desk.mjs';
import { eventually } from './eventually.mjs';
import { aPdf } from './made-files.mjs';
import { expect } from './off.mjs';
import { expectOnPaper } from './paper-text.mjs';

/** From reception to the result in the citizen's hands, along the procedure's own steps. */
export async function handleDossier(story) {
  await receive(story);
  await finish(story);
}

export async function finish(story) {
  await workThrough(story);
  await giveBack(story);
}

/** The dossier is on the receptionist's desk; a confidential one waits, shut, for the inspector who claims it. */
export async function findInList({ teller, dossier, officials, desks, procedure, applicant, lookUp }) {
  const { role } = procedure.steps[0];
  const row = await teller.step(procedure.confidential ? 'finds-shut' : 'finds-in-list', async () => {
    const found = await eventually(async () => {
      const listed = await findInQueue(desks[role], 'to-receive', dossier.id);
      expect(listed, 'not-in-queue', { queue: 'to-receive', reference: dossier.reference });
      return listed;
    });
    const shown = procedure.confidential ? undefined : applicant;
    expect(found.reference === dossier.reference && found.applicant === shown, 'row', { reference: found.reference, applicant: found.applicant });
    return found;
  }, { name: officials[role].name });
  if (procedure.confidential) await claimUnread({ teller, dossier, officials, desks, lookUp }, role, row);
}

const claimUnread = ({ teller, dossier, officials, desks, lookUp }, role, row) =>
  teller.step('claims', async () => {
    const moved = await deskOf(desks[role], dossier.id).claimUnread(row);
    await lookUp.shows(dossier, { state: 'submitted', version: moved.version });
  }, { name: officials[role].name });

export async function receive(story) {
  const { teller, dossier, officials, desks, procedure, applicant, circumstances, lookUp } = story;
  const { role } = procedure.steps[0];
  await teller.step('receives', async () => {
    const moved = await deskOf(desks[role], dossier.id).move('receive');
    const { dueAt } = await lookUp.shows(dossier, { state: 'received', version: moved.version });
    story.due = momentInWords(dueAt, circumstances.utcOffsetMinutes);
    return { due: spoken(dueAt, teller.lang, circumstances), status: teller.say('status.received') };
  }, { name: officials[role].name });
  await teller.step('reads-appointment', async () => expectOnPaper(await deskOf(story.citizen.api, dossier.id).paper('receipt'), 'Mẫu 01', { code: dossier.reference, applicant, procedure: procedure.name.vi, appointment: story.due }));
  await story.post.arrives(story, { paper: true });
}

/** Each step's official does what the dossier lets them do: whoever may first, after reception, draws up the result, the last one decides. */
async function workThrough(story) {
  const { procedure, desks, dossier, officials } = story;
  for (let hands = 0; hands < 20; hands += 1) {
    const step = await stepOf(story);
    const desk = deskOf(desks[postOf(officials, step)], dossier.id);
    const { result } = await desk.view();
    const may = await desk.may();
    // An agency that is asked on the way confirms something; the result is drawn up by the one that decides.
    const drawsUp = step.id !== procedure.steps[0].id && postOf(officials, step) === step.role;
    if (may.has('attach-result') && !result && drawsUp) await drawUp(story, step, desk);
    if ((await desk.may()).has('approve')) return approve(story, step, desk);
    await passOn(story, step, desk);
  }
}

/** Where the dossier is, as reception sees it. */
async function stepOf({ procedure, desks, dossier }) {
  const { steps } = await deskOf(desks[procedure.steps[0].role], dossier.id).view();
  return steps.find(({ state }) => state === 'current');
}

async function drawUp(story, step, desk) {
  const { teller, officials, dossier, procedure, applicant, agency, lookUp } = story;
  await teller.step('claims', async () => {
    const moved = await desk.move('claim');
    await lookUp.shows(dossier, { state: 'in-processing', version: moved.version });
  }, { name: officials[postOf(officials, step)].name });
  await teller.step('draws-up-result', async () => {
    const content = await aPdf([procedure.result.vi, dossier.reference, applicant, agency.name.vi]);
    const moved = await desk.attachResult({ name: 'ket-qua.pdf', type: 'application/pdf', content });
    await lookUp.shows(dossier, { state: moved.state, version: moved.version });
    story.result = fingerprint(content);
  }, { name: officials[postOf(officials, step)].name, result: procedure.result[teller.lang] });
}

/** What the step asks for, as it would be put down in an ordinary case, and the first way that is open. */
function onward({ process }) {
  const workings = Object.fromEntries(process.inputs.filter(({ optional }) => !optional).map((input) => [input.id, ordinary[input.type](input)]));
  const ways = process.ways.filter(({ decision }) => !decision);
  const open = ways.filter(({ open }) => open);
  return { ...(process.inputs.length > 0 ? { workings } : {}), ...(ways.length > 1 && open.length > 0 ? { to: open[0].to } : {}) };
}

const ordinary = {
  choice: ({ choices }) => choices[0].value,
  number: ({ min = 1 }) => min,
  date: () => new Date().toISOString().slice(0, 10),
  text: ({ label }) => label.vi,
};

const passOn = ({ teller, officials, dossier, lookUp, ...story }, step, desk) =>
  teller.step('passes-on', async () => {
    const moved = await desk.move('pass-on', { note: teller.say('note'), ...onward(await desk.view()) });
    await lookUp.shows(dossier, { state: 'in-processing', version: moved.version });
    const next = await stepOf({ ...story, dossier });
    return { next: next.name[teller.lang], status: teller.say('status.in-processing') };
  }, { name: officials[postOf(officials, step)].name });

async function approve(story, step, desk) {
  const { teller, officials, dossier, lookUp, citizen } = story;
  await teller.step('approves', async () => {
    const moved = await desk.move('approve');
    await lookUp.shows(dossier, { state: 'completed', version: moved.version });
    return { status: teller.say('status.completed') };
  }, { name: officials[postOf(officials, step)].name });
  await story.post.arrives(story);
  await teller.step('reads-result', async () => expect(fingerprint(await deskOf(citizen.api, dossier.id).result()) === story.result, 'other-result', { reference: dossier.reference }), { name: story.person.name });
}

async function giveBack(story) {
  const { teller, officials, desks, dossier, lookUp, applicant } = story;
  const step = await stepOf(story);
  await teller.step('returns', async () => {
    const moved = await deskOf(desks[postOf(officials, step)], dossier.id).move('return', { collector: applicant, channel: 'counter' });
    await lookUp.shows(dossier, { state: 'returned', version: moved.version });
    return { status: teller.say('status.returned') };
  }, { name: officials[postOf(officials, step)].name, applicant });
  await story.post.arrives(story);
}

const fingerprint = (content) => createHash('sha256').update(content).digest('hex');

function spoken(instant, lang, { utcOffsetMinutes }) {
  const local = new Date(Date.parse(instant) + utcOffsetMinutes * 60_000);
  return new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' }).format(local);
}
