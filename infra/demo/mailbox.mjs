import { eventually } from './eventually.mjs';
import { expect, Off } from './off.mjs';
import { reach } from './reach.mjs';

/** The letters that maildev caught, read by its JSON. */
export function mailboxAt(mailUrl) {
  const all = async () => {
    const answer = await reach(`${mailUrl}/api/email`);
    if (!answer.ok) throw new Off('mailbox', { status: answer.status });
    const body = await answer.json();
    return Array.isArray(body) ? body : body.emails;
  };
  const about = async (reference) => (await all()).filter(({ subject }) => subject.includes(reference)).toSorted((one, other) => (one.date < other.date ? -1 : 1));
  return {
    all,
    about,
    /** Waits for the letter number `count` about a dossier. @returns it; @throws Off when it does not come, or more than it do */
    letter: (reference, count) =>
      eventually(async () => {
        const letters = await about(reference);
        expect(letters.length >= count, 'mail-missing', { reference, found: letters.length, expected: count });
        expect(letters.length === count, 'mail-doubled', { reference, found: letters.length, expected: count });
        return letters.at(-1);
      }),
    attachment: async ({ id }, name) => {
      const answer = await reach(`${mailUrl}/api/email/${id}/attachment/${encodeURIComponent(name)}`);
      if (!answer.ok) throw new Off('mail-attachment', { name, status: answer.status });
      return Buffer.from(await answer.arrayBuffer());
    },
    empty: async () => void (await (await reach(`${mailUrl}/api/email/all`, { method: 'DELETE' })).body?.cancel()),
  };
}
