import { oneOf } from './chance.mjs';

/**
 * Who makes a move. @returns { username, inNameOf? }: who is signed in, and whose substitute they are then
 */
export const whoMakes = ({ by }, file, room) => makers[by](file, room);

const makers = {
  owner: (file, room) => (file.walksIn ? doneBy(receptionistOf(file), 'receptionist', file, room) : { username: file.owner }),
  /** Who has it; else one of those who work at its step takes it, and holds it then. */
  holder(file, room) {
    const { role } = file.kind.procedure.steps[file.step];
    return doneBy(file.holder ?? oneOf(file.random, atDesk(file.kind.officials[file.step], room)), role, file, room);
  },
  /** A head or a leader may, whichever is there. */
  head: (_, { officials: { head, leader }, roster }) => ({ username: roster.isAway(head) ? leader : head }),
  leader: (file, room) => doneBy(leaderOf(file, room), 'leader', file, room),
  /** Money and what comes over the counter: who sits there in person. */
  'front-desk': (file) => ({ username: receptionistOf(file) }),
  asked: (_, { asked }) => ({ username: asked.username }),
  offered: (file, room) => ({ username: atDesk(file.offered.officials[file.step], room)[0] }),
  last: ({ last }) => ({ username: last.by }),
};

/** In person, or by who does that work of theirs today. A leader who is there signs half of what the head may sign as well. */
function doneBy(person, role, file, { roster }) {
  const given = file.confidential ? undefined : roster.substituteOf(person, { role, procedure: file.kind.procedure.id });
  if (!given || (!given.isAway && file.random() < 0.5)) return { username: person };
  return { username: given.substitute, inNameOf: person };
}

/** Those who are there; all of them when nobody is, and then whoever stands in does it. */
export function atDesk(usernames, { roster }) {
  const there = usernames.filter((username) => !roster.isAway(username));
  return there.length > 0 ? there : usernames;
}

export const receptionistOf = ({ kind }) => kind.officials[0][0];

const leaderOf = ({ kind }, { city }) => city.accounts.find(({ agency, roles }) => agency === kind.agency.code && roles.includes('leader')).username;
