/*
 * Whole hand-overs. A dossier goes to the agency that is competent with everything it is: that one takes it, or says no, or hands it back later. Until
 * it answers the dossier lies there, and nobody works on it.
 */

export const offerOf = (file, room) => ({ to: otherKind(file, room).agency.code, reason: 'Thuộc thẩm quyền giải quyết của cơ quan bên kia.' });

export function offeredTo(file, _, room) {
  return { offered: otherKind(file, room), handsOver: file.kind.agency.code === room.agency.code ? 'away' : 'back' };
}

/** Theirs from now on, at the same step; whoever took it in holds it where they do that step. Who had it before does not get it back. */
export function accepted({ offered, step }, { by }) {
  return { kind: offered, offered: undefined, holder: offered.officials[step].includes(by) ? by : undefined, holders: {} };
}

/** The same procedure at the other agency, or at home again. */
function otherKind({ kind }, { agency, kinds, kindsElsewhere }) {
  const among = kind.agency.code === agency.code ? kindsElsewhere : kinds;
  return among.find(({ procedure }) => procedure.id === kind.procedure.id);
}

export const mayGoElsewhere = ({ kind, confidential }, { kindsElsewhere }) => !confidential && kindsElsewhere.some(({ procedure }) => procedure.id === kind.procedure.id);
