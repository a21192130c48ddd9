import { seededRandom, whole } from '@motcua/forms/random-values';
import { persistently } from './persistent.mjs';
import { keyOf } from './keys.mjs';

const reasons = ['leave', 'sick', 'business-trip', 'training', 'other'];
/** Up to that day of a month anybody may be away; from then on the leader has given signatures to the head, and neither of them gives more away. */
const standingFrom = 16;

/**
 * Who will be away in these months, and who does their work meanwhile: one after the other, because who stands in for somebody neither is away nor has a
 * substitute. In the second half of each month the head signs for the leader half of the procedures.
 * @returns [{ at: minute at which it is written down, entry, endsAt?: minute at which they are back early }]
 */
export function leavesOf({ seed, calendar, officials, kinds }, { from, until }) {
  const random = seededRandom(seed + 2);
  const { receptionist, head, leader, specialists: [first, second] } = officials;
  const signedByHead = mostCommon(kinds);
  const all = [[first, second, 'specialist'], [leader, head, 'leader'], [receptionist, second, 'receptionist'], [second, first, 'specialist'], [head, leader, 'head']];
  const atFirst = all.filter(([person, substitute]) => person && substitute);
  const leaves = [];
  for (let day = calendar.workingDayFrom(calendar.dayAfter(from, 10)), turn = 0, month = ''; day < until; ) {
    const half = Number(day.slice(8)) < standingFrom;
    if (!half && month !== day.slice(0, 7)) {
      month = day.slice(0, 7);
      if (leader && head) leaves.push(standing({ calendar, day, entry: { person: leader, substitute: head, roles: ['leader'], procedures: signedByHead } }));
    }
    const those = half ? atFirst : atFirst.filter(([, , role]) => role === 'specialist' || role === 'receptionist');
    if (those.length === 0) return leaves;
    const [person, substitute, role] = those[turn++ % those.length];
    const to = lastOf({ calendar, day, half, days: whole(random, 1, 4) });
    const endsAt = to > day && random() < 0.25 ? calendar.openOf(calendar.workingDayFrom(calendar.dayAfter(day))) + 5 : undefined;
    const reason = reasons[Math.floor(random() * reasons.length)];
    leaves.push({ at: writtenOn(calendar, day), entry: { person, substitute, roles: [role], from: day, to, isAway: true, reason }, ...(endsAt === undefined || calendar.dateOf(endsAt) > to ? {} : { endsAt }) });
    day = calendar.workingDayFrom(calendar.dayAfter(to, 1 + whole(random, 0, 2)));
  }
  return leaves;
}

/** The procedures that the head signs: every other of those without secrets. */
const mostCommon = (kinds) => kinds.filter(({ procedure }) => !procedure.confidential).map(({ procedure }) => procedure.id).filter((_, index) => index % 2 === 0);

/** Some days before, in the morning. */
const writtenOn = (calendar, day) => calendar.openOf(calendar.workingDayFrom(calendar.dayAfter(day, -9))) + 30;

/** So many working days, and not into the other half of the month. */
function lastOf({ calendar, day, half, days }) {
  let last = day;
  for (let next = day, left = days; left > 0; next = calendar.workingDayFrom(calendar.dayAfter(next)), left -= 1) if (Number(next.slice(8)) < standingFrom === half && next.slice(0, 7) === day.slice(0, 7)) last = next;
  return last;
}

function standing({ calendar, day, entry }) {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const to = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { at: writtenOn(calendar, day), entry: { ...entry, from: day, to, isAway: false, reason: 'Ký thay trong nửa cuối tháng.' } };
}

/** Writes it into the roster of the agency: who goes says so themselves. From then on it stands in the book's. */
export async function writeDown({ entry }, room) {
  const { person, substitute, from, to, roles, procedures, isAway, reason } = entry;
  const api = await room.people.api(person);
  const [personId, substituteId] = await Promise.all([person, substitute].map((username) => room.people.id(username)));
  const body = { substitute: substituteId, from, to, roles, ...(procedures ? { procedures } : {}), reason };
  const path = isAway ? '/roster/absences' : '/roster/delegations';
  const { id } = await persistently(() => api.post(path, body, { 'idempotency-key': keyOf(room.seed, 'roster', person, from) }), room.counts);
  Object.assign(entry, { id, personId, substituteId });
  room.roster.add(entry);
}

/** Back before the day that was said: the absence ends, and with it what was given away. */
export async function comeBack({ entry }, room) {
  const api = await room.people.api(entry.person);
  const { delegations } = await persistently(() => api.get('/roster'), room.counts);
  const given = delegations.find(({ giver, from, to, state }) => giver.id === entry.personId && from === entry.from && to === entry.to && state === 'now');
  await persistently(() => api.post(`/roster/absences/${entry.id}/cancel`, {}, { 'idempotency-key': keyOf(room.seed, 'back', entry.person, entry.from) }), room.counts);
  if (given) await persistently(() => api.post(`/roster/delegations/${given.id}/revoke`, {}, { 'idempotency-key': keyOf(room.seed, 'revoke', entry.person, entry.from) }), room.counts);
  room.roster.end(entry);
}
