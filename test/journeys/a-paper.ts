import { expect } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Visitor } from './a-visitor.ts';

/** These words stand on the PDF; line breaks fall where they like. */
export async function standOn(pdf: Uint8Array, words: readonly string[]): Promise<void> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  for (const each of words) expect(closed(text)).toContain(closed(each));
}

const closed = (text: string) => text.replace(/\s+/g, '');

/** What is behind a link of the page that the visitor looks at. */
export async function paperBehind(visitor: Visitor, link: string): Promise<Uint8Array> {
  const href = (await visitor.pressable(link).getAttribute('href')) ?? '';
  const answer = await visitor.page.request.get(new URL(href, visitor.page.url()).href);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  return answer.body();
}
