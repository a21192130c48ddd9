/* Where a dossier stands, told from what the book holds of it. */

export const closedStates = new Set(['returned', 'refused', 'withdrawn', 'stopped']);
export const isOpen = ({ state }) => !closedStates.has(state);

/** Code of the agency that answers for a dossier to its citizen. */
export const homeOf = ({ kind }) => kind.agency.code;
/** Code of the agency where it lies: the one whose step it is at, or the one to which it is offered and which has not answered. */
export const placeOf = (file) => (file.offered && isOpen(file) ? file.offered.agency.code : file.kind.places[file.step]);

/** The term that runs: eight working hours for the answer until it is received, the procedure's from then on. */
export function courseOf({ kind, receivedAt, submittedAt, suspensions, completedAt, closedAt, extensions }) {
  const finishedAt = completedAt ?? closedAt;
  const finished = finishedAt === undefined ? {} : { finishedAt };
  if (receivedAt === undefined) return { terms: answer, receivedAt: submittedAt, suspensions, ...finished };
  return { terms: kind.procedure.term, receivedAt, suspensions, extensions, ...finished };
}

/** NĐ 61/2018. */
const answer = { amount: 8, unit: 'working-hour', counting: 'working-time', afterSupplement: 'restart' };
