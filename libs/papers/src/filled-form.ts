import { cleanParagraphs } from './clean-text.ts';
import type { IssuingAgency } from './dossier-paper.ts';
import { drawFormHead, drawSectionTitle } from './form-head.ts';
import { zoneOf } from './letterhead.ts';
import { pageFeet } from './page-feet.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import type { Run } from './rich-text.ts';
import { Sheet } from './sheet.ts';
import { signatures } from './signatures.ts';
import { table } from './table.ts';
import type { Column } from './table.ts';
import { dayInWords, dayOf, hourInWords, say } from './wording.ts';

export interface AnswerRow {
  /** Number of the item on the official form: `1.2`. */
  item?: string;
  label: string;
  /** As people read it, with its unit; absent or empty = not answered. Lines are kept. */
  value?: string;
}

/** Answers of a repeated group: members, plots, lines of business. */
export interface AnswerTable {
  item?: string;
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly string[])[];
}

export interface AnsweredSection {
  title: string;
  rows: readonly AnswerRow[];
  tables?: readonly AnswerTable[];
}

/** An application as its official form would read when filled in. Texts are Vietnamese, instants ISO 8601 in UTC. */
export interface FilledForm {
  agency: IssuingAgency;
  /** In capitals: `GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH`. */
  title: string;
  /** The official form: `Phụ lục III-1, Thông tư 01/2021/TT-BKHĐT`. */
  official?: string;
  /** Who it is written to; the agency unless said otherwise. */
  addressedTo?: string;
  reference: string;
  sections: readonly AnsweredSection[];
  signature: { role?: string; name: string };
  submittedAt: string;
}

/** The filled application as PDF, A4; tables break over pages with their heads repeated. The same input gives the same bytes. */
export async function filledForm(form: FilledForm): Promise<Buffer> {
  const { agency, title, reference, submittedAt } = form;
  const sheet = new Sheet({ title: `${title} ${reference}`, author: form.signature.name, reference, issuedAt: submittedAt });
  drawFormHead(sheet, form);
  paragraph(sheet, addressed(form), { align: 'center', before: 3 });
  for (const section of form.sections) drawSection(sheet, section);
  const day = dayInWords(dayOf(submittedAt, zoneOf(agency)));
  paragraph(sheet, plain(say('dated', { place: agency.place, day }), 'italic'), { align: 'right', before: 5, keep: 38 });
  const note = say('filled.submitted', { hour: hourInWords(submittedAt, zoneOf(agency)) });
  signatures(sheet, undefined, { role: form.signature.role ?? say('sign.applicant'), note, name: form.signature.name, room: 3 });
  pageFeet(sheet, say('foot.reference', { reference }), true);
  return sheet.finish();
}

function addressed({ addressedTo, agency }: FilledForm): Run[] {
  return labelled(say('filled.addressed'), addressedTo ?? agency.name);
}

function drawSection(sheet: Sheet, section: AnsweredSection): void {
  drawSectionTitle(sheet, section.title);
  for (const row of section.rows) drawRow(sheet, row);
  for (const { item, caption, columns, rows } of section.tables ?? []) {
    const empty = rows.length === 0;
    paragraph(sheet, empty ? labelled(labelOf({ item, label: caption }), say('filled.none-in-table')) : plain(labelOf({ item, label: caption })), { keep: empty ? 0 : 16 });
    if (!empty) table(sheet, columns, rows, tableSize(columns));
  }
}

function drawRow(sheet: Sheet, { item, label, value = '' }: AnswerRow): void {
  const [first, ...others] = cleanParagraphs(value);
  const head = labelOf({ item, label });
  paragraph(sheet, first === undefined ? [...plain(`${head} `), ...plain(say('filled.none'), 'italic')] : labelled(head, first));
  for (const other of others) paragraph(sheet, plain(other, 'bold'), { indent: 6, before: 0 });
}

function labelled(label: string, value: string): Run[] {
  return [...plain(`${label} `), ...plain(value, 'bold')];
}

/** `1.2. Họ và tên:` */
export function labelOf({ item, label }: { item?: string | undefined; label: string }): string {
  return `${item ? `${item.replace(/\.$/, '')}. ` : ''}${label.replace(/\s*:$/, '')}:`;
}

/** Many columns want smaller letters, or words are torn. */
export function tableSize(columns: readonly Column[]): number {
  return columns.length > 7 ? 9 : columns.length > 5 ? 10 : 11.5;
}
