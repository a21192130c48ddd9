import { fileURLToPath } from 'node:url';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { mediaTypes } from '@motcua/forms/check-papers';
import { Off } from './off.mjs';

const font = fileURLToPath(import.meta.resolve('@motcua/papers/assets/fonts/tinos-regular.ttf'));

/** A small real file of a kind that the paper accepts, about one page. @returns { name, type, content } */
export async function fileFor(paper, lines) {
  const kind = ['pdf', 'png', 'jpg'].find((each) => paper.accepts.includes(each));
  if (!kind) throw new Off('no-such-file', { paper: paper.id, accepts: paper.accepts.join(', ') });
  return { name: `${paper.id}.${kind}`, type: mediaTypes[kind], content: kind === 'pdf' ? await aPdf(lines) : pictures[kind] };
}

/** One A4 page with these lines. */
export async function aPdf([title, ...lines]) {
  const pdf = new PDFDocument({ size: 'A4', margin: 72, lang: 'vi-VN', info: { Title: title } });
  pdf.font(font).fontSize(18).text(title).moveDown();
  pdf.fontSize(12);
  for (const line of lines) pdf.text(line);
  pdf.end();
  return buffer(pdf);
}

/** One dot each. */
const pictures = {
  png: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
  jpg: Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
    'base64',
  ),
};
