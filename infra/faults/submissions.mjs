import { apiAt } from '../demo/api.mjs';
import { demoProgram } from '../demo/city.mjs';
import { expect } from '../demo/off.mjs';
import { signInAsProgram } from '../demo/sign-in.mjs';
import { submitted } from './submitted.mjs';
import { flood } from './flood.mjs';
import { preparation } from './prepared.mjs';

/** Dossiers that come in all at once, by a program. Every part is killed in its turn. */
export const submissions = {
  name: 'submissions',
  victims: undefined,
  kills: 1,
  size: ({ submissions: count }) => count,

  async begin(room, count) {
    const { system, city, random, mailbox, all } = room;
    const api = apiAt(system.publicUrl, { token: await signInAsProgram(system.publicUrl, await demoProgram()) });
    room.submissionsToSend ??= await preparation({ api, city, random });
    const sending = room.submissionsToSend(count);
    await mailbox.empty();
    const sent = [];
    return {
      expected: count,
      async work({ acknowledged }) {
        const { receipts, retries } = await flood(api, sending, () => acknowledged());
        sent.push(...sending.map((submission, index) => ({ ...submission, receipt: receipts[index] })));
        all.push(...sent);
        room.counts.again += retries;
      },
      async counted() {
        await sameAnswers(api, sent);
        const { inOneStopAfter, lookUpAfter, lettersAfter, copies } = await submitted(room, sent, all);
        const after = (value) => `+${value.toFixed(1)} s`;
        const times = `in one-stop ${after(inOneStopAfter)}, found by look-up ${after(lookUpAfter)}, letters ${after(lettersAfter)}, ${copies} letters again`;
        return `${sent.length} dossiers there once, with one code and one letter: ${times}`;
      },
    };
  },
};

/** Whoever lost the answer asks again, also much later: it is the same one. */
async function sameAnswers(api, sent) {
  const { receipts } = await flood(api, sent);
  for (const [index, { receipt }] of sent.entries()) {
    const again = receipts[index];
    expect(JSON.stringify(again) === JSON.stringify(receipt), 'other-answer', { first: receipt.reference, second: again.reference });
  }
}
