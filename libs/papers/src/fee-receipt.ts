import { capitalName, contactLines, dossierSheet, line, titleLines } from './dossier-lines.ts';
import type { DossierPaper } from './dossier-paper.ts';
import { letterhead, zoneOf } from './letterhead.ts';
import { pageFeet } from './page-feet.ts';
import { signatures } from './signatures.ts';
import { table } from './table.ts';
import { trace } from './trace.ts';
import { dong, dongInWords, momentInWords, say } from './wording.ts';

export interface FeeLine {
  name: string;
  /** Whole đồng. */
  amount: number;
}

/**
 * What stands on a receipt of fees (biên lai thu phí, lệ phí: Decree 123/2020/NĐ-CP arts. 30–32), or with `kind: 'payout'` on the voucher of
 * what was paid back.
 */
export interface FeeReceipt extends DossierPaper {
  kind: 'receipt' | 'payout';
  /** Of the book: `QT-26E`, and the number within it as it is written: `0000042`. */
  series: string;
  number: string;
  /** What it was paid for; the sum may be less than the lines when only part was paid. */
  lines: readonly FeeLine[];
  amount: number;
  way: 'cash' | 'card' | 'transfer' | 'gateway';
  /** Who took the money; absent of what came on line. */
  cashier?: string;
  /** It was voided: the number stays, and says why. */
  voided?: { at: string; reason: string };
}

/** As PDF, A4. The same input gives the same bytes. */
export async function feeReceipt(paper: FeeReceipt): Promise<Buffer> {
  const title = paper.kind === 'receipt' ? 'fee-receipt.title' : 'fee-payout.title';
  const sheet = dossierSheet(paper, say(title));
  letterhead(sheet, paper.agency, { number: say('number.fee-receipt', { series: paper.series, number: paper.number }), issuedAt: paper.issuedAt });
  titleLines(sheet, title, paper.reference, paper.voided && say('fee-receipt.voided', { moment: momentInWords(paper.voided.at, zoneOf(paper.agency)), reason: paper.voided.reason }));
  line(sheet, paper.kind === 'receipt' ? 'fee-receipt.payer' : 'fee-payout.payee', { name: capitalName(paper.applicant) });
  contactLines(sheet, paper.applicant);
  line(sheet, 'procedure', { procedure: paper.procedure });
  if (paper.lines.length > 0) table(sheet, [{ label: say('table.number'), width: 14, align: 'center' }, { label: say('fee-receipt.what') }, { label: say('fee-receipt.amount'), width: 40, align: 'center' }], paper.lines.map(({ name, amount }, at) => [String(at + 1), name, dong(amount)]));
  line(sheet, 'fee-receipt.sum', { digits: dong(paper.amount), words: dongInWords(paper.amount) });
  line(sheet, 'fee-receipt.way', { way: say(`fee-way.${paper.way}`) });
  line(sheet, 'fee-receipt.at', { moment: momentInWords(paper.issuedAt, zoneOf(paper.agency)) });
  const note = say('sign.by-hand');
  const cashier = paper.cashier ? { role: say('sign.cashier'), note, name: paper.cashier } : { role: say('sign.system'), note: say('sign.automatic') };
  signatures(sheet, paper.cashier ? { role: say('sign.payer'), note, name: paper.applicant.name } : undefined, cashier);
  trace(sheet, paper);
  pageFeet(sheet, say('foot.reference', { reference: paper.reference }));
  return sheet.finish();
}
