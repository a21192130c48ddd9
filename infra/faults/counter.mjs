import { randomUUID } from 'node:crypto';
import { papersFor } from '@motcua/forms/check-papers';
import { expect } from '../demo/off.mjs';
import { inLanes } from '../simulate/lanes.mjs';
import { act, answersTo, asks, fileOf, kindAt, lanes } from './acts.mjs';
import { historiesHold } from './histories.mjs';
import { lettersAgree } from './letters.mjs';

const receptionist = 'p13.tiepnhan';
const ward = '000.30.35.H29';

/** People who come in person: from the blank form to the slip in their hands. */
export const counter = {
  name: 'counter',
  victims: ['one-stop', 'eforms', 'gateway', 'notify', 'kafka', 'postgres', 'ferretdb'],
  kills: 3,
  size: ({ dossiers }) => dossiers,

  async begin(room, count) {
    const kind = kindAt(room, 'certified-copy', ward);
    const people = Array.from({ length: count }, () => answersTo(kind, room));
    const files = [];
    await room.mailbox.empty();
    return {
      expected: count * requests,
      work: (told) => inLanes(people, lanes, async (person) => void files.push(await receivedAtCounter(person, kind, told))),
      async counted() {
        await eachOnce(room, files);
        await papersOnce(room, files);
        const letters = await lettersAgree(room, files, { submitted: 1, received: 1 });
        return `${files.length} people, each with one dossier, one code and one Mẫu 01; ${letters}; ${await historiesHold(room, files)}`;
      },
    };
  },
};

const requests = 6;

async function receivedAtCounter({ answers, email, procedure }, kind, told) {
  const { room, acknowledged } = told;
  const once = { 'idempotency-key': randomUUID() };
  const draft = await asks(room, receptionist, (api) => api.post('/counter-drafts', { procedureId: procedure.id }, once), { mayBeLate: true });
  acknowledged();
  await saved(draft, { answers, onPaper: onPaper(kind, answers) }, told);
  acknowledged();
  const receipt = await asks(room, receptionist, (api) => api.post(`/counter-drafts/${draft.id}/submit`, {}, once));
  acknowledged();
  const file = { ...fileOf(receipt), draft: draft.id, email };
  const opened = await asks(room, receptionist, (api) => api.post(`/counter/dossiers/${file.id}/open`, {}, once));
  expect(opened.reference === receipt.reference, 'given-twice', { field: 'reference', value: opened.reference });
  acknowledged();
  await act(file, { by: receptionist, path: 'receive' }, told);
  const slip = await asks(room, receptionist, (api) => api.file(`/dossiers/${file.id}/papers/receipt.pdf`));
  expect(slip.subarray(0, 5).toString() === '%PDF-', 'no-slip', { reference: file.reference });
  acknowledged();
  return file;
}

/** Who finds that the form has changed looks whether that was their own request, whose answer got lost. */
async function saved(draft, change, { room }) {
  const wishes = { language: 'vi', notify: 'email', result: 'counter' };
  const send = (api) => api.patch(`/counter-drafts/${draft.id}`, { ...change, wishes }, { 'if-match': `"${draft.version}"` });
  await asks(room, receptionist, send).catch(async (error) => {
    if (error.status !== 409 && error.status !== 412) throw error;
    const now = await asks(room, receptionist, (api) => api.get(`/counter-drafts/${draft.id}`));
    expect(now.version === draft.version + 1 && now.counter.wishes.notify === wishes.notify, 'draft', { id: draft.id, found: now.version });
  });
}

const onPaper = ({ form }, answers) => Object.fromEntries(papersFor(form, answers).filter(({ optional }) => !optional).map(({ id }) => [id, { form: 'original', copies: 1 }]));

/** One submission of each draft, one dossier of each submission, no code twice. */
async function eachOnce({ books }, files) {
  const submissions = await books.submissionsOfDrafts(files.map(({ draft }) => draft));
  expect(submissions.length === files.length, 'count', { where: 'eforms, of these drafts', found: submissions.length, expected: files.length });
  const known = new Map(files.map(({ id, reference }) => [id, reference]));
  for (const { _id, reference } of submissions) expect(known.get(_id) === reference, 'not-acknowledged', { where: 'eforms', reference });
  const dossiers = await books.dossiers();
  const ours = dossiers.filter(({ _id }) => known.has(_id));
  expect(ours.length === files.length, 'count', { where: 'one-stop', found: ours.length, expected: files.length });
  expect(new Set(dossiers.map(({ reference }) => reference)).size === dossiers.length, 'given-twice', { field: 'reference', value: 'of some dossier' });
}

async function papersOnce({ books }, files) {
  for (const { reference, issued } of await books.dossiersOf(files.map(({ id }) => id))) {
    const slips = issued.filter(({ kind }) => kind === 'receipt').length;
    expect(slips === 1, 'slips', { reference, found: slips });
  }
}
