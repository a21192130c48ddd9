import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../actor.ts';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { sightOf } from './confidential.ts';
import { aConfidentialDossier, aConsultingDossier, aDossier, anOfferedDossier, aResult, inspectors, neighbourAgency, neighbours, people } from './a-dossier.ts';
import { draftApology } from './apologising.ts';
import { stateOfConsultation } from './consultation.ts';
import { acknowledgeConsultation, answerConsultation, consultAgency, declineConsultation, recallConsultation } from './consulting.ts';
import { reckoned } from './course.ts';
import type { Dossier } from './dossier.ts';
import { approveDossier, attachResult, claimDossier, passOn, sendBack } from './handling.ts';
import { permissions } from './permission.ts';
import { publicStatus } from './public-status.ts';
import { reassignDossier } from './reassigning.ts';
import { ConsultationOver, IllegalMove, MoveIncomplete, NotUndone, NotYourStep } from './refusals.ts';
import { actingOn, permissionsOf, standIns } from './standing-in.ts';
import { pendingTransfer, stateOfTransfer } from './transfer.ts';
import { acceptTransfer, declineTransfer, recallTransfer, transferDossier } from './transferring.ts';
import { standing, undoDossier, undoRefusal } from './undo.ts';

const calendar = aCalendar();
const at = clock('2026-11-24 10:00');
const reason = 'Đồng nghiệp nghỉ phép';
const { specialist, head, leader, receptionist } = people;
const { neighbour } = neighbours;
const colleague: Actor = { ...specialist, id: 'specialist-tam' };
const held = claimDossier(aDossier('in-processing'), { by: specialist, at: clock('2026-11-24 08:00') });

describe('a dossier that is given to a colleague', () => {
  it('is theirs, with the reason, and who was given it stands in the history', () => {
    for (const by of [specialist, head, leader]) {
      const given = reassignDossier(held, { by, at, to: colleague, reason });
      expect(given).toMatchObject({ assignee: colleague.id, version: held.version + 1, stepDueAt: held.stepDueAt });
      expect(given.history.at(-1)).toEqual({ move: 'reassign', at, by: by.id, from: 'in-processing', to: 'in-processing', step: 'appraisal', assignee: colleague.id, note: reason });
      // A head who says whose it is has not taken it.
      expect(given.tracks).toEqual(held.tracks);
    }
  });

  it.each([
    ['of another role', head],
    ['of another agency', neighbour],
    ['who holds it already', specialist],
    ['who is a citizen', people.citizen],
  ])('does not go to somebody %s', (_, to) => {
    expect(() => reassignDossier(held, { by: head, at, to, reason })).toThrow(MoveIncomplete);
  });

  it('is given away by nobody else, not without a reason, and never when it is confidential', () => {
    for (const by of [colleague, receptionist, neighbour, { ...head, agency: neighbour.agency }]) expect(() => reassignDossier(held, { by, at, to: colleague, reason })).toThrow(NotYourStep);
    expect(() => reassignDossier(held, { by: head, at, to: colleague, reason: ' ' })).toThrow(MoveIncomplete);
    expect(() => reassignDossier(aConfidentialDossier(), { by: inspectors.headInspector, at, to: inspectors.inspector, reason })).toThrow(IllegalMove);
  });
});

