import { extractText, getDocumentProxy } from 'unpdf';
import { expect, Off } from './off.mjs';

/** The text of a PDF as a reader would select it; NFC, or Off. */
export async function paperText(pdf, paper) {
  if (pdf.subarray(0, 5).toString() !== '%PDF-') throw new Off('no-pdf', { paper });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  expect(text === text.normalize('NFC'), 'not-nfc', { paper });
  return text;
}

/** @throws Off unless each of `words` (name → text) stands on the paper; line breaks fall where they like */
export async function expectOnPaper(pdf, paper, words) {
  const text = closed(await paperText(pdf, paper));
  for (const [what, wanted] of Object.entries(words)) expect(text.includes(closed(wanted)), 'not-on-paper', { paper, what, wanted });
}

const closed = (text) => text.replace(/\s+/g, '');
