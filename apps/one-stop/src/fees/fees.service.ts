import type { AskRefund, DecideRefund, PayRefund, RequestPayment, SetFee, TakePayment, VoidPayment } from '@motcua/contracts/fees-api';
import type { Moved } from '@motcua/contracts/one-stop-api';
import { isPlainDate, plainDate } from '@motcua/domain/calendar/plain-date';
import { requestPayment } from '@motcua/domain/dossier/asking';
import { MoveIncomplete } from '@motcua/domain/dossier/refusals';
import { balanceOf } from '@motcua/domain/fees/balance';
import { askRefund, decideRefund, payRefund, setFee, takeMoney, voidPayment, type WithFees } from '@motcua/domain/fees/fee-acts';
import { NoFees } from '@motcua/domain/fees/fee-refusals';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DossierStore, type Loaded } from '../dossiers/dossier.store.ts';
import { type Asked, Moves } from '../moves/moves.ts';
import { withFees } from './dossier-fees.ts';
import { owing } from './fees-due.store.ts';
import { Receipts } from './receipts.service.ts';

/** What is done about fees at the counter and by heads: each act is a move's twin, with version and key. */
@Injectable()
export class FeesService {
  constructor(
    private readonly moves: Moves,
    private readonly catalogue: Catalogue,
    private readonly dossiers: DossierStore,
    private readonly receipts: Receipts,
    private readonly clock: Clock,
  ) {}

  requestPayment(asked: Asked, { extra, reason, until }: RequestPayment): Promise<Moved> {
    return this.moves.make('request-payment', asked, (dossier, act, { calendar }) => {
      if (dossier.confidential) throw new NoFees();
      if (!isPlainDate(until)) throw new MoveIncomplete('until', 'There is no such day.');
      const charged = this.charged(dossier);
      const amount = balanceOf(charged).outstanding + extra;
      if (amount === 0) throw new MoveIncomplete('extra', 'Nothing is owed; say what is to be paid besides.');
      return requestPayment(charged, { ...act, amount, extra, reason, until: plainDate(until) }, calendar);
    });
  }

  /** Money on the counter. The receipt is there when the answer is. */
  async take(asked: Asked, { way, amount, tendered }: TakePayment): Promise<Moved> {
    const id = `counter:${hash('sha256', `${asked.by.id} ${asked.key}`, 'base64url').slice(0, 22)}`;
    const moved = await this.moves.make('fee-paid', asked, (dossier, act, { calendar }) => {
      const charged = this.charged(dossier);
      const sum = amount ?? balanceOf(charged).outstanding;
      return owing(takeMoney(charged, { ...act, id, way, amount: sum, ...(way === 'cash' && tendered !== undefined ? { tendered } : {}) }, calendar), `receipt:${id}`, this.clock.machine());
    });
    await this.bring(asked.id);
    return moved;
  }

  set(asked: Asked, { quantity, exemption }: SetFee): Promise<Moved> {
    const chosen = exemption && { which: exemption.which, reason: exemption.reason, ...(exemption.waived === undefined ? {} : { waived: exemption.waived }) };
    return this.moves.make('fee-set', asked, (dossier, act, { calendar }) => setFee(this.charged(dossier), { ...act, quantity, exemption: chosen }, calendar));
  }

  async void(asked: Asked, { payment, reason }: VoidPayment): Promise<Moved> {
    const moved = await this.moves.make('payment-voided', asked, (dossier, act) => owing(voidPayment(this.charged(dossier), { ...act, payment, reason }), `receipt:${payment}`, this.clock.machine()));
    await this.bring(asked.id);
    return moved;
  }

  askRefund(asked: Asked, { payment, amount, reason }: AskRefund): Promise<Moved> {
    return this.moves.make('refund-asked', asked, (dossier, act) => askRefund(this.charged(dossier), { ...act, id: idFrom(asked), payment, amount, reason }));
  }

  /** What came on line goes back the way it came, by the job; what came over the counter is paid out there. */
  decideRefund(asked: Asked, { refund, granted, note }: DecideRefund): Promise<Moved> {
    return this.moves.make('refund-decided', asked, (dossier, act) => {
      const decided = decideRefund(this.charged(dossier), { ...act, refund, granted, note });
      return granted && cameOnLine(decided, refund) ? owing(decided, `refund:${refund}`, this.clock.machine()) : decided;
    });
  }

  async payRefund(asked: Asked, { refund }: PayRefund): Promise<Moved> {
    const moved = await this.moves.make('refund-paid', asked, (dossier, act) => {
      const charged = this.charged(dossier);
      if (cameOnLine(charged, refund)) throw new MoveIncomplete('refund', 'This money came on line, and goes back on line.');
      return owing(payRefund(charged, { ...act, refund }), `payout:${refund}`, this.clock.machine());
    });
    await this.bring(asked.id);
    return moved;
  }

  private charged(dossier: Loaded): Loaded & WithFees {
    return withFees(dossier, this.catalogue.procedureOf(dossier));
  }

  private async bring(id: string): Promise<void> {
    const dossier = await this.dossiers.find(id);
    if (dossier) await this.receipts.bring(dossier);
  }
}

function cameOnLine({ fees: { refunds, payments } }: WithFees, refund: string): boolean {
  const of = refunds.find(({ id }) => id === refund)?.payment;
  const way = payments.find(({ id }) => id === of)?.way;
  return way === 'gateway' || way === 'transfer';
}

/** The same for the same request. */
function idFrom({ by, key }: Asked): string {
  const hex = hash('sha256', `refund ${by.id} ${key}`, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