describe('a substitute', () => {
  const today = plainDate('2026-11-24');
  const days = { from: plainDate('2026-11-23'), to: plainDate('2026-11-25') };
  const person = ({ id }: Actor) => ({ id, name: id });
  const given = (changes: object = {}) => ({
    agency: held.agency.code,
    delegations: [{ id: 'd', giver: person(specialist), substitute: person(receptionist), ...days, scope: { roles: ['specialist'] }, reason: 'Nghỉ phép', givenBy: person(specialist), givenAt: at, ...changes }],
  });
  const forBao = (dossier: Dossier, roster = given(), on = today) => standIns(dossier, receptionist, roster, on)[0];

  it('acts in the name of who is away: the dossier stays theirs, the books say who did it', () => {
    const by = forBao(held)!;
    const drafted = attachResult(held, { by, at, document: aResult });
    expect(drafted).toMatchObject({ assignee: specialist.id, result: { attachedBy: receptionist.id } });
    const passed = passOn(drafted, { by, at }, calendar);
    expect(passed.history.at(-1)).toMatchObject({ move: 'pass-on', by: receptionist.id, actingFor: specialist.id });
    expect(passed.tracks.at(-1)).toMatchObject({ givenBy: receptionist.id, givenFor: specialist.id });
    // Sent back it comes to whose work it is, not to who did it for some days.
    expect(sendBack(passed, { by: head, at, to: 'appraisal', reason }, calendar).assignee).toBe(specialist.id);
  });

  it('who takes what nobody holds takes it for who is away', () => {
    const taken = claimDossier(aDossier('in-processing'), { by: forBao(aDossier('in-processing'))!, at });
    expect(taken).toMatchObject({ assignee: specialist.id });
    expect(taken.tracks.at(-1)).toMatchObject({ takenBy: receptionist.id, takenFor: specialist.id });
  });

  it('who signs for a leader is named with them', () => {
    const dossier = aDossier('approval');
    const by: Actor = { ...head, actingFor: { id: leader.id, roles: leader.roles } };
    expect(approveDossier(dossier, { by, at: clock('2026-11-26 09:00') }, calendar).result).toMatchObject({ approvedBy: head.id, approvedFor: leader.id });
  });

  it.each([
    ['before it begins', given(), plainDate('2026-11-22')],
    ['after it has ended', given(), plainDate('2026-11-26')],
    ['once it was revoked', given({ revokedAt: at }), today],
    ['for another procedure', given({ scope: { roles: ['specialist'], procedures: ['something-else'] } }), today],
    ['of another agency', { ...given(), agency: '000.12.22.H29' }, today],
  ])('is none %s', (_, roster, on) => {
    expect(forBao(held, roster, on)).toBeUndefined();
  });

  it('of another role may nothing at this step', () => {
    const heads = standIns(held, receptionist, given({ giver: person(head), scope: { roles: ['head'] } }), today);
    expect(actingOn(held, 'pass-on', receptionist, heads).actingFor).toBeUndefined();
  });

  it('of a leader decides about a letter of apology whatever step the dossier is at', () => {
    const late = clock('2026-12-08 09:00');
    const dossier = draftApology(held, { by: specialist, at: late, reason, until: plainDate('2026-12-18') }, calendar);
    const roster = given({ giver: person(leader), substitute: person(head), from: plainDate('2026-12-07'), to: plainDate('2026-12-09'), scope: { roles: ['leader'] } });
    expect(actingOn(dossier, 'approve-apology', head, standIns(dossier, head, roster, plainDate('2026-12-08'))).actingFor?.id).toBe(leader.id);
  });

  it('may what the other may, and on nobody else’s dossiers', () => {
    expect(permissionsOf(held, receptionist, standIns(held, receptionist, given(), today)).find(({ move }) => move === 'pass-on')).toEqual({ move: 'pass-on', allowed: true, actingFor: specialist.id });
    const others = claimDossier(aDossier('in-processing'), { by: colleague, at });
    expect(actingOn(others, 'pass-on', receptionist, standIns(others, receptionist, given(), today)).actingFor).toBeUndefined();
    expect(() => passOn(others, { by: forBao(others)!, at }, calendar)).toThrow(NotYourStep);
  });

  it('acts by their own right where they have it', () => {
    const fresh = aDossier('submitted');
    expect(actingOn(fresh, 'receive', receptionist, standIns(fresh, receptionist, given({ scope: { roles: ['receptionist', 'specialist'] } }), today)).actingFor).toBeUndefined();
  });

  it('is none of an inspector: a confidential dossier is read by the one who holds it', () => {
    const dossier = claimDossier(aConfidentialDossier(), { by: inspectors.inspector, at });
    const roster = given({ giver: person(inspectors.inspector), substitute: person(inspectors.secondInspector), scope: { roles: ['inspector'] } });
    expect(standIns(dossier, inspectors.secondInspector, roster, today)).toEqual([]);
  });
});

