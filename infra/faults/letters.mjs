import { eventually } from '../demo/eventually.mjs';
import { expect } from '../demo/off.mjs';

const patience = 240_000;

/**
 * What citizens are written about these dossiers: so many letters of each kind, each written once and arrived as one message.
 * @param kinds { received: 1, … }; what is not named is not looked at
 * @returns what was counted, in words
 */
export async function lettersAgree({ books, mailbox }, files, kinds) {
  const ids = new Set(files.map(({ id }) => id));
  const wanted = Object.entries(kinds);
  await eventually(async () => {
    const letters = Map.groupBy((await books.letters()).filter(({ dossierId }) => ids.has(dossierId)), ({ dossierId, happening }) => `${dossierId} ${happening.kind}`);
    for (const { id, reference } of files) {
      for (const [kind, expected] of wanted) {
        const found = letters.get(`${id} ${kind}`) ?? [];
        expect(found.length === expected && found.every(({ state }) => state === 'sent'), 'letters', { reference, kind, expected, found: found.map(({ state }) => state).join(', ') || 'none' });
      }
    }
  }, { within: patience, first: 500 });
  const arrived = new Map(files.map(({ email }) => [email, new Set()]));
  for (const { to, headers } of await mailbox.all()) for (const { address } of to) arrived.get(address)?.add(headers['message-id']);
  const least = wanted.reduce((sum, [, count]) => sum + count, 0);
  for (const { email, reference } of files) expect(arrived.get(email).size >= least, 'messages', { reference, found: arrived.get(email).size, expected: least });
  return `${least} letters to each, once`;
}
