import { keyOf } from './keys.mjs';
import { persistently, Waiting } from './persistent.mjs';

/** What a dossier costs, by the procedure that was published; who hands in on line may pay less. */
const feeOf = ({ kind: { procedure: { fee } }, walksIn, charged }) => (walksIn ? fee.amount : (fee.online ?? fee.amount)) + charged;

/** What is still to be paid. */
export const owed = (file) => feeOf(file) - file.payments.reduce((sum, { amount }) => sum + amount, 0);

export const takeFee = ({ plan }) => ({ way: plan.pays });

/** @returns the change that a payment makes in the book */
export const paid = (file, { at, inPerson = true }, amount) => ({ payments: [...file.payments, { amount, at, way: inPerson ? file.plan.pays : 'gateway', agency: file.kind.agency.code }] });
export const tookFee = (file, act) => paid(file, act, owed(file));

/** At the counter of the agency, while who takes money sits there. */
export const paysHere = (file, room) => owesUs(file, room) && !room.roster.isAway(file.kind.officials[0][0]);
export const paysOnReceipt = (file, room) => isPayableFirst(file) && paysHere(file, room);
/** What level 4 means: the fee is paid on line. */
export const paysOnLine = (file, room) => isPayableFirst(file) && file.kind.procedure.level === 4 && owesUs(file, room);

const owesUs = (file, room) => !file.confidential && owed(file) > 0 && file.kind.agency.code === room.agency.code;
const isPayableFirst = ({ kind }) => kind.procedure.fee.payable === 'on-receipt';

/**
 * As a citizen pays on line: begun here, paid at the provider's page, and known once the provider has told. Nobody waits for a browser.
 * @returns what a move answers
 */
export async function payOnline(file, room, api) {
  const { counts } = room;
  const begun = await persistently(() => api.post(`/dossiers/${file.id}/payments`, { language: 'vi' }, { 'idempotency-key': keyOf(room.seed, file.number, file.version, 'pay') }), counts);
  const look = async () => {
    const { state } = await api.get(`/dossiers/${file.id}/payments/${begun.id}`);
    if (state !== 'paid') throw new Waiting('the provider has not told yet');
  };
  // Who hears nothing from the provider's page looks whether the money went before paying again.
  while (!(await payAt(begun.address))) if (await persistently(look, counts, { patience: oneMinute }).then(() => true, () => false)) break;
  await persistently(look, counts);
  const { status } = await persistently(() => api.get(`/dossiers/${file.id}`), counts);
  return { at: status.changedAt, version: status.version, state: status.state, reference: status.reference };
}

const oneMinute = 60_000;

/** The provider's page, as a browser sends its form. @returns whether it was there */
async function payAt(address) {
  try {
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ outcome: 'success' }), redirect: 'manual', signal: AbortSignal.timeout(30_000) });
    await answer.body?.cancel();
    return answer.status < 400;
  } catch {
    return false;
  }
}