describe('a question to another agency', () => {
  const asked = aConsultingDossier();
  const only = ({ consultations }: Dossier) => consultations[0]!;
  const id = only(asked).id;

  it('has a term of its own, and leaves the dossier’s as it is', () => {
    expect(only(asked)).toMatchObject({ to: neighbourAgency, askedBy: specialist.id, dueAt: clock('2026-11-27 17:00') });
    const before = aDossier('in-processing');
    expect([asked.dueAt, asked.state, asked.stepId, asked.suspensions]).toEqual([before.dueAt, before.state, before.stepId, before.suspensions]);
  });

  it('is acknowledged once, answered once, and the answer takes it in hand by itself', () => {
    const received = acknowledgeConsultation(asked, { by: neighbour, at, id });
    expect(stateOfConsultation(only(received))).toBe('received');
    expect(() => acknowledgeConsultation(received, { by: neighbour, at, id })).toThrow(ConsultationOver);
    const answered = answerConsultation(asked, { by: neighbour, at, id, answer: 'Không vướng', document: aResult });
    expect(only(answered)).toMatchObject({ receivedBy: neighbour.id, answeredBy: neighbour.id, answer: 'Không vướng', document: aResult });
    expect(() => declineConsultation(answered, { by: neighbour, at, id, reason })).toThrow(IllegalMove);
  });

  it('is declined with a reason, or recalled by who asked', () => {
    const declined = declineConsultation(asked, { by: neighbour, at, id, reason: 'Không thuộc địa bàn' });
    expect(stateOfConsultation(only(declined))).toBe('declined');
    expect(declined.history.at(-1)).toMatchObject({ agency: neighbourAgency, note: 'Không thuộc địa bàn' });
    expect(() => declineConsultation(asked, { by: neighbour, at, id, reason: '' })).toThrow(MoveIncomplete);
    expect(stateOfConsultation(only(recallConsultation(asked, { by: specialist, at, id })))).toBe('recalled');
  });

  it('is nobody’s to answer but the asked agency’s, however many are asked', () => {
    const third = { ...neighbour, id: 'specialist-vinh', agency: '000.12.03.H29' };
    const twice = consultAgency(asked, { by: specialist, at, id: 'question-2', to: { code: third.agency, name: neighbourAgency.name }, question: 'Còn Sở thì sao?', papers: [], days: 5 }, calendar);
    expect(() => answerConsultation(twice, { by: third, at, id, answer: 'Không phải của tôi' })).toThrow(ConsultationOver);
    expect(answerConsultation(twice, { by: third, at, id: 'question-2', answer: 'Không vướng' }).consultations.map(stateOfConsultation)).toEqual(['sent', 'answered']);
    expect(sightOf(asked, neighbour)).toBe('nothing');
  });

  it('falls when the dossier is decided or ends', () => {
    const by = specialist;
    const decided = approveDossier({ ...aDossier('approval'), consultations: asked.consultations }, { by: leader, at: clock('2026-11-26 09:00') }, calendar);
    expect(stateOfConsultation(only(decided))).toBe('recalled');
    expect(() => consultAgency(aDossier('completed'), { by, at, id: 'x', to: neighbourAgency, question: 'Gì?', papers: [], days: 1 }, calendar)).toThrow(IllegalMove);
  });

  it.each([0, 61, 1.5])('cannot have %d days', (days) => {
    expect(() => consultAgency(held, { by: specialist, at, id: 'x', to: neighbourAgency, question: 'Gì?', papers: [], days }, calendar)).toThrow(MoveIncomplete);
  });

  it('does not go to one’s own agency, and never of a confidential dossier', () => {
    expect(() => consultAgency(held, { by: specialist, at, id: 'x', to: held.agency, question: 'Gì?', papers: [], days: 3 }, calendar)).toThrow(MoveIncomplete);
    expect(permissions(aConfidentialDossier(), inspectors.inspector).map(({ move }) => move)).not.toContain('consult');
  });
});

