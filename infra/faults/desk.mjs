import { inLanes } from '../simulate/lanes.mjs';
import { act, asks, handedIn, household, lanes } from './acts.mjs';
import { historiesHold } from './histories.mjs';
import { lettersAgree } from './letters.mjs';

const receptionist = 'bt.tiepnhan';
const specialist = 'bt.chuyenvien1';
const colleague = 'bt.chuyenvien2';
const head = 'bt.truongphong';
const leader = 'bt.lanhdao';
const elsewhere = 'q1.chuyenvien1';
const districtOne = '000.12.22.H29';

/** What happens to a dossier at the desk, one way each. */
const ways = [
  ['is worked through to the end', workedThrough],
  ['is given to a colleague, and that is taken back', reassignedAndUndone],
  ['is asked about at another agency, which answers', consulted],
  ['is asked about, and the question is taken back', recalled],
  ['is offered to another agency, which refuses', refused],
  ['is handed over to another agency', handedOver],
];

/** Moves at the desk and between agencies, by several officials at once. */
export const desk = {
  name: 'desk',
  victims: ['one-stop', 'gateway', 'identity', 'notify', 'kafka', 'postgres', 'ferretdb'],
  kills: 4,
  size: ({ dossiers }) => Math.max(dossiers, ways.length),

  async begin(room, count) {
    await room.mailbox.empty();
    const files = await handedIn(room, household(room), { owner: 'minhhanh', count });
    return {
      expected: count * 6,
      work: (told) => inLanes(files.map((file, index) => [file, ways[index % ways.length][1]]), lanes, ([file, goes]) => goesItsWay(file, goes, told)),
      async counted() {
        const lines = await historiesHold(room, files);
        return `${lines}; ${await lettersAgree(room, files, { submitted: 1, received: 1 })}`;
      },
    };
  },
};

async function goesItsWay(file, goes, told) {
  await act(file, { by: receptionist, path: 'receive' }, told);
  await act(file, { by: receptionist, path: 'pass-on' }, told);
  await act(file, { by: specialist, path: 'claim' }, told);
  await goes(file, told);
}

async function workedThrough(file, told) {
  await act(file, { by: specialist, path: 'result', content: { name: 'ket-qua.pdf', type: 'application/pdf', content: told.room.resultFile } }, told);
  await act(file, { by: specialist, path: 'pass-on' }, told);
  await act(file, { by: head, path: 'pass-on' }, told);
  await act(file, { by: leader, path: 'approve' }, told);
  await act(file, { by: receptionist, path: 'return', body: { collector: 'Nguyễn Thị Minh Hạnh', channel: 'counter' } }, told);
}

async function reassignedAndUndone(file, told) {
  const { room } = told;
  await act(file, { by: head, path: 'reassign', body: { to: await room.people.id(colleague), reason: 'Chia lại công việc trong phòng.' } }, told);
  await act(file, { by: head, path: 'undo' }, told);
  await act(file, { by: specialist, path: 'pass-on' }, told);
}

const question = { to: districtOne, question: 'Địa điểm này có vướng quy hoạch không?', days: 3 };

async function consulted(file, told) {
  await act(file, { by: specialist, path: 'consult', body: question }, told);
  const id = await questionOf(file, told);
  await act(file, { by: elsewhere, path: `consultations/${id}/acknowledge`, beside: true }, told);
  await act(file, { by: elsewhere, path: `consultations/${id}/answer`, body: { answer: 'Không vướng quy hoạch.' }, beside: true }, told);
  await act(file, { by: specialist, path: 'pass-on' }, told);
}

async function recalled(file, told) {
  await act(file, { by: specialist, path: 'consult', body: question }, told);
  await act(file, { by: specialist, path: `consultations/${await questionOf(file, told)}/recall` }, told);
  await act(file, { by: specialist, path: 'pass-on' }, told);
}

async function questionOf(file, { room }) {
  const { consultations } = await asks(room, elsewhere, (api) => api.get(`/dossiers/${file.id}/consultations`), { mayBeLate: true });
  return consultations[0].id;
}

const offer = { to: districtOne, reason: 'Địa điểm kinh doanh thuộc Quận 1.' };

async function refused(file, told) {
  await act(file, { by: specialist, path: 'transfer', body: offer }, told);
  await act(file, { by: elsewhere, path: 'decline-transfer', body: { reason: 'Địa điểm không thuộc Quận 1.' } }, told);
  await act(file, { by: specialist, path: 'pass-on' }, told);
}

async function handedOver(file, told) {
  await act(file, { by: specialist, path: 'transfer', body: offer }, told);
  await act(file, { by: elsewhere, path: 'accept-transfer' }, told);
  await act(file, { by: elsewhere, path: 'pass-on' }, told);
}
