import { capitalName, contactLines, dossierSheet, line, templateFor, titleLines, unitOf } from './dossier-lines.ts';
import type { DossierPaper } from './dossier-paper.ts';
import { formName, letterhead, zoneOf } from './letterhead.ts';
import { pageFeet } from './page-feet.ts';
import type { Sheet } from './sheet.ts';
import { signatures } from './signatures.ts';
import { table } from './table.ts';
import type { Template } from './template.ts';
import { trace } from './trace.ts';
import { dong, dongInWords, momentInWords, say, twoDigits } from './wording.ts';

export interface SlipPaper {
  name: string;
  /** As in `Paper` of `@motcua/contracts/procedure`. */
  form: 'original' | 'copy' | 'certified-copy' | 'electronic';
  copies: number;
  /** What was noticed about it when it was handed in. */
  remark?: string;
}

/**
 * What stands on Mẫu 01 (Circular 01/2018/TT-VPCP). With `receivedAt` it is the "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"; without it
 * nobody has received the dossier yet and no result has been promised, so that it is a "Giấy xác nhận nộp hồ sơ trực tuyến" with the
 * same content, saying by when the one-stop unit answers (Decree 61/2018/NĐ-CP: 8 working hours).
 */
export interface ReceiptSlip extends DossierPaper {
  papers: readonly SlipPaper[];
  /** Sets of papers; 1 unless said otherwise. */
  sets?: number;
  /** Whole đồng, and whether they have been paid; absent or 0 = no fee. */
  fee?: { amount: number; paid: boolean };
  /** The legal term: `03 ngày làm việc`, made by `termInWords` of `wording.ts`. */
  term: string;
  submittedAt: string;
  /** By when the one-stop unit says whether it takes the dossier; printed before reception. */
  answerDueAt?: string;
  receivedAt?: string;
  /** The appointment: when the result is ready; printed after reception. */
  dueAt?: string;
  /** Where the applicant wants the result; the line is left out when not known. */
  returnChannels?: readonly ('counter' | 'online' | 'post')[];
  /** Name of the officer who received the dossier. */
  receiver?: string;
  /** Entry in the register of dossiers; dotted lines stand in its place when it is kept by hand. */
  register?: { book: string; number: string };
  /** Liên 1 stays at the office, liên 2 goes to the applicant; both, a page each, for the counter. */
  copy?: 'office' | 'applicant' | 'both';
}

/** Mẫu 01 as PDF, A4, usually on one page: a dossier with many papers is set a little smaller when that saves a page. The same input gives the same bytes. */
export async function receiptSlip(slip: ReceiptSlip, template: Template = templateFor('receipt', slip)): Promise<Buffer> {
  const fewest = slip.copy === 'both' ? 2 : 1;
  let best = drawn(slip, template, 1);
  for (const density of template.layout?.densities?.slice(1) ?? []) {
    if (best.pages <= fewest) break;
    const denser = drawn(slip, template, density);
    if (denser.pages < best.pages) best = denser;
  }
  return best.finish();
}

function drawn(slip: ReceiptSlip, template: Template, density: number): Sheet {
  const received = slip.receivedAt !== undefined;
  const sheet = dossierSheet(slip, say(received ? 'receipt.title' : 'confirmation.title', {}, template.words), template, density);
  if (received && slip.copy === 'both') {
    drawCopy(sheet, { ...slip, copy: 'office' });
    sheet.turn();
    drawCopy(sheet, { ...slip, copy: 'applicant' });
  } else drawCopy(sheet, slip);
  // Two copies of one page each are two papers, and no paper of two pages.
  if (slip.copy !== 'both' || sheet.pages > 2) pageFeet(sheet, sheet.say('foot.reference', { reference: slip.reference }));
  return sheet;
}

function drawCopy(sheet: Sheet, slip: ReceiptSlip): void {
  const received = slip.receivedAt !== undefined;
  if (received) receivedHead(sheet, slip);
  else submittedHead(sheet, slip);
  contactLines(sheet, slip.applicant);
  line(sheet, 'procedure', { procedure: slip.procedure });
  paperTable(sheet, slip.papers);
  line(sheet, 'receipt.sets', { sets: twoDigits(slip.sets ?? 1), fee: feeText(sheet, slip.fee) });
  if (received) receivedTimes(sheet, slip);
  else submittedTimes(sheet, slip);
  trace(sheet, slip);
}

