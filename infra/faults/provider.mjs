import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Off } from '../demo/off.mjs';
import { reach } from '../demo/reach.mjs';
import { persistently } from '../simulate/persistent.mjs';

/** The payment sandbox as whoever pays meets it, and its own books, read past it. */
export function providerOf({ places, publicUrl }, counts) {
  const lines = async () => (await readFile(join(places.data, 'pay-sandbox/orders.jsonl'), 'utf8').catch(() => '')).split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const happened = async (reference) => (await lines()).filter((line) => line.what !== 'order' && line.reference === reference).length;
  const send = async (reference, pressed) => {
    const answer = await reach(`${publicUrl}/pay-sandbox/${reference}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(pressed) });
    await answer.body?.cancel();
    if (answer.status >= 400) throw new Off('unreachable', { address: '/pay-sandbox', reason: answer.status });
    return answer.headers.get('location');
  };
  return {
    /**
     * Presses a button on the provider's page. Whoever gets no answer looks at their account first, and presses again only if nothing left it.
     * @returns what the browser brings back, if it is sent back
     */
    async press(reference, pressed) {
      const before = await happened(reference);
      const location = await persistently(async () => ((await happened(reference)) > before ? undefined : send(reference, pressed)), counts);
      return location ? Object.fromEntries(new URL(location).searchParams) : undefined;
    },
    /** All money that came in: [{ reference, id, amount }] */
    async took() {
      return (await lines()).filter(({ what }) => what === 'paid').map(({ reference, transaction }) => ({ reference, ...transaction }));
    },
    async paidBack() {
      return (await lines()).filter(({ what }) => what === 'refund');
    },
  };
}
