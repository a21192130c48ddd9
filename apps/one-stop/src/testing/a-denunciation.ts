import type { DossierPage } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { aDenunciation, anAttachment, aSubmission, people } from './a-city.ts';
import type { Request, RunningOneStop } from './a-running-one-stop.ts';

/** Who stands before a confidential dossier that two inspectors have held, one after the other. */
export const onlookers = {
  owner: people.citizen,
  stranger: people.stranger,
  receptionist: people.receptionist,
  specialist: people.specialist,
  head: people.head,
  leader: people.leader,
  another: people.thirdInspector,
  former: people.inspector,
  holder: people.secondInspector,
  headInspector: people.headInspector,
  elsewhere: people.inspectorElsewhere,
  service: { id: 'portal', kind: 'service', roles: [] },
} as const satisfies Record<string, Actor>;
export type Who = keyof typeof onlookers;

/** Everything by which somebody could know who denounced, or what: name, phone, identity number, answers, files, what the office wrote. */
export const secrets = /Hạnh|0903512789|079180001234|Bánh mì|Đinh Tiên Hoàng|chứng cứ|Nộp thiếu ngày giờ|Kết luận/;
/** What would say that somebody denounced somebody. */
export const kind = /tố cáo|denunciation|thanh tra:|inspection:/i;

const { procedure: _, ...ordinary } = aSubmission();
export const evidence = anAttachment('5d1c6f0a-3f7b-4d55-9a55-0d6a0c0f4a11', 'chứng cứ nhận tiền.pdf');

/** What was submitted; the owner waits for an inspector. */
export function submitDenunciation(oneStop: RunningOneStop) {
  const { id, reference, lookupNumber } = aSubmission();
  const { id: procedureId, version, name } = aDenunciation;
  return oneStop.submitted({ ...ordinary, id, reference, lookupNumber, procedure: { id: procedureId, version, name }, papers: { drawing: [evidence.id] }, attachments: [evidence] });
}

/** At its second step, with a receipt that was given out and a result that was drawn up; given from one inspector to another on the way. */
export async function aDenunciationInHands(oneStop: RunningOneStop) {
  const submission = await submitDenunciation(oneStop);
  const { desk } = oneStop;
  await move(oneStop, people.inspector, submission.id, 'claim', { version: 1 });
  await desk.move(people.inspector, submission.id, 'receive');
  await desk.move(people.inspector, submission.id, 'pass-on');
  await desk.attach(people.inspector, submission.id, { name: 'Kết luận.pdf' });
  await move(oneStop, people.headInspector, submission.id, 'assign', { version: 5, body: { to: people.secondInspector.id, reason: 'Đồng nghiệp nghỉ phép' } });
  return submission;
}

/** A move of somebody who may not look into the dossier before. */
export async function move(oneStop: RunningOneStop, by: Actor, id: string, act: string, request: Request & { version: number }) {
  return oneStop.desk.try(by, id, act, request);
}

export async function found(oneStop: RunningOneStop, by: Actor, q: string) {
  const answer = await oneStop.desk.ask(by, { method: 'POST', url: '/v1/dossiers/search', payload: { q } });
  return answer.json<DossierPage>().rows;
}
