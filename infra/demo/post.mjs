import { mailboxAt } from './mailbox.mjs';
import { expect } from './off.mjs';
import { expectOnPaper } from './paper-text.mjs';

/** The citizen's letters about one dossier, counted: each happening one letter. Where mail goes elsewhere nothing is looked at. */
export function post(system, person) {
  if (!system.mailUrl) return { arrives: async () => {}, nothingMore: async () => {} };
  const mailbox = mailboxAt(system.mailUrl);
  let count = 0;
  const read = async ({ dossier: { reference }, procedure }, paper) => {
    const letter = await mailbox.letter(reference, (count += 1));
    const to = letter.to.map(({ address }) => address).join(', ');
    expect(to === person.email, 'mail-to', { subject: letter.subject, to, expected: person.email });
    const attached = (letter.attachments ?? []).map(({ fileName, generatedFileName }) => generatedFileName ?? fileName);
    // No paper of a confidential dossier goes by mail.
    const expected = procedure.confidential ? 0 : 1;
    expect(!paper || attached.length === expected, 'mail-without-paper', { subject: letter.subject });
    for (const name of attached) await expectOnPaper(await mailbox.attachment(letter, name), name, { code: reference });
    return { subject: letter.subject, attached: attached.length };
  };
  return {
    /** @param options.paper whether one has to be attached */
    arrives: (story, { paper = false } = {}) => story.teller.step('letter-arrives', () => read(story, paper)),
    async nothingMore({ dossier: { reference } }) {
      const found = (await mailbox.about(reference)).length;
      expect(found === count, 'mail-doubled', { reference, found, expected: count });
    },
  };
}
