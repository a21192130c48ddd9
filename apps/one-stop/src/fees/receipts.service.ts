import { feeReceipt } from '@motcua/papers/fee-receipt';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { notThere } from '../dossiers/dossier.problems.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { PaperWriter } from '../papers/paper-writer.ts';
import { withFees } from './dossier-fees.ts';
import { FeesDue } from './fees-due.store.ts';
import { payoutFor, printed, receiptFor, receiptIdOf, type Written } from './receipt-text.ts';
import { ReceiptStore } from './receipt.store.ts';

/** Receipts for what a dossier's books say came in or went out. The books come first: whatever of it is missing is written again. */
@Injectable()
export class Receipts {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly due: FeesDue,
    private readonly catalogue: Catalogue,
    private readonly papers: PaperWriter,
  ) {}

  /** Writes every receipt that this dossier still needs, and voids those whose payment was voided. */
  async bring(dossier: KeptDossier): Promise<void> {
    const due = (dossier.feesDue ?? []).filter((one) => one.startsWith('receipt:') || one.startsWith('payout:'));
    for (const one of due) {
      await this.write(dossier, one.slice(one.indexOf(':') + 1));
      await this.due.done(dossier.id, one, dossier.version);
    }
  }

  private async write(dossier: KeptDossier, of: string): Promise<void> {
    const written = this.written(dossier);
    const payment = written.dossier.fees.payments.find(({ id }) => id === of);
    if (payment) {
      const { _id } = await this.receipts.write(receiptFor(written, payment));
      if (payment.voided) await this.receipts.void(_id, { ...payment.voided, by: dossier.officials.find(({ id }) => id === payment.voided?.by)?.name ?? '' });
      return;
    }
    const refund = written.dossier.fees.refunds.find(({ id }) => id === of);
    if (refund?.paidAt !== undefined) await this.receipts.write(payoutFor(written, { ...refund, paidAt: refund.paidAt }));
  }

  private written(dossier: KeptDossier): Written {
    const procedure = this.catalogue.procedureOf(dossier);
    return { dossier: withFees(dossier, procedure), procedure, calendar: this.catalogue.calendarOf(dossier.agency.code), head: this.papers.head(dossier) };
  }

  /** @throws RequestProblem 404 */
  async print({ id: dossier, reference }: KeptDossier, id: string): Promise<StreamableFile> {
    const receipt = await this.receipts.find(id);
    if (!receipt || receipt.dossier.id !== dossier) throw notThere('such receipt');
    const paper = printed(receipt);
    const pdf = await feeReceipt(paper);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${reference}-${paper.series}-${paper.number}.pdf"`, length: pdf.length });
  }

  /** The newest that counts, written now if it was not yet. @throws RequestProblem 404 */
  async printNewest(dossier: KeptDossier): Promise<StreamableFile> {
    await this.bring(dossier);
    const newest = dossier.fees?.payments.findLast(({ voided }) => voided === undefined);
    if (!newest) throw notThere('such receipt');
    return this.print(dossier, receiptIdOf(dossier.id, newest.id));
  }
}
