import { eventually } from '@motcua/testing/eventually';
import { z } from 'zod';
import { system } from './a-system.ts';

const Attached = z.object({ generatedFileName: z.string(), contentType: z.string() });
const Letters = z.array(z.object({ id: z.string(), subject: z.string(), text: z.string().default(''), to: z.array(z.object({ address: z.string() })), attachments: z.array(Attached).default([]) }));

async function letters() {
  const answer = await fetch(`${system.mailUrl}/api/email`);
  const body = (await answer.json()) as { emails?: unknown };
  return Letters.parse(body.emails ?? body);
}

/** Waits for the letter. @param words of its subject */
export const letterAbout = (words: string) => letter(({ subject }) => subject.includes(words));
/** From this run's own system: other runs may share the mailbox, and their codes are counted like ours. */
export const ourLetterAbout = (words: string) => letter(({ subject, text }) => subject.includes(words) && text.includes(`${system.publicUrl}/`));
export const letterTo = (address: string) => letter(({ to }) => to.some((one) => one.address === address));

/** The PDF that came with a letter. */
export async function paperWith({ id, attachments }: Awaited<ReturnType<typeof letter>>): Promise<Uint8Array> {
  const paper = attachments.find(({ contentType }) => contentType === 'application/pdf');
  if (!paper) throw new Error('no paper came with the letter');
  const answer = await fetch(`${system.mailUrl}/api/email/${id}/attachment/${encodeURIComponent(paper.generatedFileName)}`);
  return new Uint8Array(await answer.arrayBuffer());
}

const letter = (isIt: (letter: z.infer<typeof Letters>[number]) => boolean) =>
  eventually(async () => {
    const found = (await letters()).find(isIt);
    if (!found) throw new Error('the letter has not come yet');
    return { ...found, to: found.to[0]?.address };
  });
