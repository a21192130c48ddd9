import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../actor.ts';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { aConfidentialDossier, aDossier, aResult, inspectors, people as others } from './a-dossier.ts';
import { answerSupplement, requestSupplement, withdrawDossier } from './asking.ts';
import { type Sight, sightOf } from './confidential.ts';
import type { Dossier } from './dossier.ts';
import { approveDossier, assignDossier, attachResult, claimDossier, passOn, sendBack } from './handling.ts';
import { permissions } from './permission.ts';
import { publicStatus } from './public-status.ts';
import { receiveDossier } from './reception.ts';
import { IllegalMove, MoveIncomplete, NotYourStep } from './refusals.ts';
import { returnResult } from './returning.ts';
import { dossierStates } from './state.ts';

const calendar = aCalendar();
const at = clock('2026-11-24 09:00');
const reason = 'Đang nghỉ phép';
const people = { ...others, ...inspectors };
const everyone = {
  ...people,
  inspectorElsewhere: { ...people.inspector, agency: '000.12.36.H29' },
  headElsewhere: { ...people.headInspector, agency: '000.12.36.H29' },
  /** Has every role of the house but the one that counts. */
  boss: { ...people.leader, id: 'leader-boss', roles: ['receptionist', 'specialist', 'head', 'leader', 'catalogue-admin'] },
  /** Once was the inspector, works as something else now. */
  moved: { ...people.inspector, roles: ['specialist'] },
  posing: { id: people.citizen.id, kind: 'service', roles: [] },
} satisfies Record<string, Actor>;
type Who = keyof typeof everyone;

const waiting = aConfidentialDossier();
const claimed = claimDossier(waiting, { by: people.inspector, at });
const reassigned = assignDossier(claimed, { by: people.headInspector, at, to: people.secondInspector, reason });
const nothing = (...who: Who[]) => Object.fromEntries(who.map((one) => [one, 'nothing' as const]));

const neverAnyone = nothing('stranger', 'receptionist', 'specialist', 'head', 'leader', 'boss', 'moved', 'payments', 'posing', 'inspectorElsewhere', 'headElsewhere');

/** Who sees what, written out by hand. */
const sights: readonly [string, Dossier, Record<string, Sight>][] = [
  ['waits', waiting, { ...neverAnyone, citizen: 'content', inspector: 'cover', secondInspector: 'cover', headInspector: 'cover' }],
  ['was claimed', claimed, { ...neverAnyone, citizen: 'content', inspector: 'content', secondInspector: 'nothing', headInspector: 'cover' }],
  ['was given to another', reassigned, { ...neverAnyone, citizen: 'content', inspector: 'nothing', secondInspector: 'content', headInspector: 'cover' }],
];