function receivedHead(sheet: Sheet, slip: ReceiptSlip): void {
  formName(sheet, sheet.say('receipt.form'));
  letterhead(sheet, slip.agency, { number: sheet.say('number.receipt', { number: slip.register?.number ?? sheet.say('number.blank') }), issuedAt: slip.issuedAt });
  titleLines(sheet, 'receipt.title', slip.reference, sheet.say(`receipt.copy.${slip.copy === 'office' ? 'office' : 'applicant'}`));
  line(sheet, 'receipt.received-from', { ...unitOf(slip.agency, sheet), name: capitalName(slip.applicant) });
}

function submittedHead(sheet: Sheet, slip: ReceiptSlip): void {
  formName(sheet, sheet.say('confirmation.form'));
  letterhead(sheet, slip.agency, { issuedAt: slip.issuedAt });
  titleLines(sheet, 'confirmation.title', slip.reference, sheet.say('confirmation.under'));
  line(sheet, 'confirmation.submitted-by', { ...unitOf(slip.agency, sheet), name: capitalName(slip.applicant) });
}

function paperTable(sheet: Sheet, papers: readonly SlipPaper[]): void {
  if (papers.length === 0) {
    line(sheet, 'receipt.no-papers');
    return;
  }
  line(sheet, 'receipt.papers');
  // "Bản sao chứng thực" on one line.
  const certified = papers.some(({ form }) => form === 'certified-copy');
  const columns = [
    { label: sheet.say('table.number'), width: 14, align: 'center' },
    { label: sheet.say('table.paper') },
    { label: sheet.say('table.form'), width: certified ? 39 : 27 },
    { label: sheet.say('table.copies'), width: 18, align: 'center' },
  ] as const;
  const rows = papers.map(({ name, form, copies, remark }, at) => [String(at + 1), remark ? `${name} (${remark})` : name, sheet.say(`form.${form}`), twoDigits(copies)]);
  table(sheet, columns, rows);
}

function feeText(sheet: Sheet, fee: ReceiptSlip['fee']): string {
  if (!fee || fee.amount === 0) return sheet.say('receipt.fee.none');
  return sheet.say(fee.paid ? 'receipt.fee.paid' : 'receipt.fee.due', { digits: dong(fee.amount), words: dongInWords(fee.amount) });
}

function receivedTimes(sheet: Sheet, slip: ReceiptSlip): void {
  const { term, receivedAt, dueAt, register, receiver } = slip;
  const blank = sheet.say('number.blank');
  line(sheet, 'receipt.term', { term });
  if (receivedAt) line(sheet, 'receipt.received-at', { moment: momentInWords(receivedAt, zoneOf(slip.agency)) });
  if (dueAt) line(sheet, 'receipt.due-at', { moment: momentInWords(dueAt, zoneOf(slip.agency)) });
  returnLine(sheet, slip);
  line(sheet, 'receipt.register', { book: register?.book ?? blank, number: register?.number ?? blank });
  const byHand = sheet.say('sign.by-hand');
  signatures(
    sheet,
    { role: sheet.say('sign.applicant'), note: byHand, name: slip.applicant.name },
    { role: sheet.say('sign.receiver'), note: byHand, ...(receiver ? { name: receiver } : {}) },
  );
}

function submittedTimes(sheet: Sheet, slip: ReceiptSlip): void {
  const { term, submittedAt, answerDueAt } = slip;
  line(sheet, 'confirmation.submitted-at', { moment: momentInWords(submittedAt, zoneOf(slip.agency)) });
  if (answerDueAt) line(sheet, 'confirmation.answer-due-at', { unit: sheet.say('unit.name'), moment: momentInWords(answerDueAt, zoneOf(slip.agency)) });
  line(sheet, 'confirmation.term', { term });
  line(sheet, 'confirmation.appointment');
  returnLine(sheet, slip);
  signatures(
    sheet,
    { role: sheet.say('sign.applicant'), note: sheet.say('sign.online'), name: slip.applicant.name, room: 3 },
    { role: sheet.say('sign.system'), note: sheet.say('sign.automatic') },
  );
}

function returnLine(sheet: Sheet, { returnChannels = [] }: ReceiptSlip): void {
  if (returnChannels.length > 0) line(sheet, 'receipt.return', { channels: returnChannels.map((channel) => sheet.say(`channel.${channel}`)).join('; ') });
}
