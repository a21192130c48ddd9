import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '../demo/api.mjs';
import { Off } from '../demo/off.mjs';

const patience = 180_000;
/** Milliseconds before another try, growing: clients that hammer would keep from starting what they wait for. */
const waits = { first: 200, most: 3_000 };

/**
 * Sends all submissions at once, each as a client that does not give up: no answer, or one that says "later", and the same request
 * with the same key goes out again, until it is acknowledged.
 * @param onAck called at each acknowledgement with their number so far
 * @returns { receipts: in the order given, retries, statuses: how often which refusal came }
 * @throws Off when one is refused for good, or not acknowledged in time
 */
export async function flood(api, submissions, onAck = () => {}) {
  const told = { retries: 0, statuses: {} };
  let acked = 0;
  const receipts = await Promise.all(
    submissions.map(async (submission) => {
      const receipt = await untilAcknowledged(api, submission, told);
      onAck((acked += 1));
      return receipt;
    }),
  );
  return { receipts, ...told };
}

async function untilAcknowledged(api, { key, body }, told) {
  const end = Date.now() + patience;
  for (let wait = waits.first; ; wait = Math.min(wait * 1.6, waits.most)) {
    try {
      return await api.post('/submissions', body, { 'idempotency-key': key });
    } catch (error) {
      if (!isPassing(error) || Date.now() > end) throw error;
      told.retries += 1;
      const status = error.status ?? 'none';
      told.statuses[status] = (told.statuses[status] ?? 0) + 1;
      await pause(wait * (0.5 + Math.random()));
    }
  }
}

const isPassing = (error) => (error instanceof Refused ? error.status >= 500 || error.status === 429 : error instanceof Off && error.key === 'unreachable');