describe('a confidential dossier', () => {
  it.each(sights)('that %s is seen by its owner and its inspector alone', (_, dossier, expected) => {
    expect(Object.fromEntries(Object.entries(everyone).map(([who, actor]) => [who, sightOf(dossier, actor)]))).toEqual(expected);
  });

  it('is claimed while it waits, and taken over by nobody', () => {
    expect(claimed).toMatchObject({ assignee: people.inspector.id, version: 2 });
    for (const by of [people.secondInspector, people.headInspector]) expect(() => claimDossier(claimed, { by, at, reason })).toThrow(NotYourStep);
    for (const by of [people.receptionist, people.leader, everyone.boss, everyone.inspectorElsewhere]) expect(() => claimDossier(waiting, { by, at })).toThrow(NotYourStep);
  });

  it('is worked on by nobody who has not claimed it before', () => {
    expect(() => receiveDossier(waiting, { by: people.inspector, at }, calendar)).toThrow(NotYourStep);
    expect(receiveDossier(claimed, { by: people.inspector, at }, calendar).state).toBe('received');
  });

  it('is given to an inspector by their head, with a reason, and that stands in its history', () => {
    expect(reassigned.history.at(-1)).toEqual({ move: 'assign', at, by: people.headInspector.id, from: 'submitted', to: 'submitted', step: 'reception', assignee: people.secondInspector.id, note: reason });
    expect(assignDossier(waiting, { by: people.headInspector, at, to: people.inspector, reason }).assignee).toBe(people.inspector.id);
  });

  it.each([
    ['one of another agency', everyone.inspectorElsewhere],
    ['one who is no inspector', people.specialist],
    ['one of another role now', everyone.moved],
    ['oneself', people.headInspector],
    ['who has it already', people.inspector],
  ])('is not given to %s', (_, to) => {
    expect(() => assignDossier(claimed, { by: people.headInspector, at, to, reason })).toThrow(MoveIncomplete);
  });

  it('is given away by nobody else, and not without a word', () => {
    for (const by of [people.inspector, people.secondInspector, people.head, people.leader, everyone.boss, everyone.headElsewhere]) {
      expect(() => assignDossier(claimed, { by, at, to: people.secondInspector, reason })).toThrow(NotYourStep);
    }
    expect(() => assignDossier(claimed, { by: people.headInspector, at, to: people.secondInspector, reason: ' ' })).toThrow(MoveIncomplete);
  });

  it('stays with its inspector from step to step, to the end', () => {
    const by = people.inspector;
    const received = receiveDossier(claimed, { by, at }, calendar);
    const passed = passOn(received, { by, at }, calendar);
    expect(passed).toMatchObject({ stepId: 'appraisal', assignee: by.id });
    expect(sendBack(passed, { by, at, to: 'reception', reason }, calendar).assignee).toBe(by.id);
    expect(() => passOn(received, { by, at, assignee: people.secondInspector.id }, calendar)).toThrow(MoveIncomplete);
    const decided = approveDossier(attachResult(passOn(passOn(passed, { by, at }, calendar), { by, at }, calendar), { by, at, document: aResult }), { by, at }, calendar);
    expect(decided).toMatchObject({ state: 'completed', assignee: by.id });
    const returned = returnResult(decided, { by, at, collector: 'Nguyễn Thị Minh Hạnh', channel: 'counter' });
    expect(Object.values(everyone).filter((actor) => sightOf(returned, actor) === 'content')).toEqual([people.citizen, people.inspector]);
  });

  it('is answered for the citizen at the counter by its inspector only', () => {
    const until = plainDate('2026-12-09');
    const asked = requestSupplement(claimed, { by: people.inspector, at, message: 'Cần thêm ngày giờ', papers: [], fields: ['content'], until }, calendar);
    expect(() => answerSupplement(asked, { by: people.secondInspector, at }, calendar)).toThrow(NotYourStep);
    expect(() => withdrawDossier(asked, { by: people.secondInspector, at, reason })).toThrow(NotYourStep);
    expect(answerSupplement(asked, { by: people.inspector, at }, calendar).state).toBe('submitted');
  });

  it('tells the public neither what it is about nor at which step', () => {
    const status = publicStatus(receiveDossier(claimed, { by: people.inspector, at }, calendar));
    expect(status).toMatchObject({ confidential: true, procedure: { id: 'confidential', name: { vi: 'Hồ sơ được bảo mật' } }, state: 'received' });
    expect(status).not.toHaveProperty('step');
    expect(JSON.stringify(status)).not.toMatch(/tố cáo|denunciation|Tiếp nhận/i);
  });
});

describe('an ordinary dossier', () => {
  it('is seen by its owner and by officials of its agency, as before', () => {
    const seen = Object.entries(everyone).filter(([, actor]) => sightOf(aDossier(), actor) === 'content').map(([who]) => who);
    expect(seen).toEqual(['citizen', 'receptionist', 'specialist', 'head', 'leader', 'inspector', 'secondInspector', 'headInspector', 'boss', 'moved']);
    expect(Object.values(everyone).some((actor) => sightOf(aDossier(), actor) === 'cover')).toBe(false);
  });

  it.each(dossierStates)('that is %s is given to nobody: that move is no part of its life', (state) => {
    const dossier = aDossier(state);
    expect(() => assignDossier(dossier, { by: people.headInspector, at, to: people.inspector, reason })).toThrow(IllegalMove);
    expect(permissions(dossier, people.headInspector).map(({ move }) => move)).not.toContain('assign');
  });
});