describe('a dossier on its way to another agency', () => {
  const offered = anOfferedDossier(held);

  it('is worked on by nobody until the other side has answered, and shown to both', () => {
    for (const by of [specialist, head, leader, neighbour]) expect(() => passOn(offered, { by, at }, calendar)).toThrow(IllegalMove);
    expect([sightOf(offered, specialist), sightOf(offered, neighbour)]).toEqual(['content', 'content']);
    expect(publicStatus(offered)).toMatchObject({ agency: { code: held.agency.code }, offeredTo: neighbourAgency });
  });

  it('that is refused is again exactly where it was, with who had it', () => {
    const back = declineTransfer(offered, { by: neighbour, at, reason: 'Cũng không thuộc Quận 1' });
    expect(pendingTransfer(back)).toBeUndefined();
    for (const field of ['state', 'stepId', 'assignee', 'agency', 'dueAt', 'stepDueAt', 'tracks'] as const) expect(back[field]).toEqual(held[field]);
    expect(stateOfTransfer(back.transfers[0]!)).toBe('refused');
    expect(passOn(back, { by: specialist, at }, calendar).stepId).toBe('review');
    expect(sightOf(back, neighbour)).toBe('nothing');
  });

  it('that is recalled likewise; and it can be offered once more', () => {
    const back = recallTransfer(offered, { by: specialist, at });
    expect(transferDossier(back, { by: specialist, at, to: neighbourAgency, reason }).transfers.map(stateOfTransfer)).toEqual(['recalled', 'offered']);
  });

  it('that is accepted is theirs at the same step, with its code and term; the first agency may still read it', () => {
    const theirs = acceptTransfer(offered, { by: neighbour, at }, calendar);
    expect(theirs).toMatchObject({ agency: neighbourAgency, reference: held.reference, state: 'in-processing', stepId: 'appraisal', assignee: neighbour.id, dueAt: held.dueAt });
    expect(reckoned(theirs, calendar)).toEqual(theirs);
    expect(publicStatus(theirs).agency.code).toBe(neighbourAgency.code);
    expect(publicStatus(theirs)).not.toHaveProperty('offeredTo');
    expect(() => passOn(theirs, { by: specialist, at }, calendar)).toThrow(NotYourStep);
    expect(sightOf(theirs, specialist)).toBe('content');
    expect(theirs.history.map(({ move }) => move).slice(-2)).toEqual(['transfer', 'accept-transfer']);
  });

  it('tells its citizen between whom it went and when, and neither why nor what was taken back unanswered', () => {
    const theirs = acceptTransfer(offered, { by: neighbour, at }, calendar);
    const refused = declineTransfer(offered, { by: neighbour, at, reason: 'Cũng không thuộc Quận 1' });
    const [from, to] = [{ code: held.agency.code, name: held.agency.name }, { code: neighbourAgency.code, name: neighbourAgency.name }];
    expect(publicStatus(theirs).handOvers).toEqual([{ from, to, at, outcome: 'taken' }]);
    expect(publicStatus(refused).handOvers).toEqual([{ from, to, at, outcome: 'refused' }]);
    for (const silent of [held, offered, recallTransfer(offered, { by: specialist, at })]) expect(publicStatus(silent)).not.toHaveProperty('handOvers');
  });

  it('is not sent back to who had it at the agency before', () => {
    const theirs = acceptTransfer(offered, { by: neighbour, at }, calendar);
    expect(sendBack(theirs, { by: neighbour, at, to: 'reception', reason: 'Thiếu giấy tờ' }, calendar)).toMatchObject({ stepId: 'reception', assignee: null });
  });

  it('goes by whoever took it in only where they do that step', () => {
    expect(acceptTransfer(offered, { by: { ...neighbour, roles: ['receptionist'] }, at }, calendar).assignee).toBeNull();
  });
});

describe('the last move', () => {
  const rules = { minutes: 30 };
  const passed = passOn(held, { by: specialist, at, note: 'Đủ điều kiện' }, calendar);

  it('is taken back by who made it, and both lines stay in the history', () => {
    const back = undoDossier(passed, { by: specialist, at: clock('2026-11-24 10:30') }, rules, calendar);
    expect(back).toMatchObject({ stepId: 'appraisal', assignee: specialist.id, version: passed.version + 1, stepDueAt: held.stepDueAt });
    expect(back.history.slice(-2).map(({ move }) => move)).toEqual(['pass-on', 'undone']);
    expect(standing(back.history)).toEqual(held.history);
  });

  it('of a first result leaves no result behind', () => {
    const back = undoDossier(attachResult(held, { by: specialist, at, document: aResult }), { by: specialist, at }, rules, calendar);
    expect(back).not.toHaveProperty('result');
  });

  const refused = (dossier: Dossier, by: Actor, when = at, more = {}) => undoRefusal(dossier, by, when, { ...rules, ...more })?.params['because'];
  it.each([
    ['somebody else made it', refused(passed, head), 'other'],
    ['too much time has gone by', refused(passed, specialist, clock('2026-11-24 10:31')), 'late'],
    ['the next in line has it open', refused(passed, specialist, at, { openedBy: head.id }), 'opened'],
    ['the next in line has taken it', refused(claimDossier(passed, { by: head, at }), specialist), 'other'],
    ['the citizen was told', refused(aDossier('received'), receptionist, clock('2026-11-23 14:21')), 'never'],
    ['it was a decision', refused(aDossier('completed'), leader, clock('2026-11-26 09:01')), 'never'],
    ['it was taken back already', refused(undoDossier(passed, { by: specialist, at }, rules, calendar), specialist), 'never'],
    ['the dossier is confidential', refused(claimDossier(aConfidentialDossier(), { by: inspectors.inspector, at }), inspectors.inspector), 'never'],
  ])('stays when %s', (_, because, expected) => {
    expect(because).toBe(expected);
    expect(refused(passed, specialist, at, { openedBy: specialist.id })).toBeUndefined();
  });

  it('is not taken back twice', () => {
    const back = undoDossier(passed, { by: specialist, at }, rules, calendar);
    expect(() => undoDossier(back, { by: specialist, at }, rules, calendar)).toThrow(NotUndone);
  });
});
