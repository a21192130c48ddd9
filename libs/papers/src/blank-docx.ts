import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, TabStopType, TextRun } from 'docx';
import { unzipSync, zipSync } from 'fflate';
import type { BlankForm } from './blank-content.ts';
import { type Block, docxTable, halfPoints, runs, textLine, textWidth, twips } from './docx-paragraphs.ts';
import { docxParts } from './docx-parts.ts';
import { enclosedColumns, enclosedRow } from './enclosed.ts';
import { addressee, say } from './wording.ts';

/** The blank form as a Word document, to be filled in there or printed; what stands in it is what `blankForm` prints. The same input gives the same bytes. */
export async function blankDocx(form: BlankForm): Promise<Buffer> {
  const document = new Document({ title: form.title, creator: author, styles, sections: [{ properties: { page }, footers: { default: foot() }, children: [...head(form), ...sections(form), ...end(form)] }] });
  const packed = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: properties(form) }]);
  return Buffer.from(zipSync(unzipSync(packed), { mtime: beginningOfZip }));
}

const author = 'Một Cửa';
/** Packer dates each part with the present moment; zip counts from 1980 in local time. */
const beginningOfZip = new Date(1980, 0, 1);

const page = { size: { width: twips(210), height: twips(297) }, margin: { top: twips(20), right: twips(18), bottom: twips(18), left: twips(30), footer: twips(9) } };
const language = { value: 'vi-VN', eastAsia: 'vi-VN' };
const font = 'Times New Roman';
const black = '000000';
const styles = {
  default: {
    document: { run: { font, size: halfPoints(13), language }, paragraph: { spacing: { line: 276 } } },
    heading1: { run: { font, size: halfPoints(14), bold: true, color: black }, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: twips(6) } } },
    heading2: { run: { font, size: halfPoints(13), bold: true, color: black }, paragraph: { spacing: { before: twips(4) } } },
  },
};

function head({ official, title, ...form }: BlankForm): Block[] {
  const centre = { alignment: AlignmentType.CENTER, before: 0 };
  return [
    ...(official ? [textLine(runs(official, { italics: true, size: halfPoints(11) }), { alignment: AlignmentType.RIGHT, before: 0 })] : []),
    textLine(runs(say('state.name'), { bold: true, size: halfPoints(12) }), centre),
    textLine(runs(say('state.motto'), { bold: true, underline: {} }), centre),
    textLine(runs(title.toLocaleUpperCase('vi')), { heading: HeadingLevel.HEADING_1, before: 6 }),
    textLine(runs(say('blank.addressed', { to: addressee(form) })), { alignment: AlignmentType.CENTER, before: 3 }),
  ];
}

const heading = (title: string) => textLine(runs(title), { heading: HeadingLevel.HEADING_2, before: 4, keepNext: true });

function sections({ sections: all, enclosed = [] }: BlankForm): Block[] {
  const blocks = all.flatMap(({ title, condition, parts }) => [
    heading(title),
    ...(condition ? [textLine(runs(say('blank.only', { condition }), { italics: true }), { before: 0, keepNext: true })] : []),
    ...parts.flatMap((part) => docxParts(part)),
  ]);
  const papers = enclosed.length > 0 ? [heading(say('blank.enclosed')), docxTable(enclosedColumns(), enclosed.map(enclosedRow), { size: 11.5 })] : [];
  return [...blocks, ...papers];
}

/** Date and signature in the right half of the page, kept together. */
function end({ signature }: BlankForm): Block[] {
  const right = { alignment: AlignmentType.CENTER, indent: textWidth / 2, keepLines: true };
  return [
    textLine(runs(say('blank.dated'), { italics: true }), { alignment: AlignmentType.RIGHT, before: 5, keepNext: true }),
    textLine(runs(signature?.role ?? say('sign.applicant'), { bold: true }), { ...right, before: 3, keepNext: true }),
    textLine(runs(say('sign.by-hand'), { italics: true, size: halfPoints(12) }), { ...right, before: 0 }),
  ];
}

function foot(): Footer {
  const size = halfPoints(10);
  const numbers = { page: PageNumber.CURRENT, pages: PageNumber.TOTAL_PAGES };
  const [before = '', between = '', after = ''] = say('page', { page: '\u0000', pages: '\u0000' }).split('\u0000');
  const counted = new TextRun({ size, children: [`\t${before}`, numbers.page, between, numbers.pages, after] });
  return new Footer({ children: [textLine([...runs(say('foot.blank'), { size }), counted], { tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidth) }] })] });
}

/** As Packer writes them, but with the day of the form instead of the present moment. */
function properties({ title, effectiveFrom }: BlankForm): string {
  const spaces = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const at = new Date(effectiveFrom).toISOString().replace('.000Z', 'Z');
  const day = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  const texts = `<dc:title>${escaped(title)}</dc:title><dc:creator>${author}</dc:creator><dc:language>${language.value}</dc:language>`;
  return `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties ${spaces}>${texts}${day('created')}${day('modified')}</cp:coreProperties>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.normalize('NFC').replace(/[&<>]/g, (sign) => entities[sign] ?? sign);
