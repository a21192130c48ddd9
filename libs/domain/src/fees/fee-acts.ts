import type { Actor } from '../actor.ts';
import type { Instant } from '../calendar/instant.ts';
import { later } from '../calendar/instant.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { confirmPayment } from '../dossier/asking.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Act } from '../dossier/move.ts';
import { said } from '../dossier/move.ts';
import { MoveIncomplete } from '../dossier/refusals.ts';
import type { FeeAccount, FeeAct, FeeExemption, FeePayment, PaymentWay } from './account.ts';
import { balanceOf, leftOf } from './balance.ts';
import { FeeThingUnknown, NoFees, NotOwed, NotRefundable, NotYourCounter } from './fee-refusals.ts';
import { amountOf, changeOf } from './money.ts';

export type WithFees = Dossier & { readonly fees: FeeAccount };

/** Who stands where the money is: reception of the dossier's agency, a head or leader there, or the service that hears of payments on line. */
type Cashier = 'counter' | 'head' | 'service';

const cashiers: Readonly<Record<FeeAct, readonly Cashier[]>> = {
  'fee-set': ['counter'],
  'fee-paid': ['counter', 'service'],
  'payment-voided': ['head'],
  'refund-asked': ['counter'],
  'refund-decided': ['head'],
  'refund-paid': ['counter', 'service'],
};

const stands: Readonly<Record<Cashier, (dossier: Dossier, actor: Actor) => boolean>> = {
  counter: (dossier, actor) => worksThere(dossier, actor) && actor.roles.includes(dossier.steps[0]?.role ?? 'receptionist'),
  head: (dossier, actor) => worksThere(dossier, actor) && (actor.roles.includes('head') || actor.roles.includes('leader')),
  service: (_dossier, actor) => actor.kind === 'service',
};
const worksThere = ({ agency }: Dossier, actor: Actor) => actor.kind === 'official' && actor.agency === agency.code;

/** Whether this actor may do such a thing with the fees of the dossier. */
export function mayHandle(dossier: Dossier, act: FeeAct, actor: Actor): boolean {
  return dossier.confidential !== true && cashiers[act].some((cashier) => stands[cashier](dossier, actor));
}

export interface FeeSet extends Act {
  readonly quantity: number;
  /** Null takes an exemption back. */
  readonly exemption: Pick<FeeExemption, 'which' | 'waived' | 'reason'> | null;
}

/** How many units are charged, and what is waived and why. Who owed just that goes on. @throws NotYourCounter, NoFees, MoveIncomplete, FeeThingUnknown */
export function setFee<D extends WithFees>(dossier: D, act: FeeSet, calendar: WorkingCalendar): D {
  const { quantity, exemption } = act;
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 10_000) throw new MoveIncomplete('quantity', 'A number of units is a whole number from 1 up.');
  if (quantity > 1 && !dossier.fees.tariff.per) throw new MoveIncomplete('quantity', 'This fee is not counted in units.');
  const chosen = exemption && waived(dossier, exemption, act);
  return settled(dossier, 'fee-set', act, { calendar, account: { ...dossier.fees, quantity, exemption: chosen }, note: exemption ? exemption.reason : undefined });
}

function waived({ fees: { tariff } }: WithFees, { which, waived: amount, reason }: NonNullable<FeeSet['exemption']>, { by, at }: Act): FeeExemption {
  if (!tariff.exemptions[which]) throw new FeeThingUnknown('exemption');
  return { which, reason: said(reason, 'reason'), by: by.id, at, ...(amount === undefined ? {} : { waived: amountOf(amount, 'waived') }) };
}

export interface MoneyTaken extends Act {
  /** Who brought it: the same id is booked once, however often it is told. */
  readonly id: string;
  readonly amount: number;
  readonly way: PaymentWay;
  readonly tendered?: number | undefined;
  readonly request?: string | undefined;
}

/**
 * Money has come. What comes on line is booked whatever the dossier owes, and in every state: it is there, and what is too much is paid back.
 * At the counter nobody takes more than is owed. When nothing is owed any more, a dossier that waited for it goes on.
 * @returns the same dossier when this money was booked already
 * @throws NotYourCounter, NoFees, NotOwed, AmountInvalid, TenderedTooLittle
 */
export function takeMoney<D extends WithFees>(dossier: D, act: MoneyTaken, calendar: WorkingCalendar): D {
  const { id, way, by, at, tendered, request } = act;
  if (dossier.fees.payments.some((payment) => payment.id === id)) return dossier;
  const amount = amountOf(act.amount);
  if (by.kind !== 'service' && amount > balanceOf(dossier).outstanding) throw new NotOwed(balanceOf(dossier).outstanding);
  if (way === 'cash' && tendered !== undefined) changeOf(tendered, amount);
  const payment: FeePayment = {
    ...{ id, amount, way, at: later(at, dossier.changedAt) },
    ...(by.kind === 'official' ? { by: by.id } : {}),
    ...(tendered === undefined ? {} : { tendered }),
    ...(request === undefined ? {} : { request }),
  };
  return settled(dossier, 'fee-paid', act, { calendar, account: { ...dossier.fees, payments: [...dossier.fees.payments, payment] }, receipt: id });
}

/** A payment that was entered and was none. What is left is owed again. @throws NotYourCounter, FeeThingUnknown, NotRefundable, MoveIncomplete */
export function voidPayment<D extends WithFees>(dossier: D, act: Act & { readonly payment: string; readonly reason: string }): D {
  const found = dossier.fees.payments.find(({ id, voided: gone, way }) => id === act.payment && gone === undefined && way !== 'gateway');
  if (!found) throw new FeeThingUnknown('payment');
  if (leftOf(dossier, found) < found.amount) throw new NotRefundable(leftOf(dossier, found));
  const reason = said(act.reason, 'reason');
  const payments = dossier.fees.payments.map((payment) => (payment === found ? { ...payment, voided: { at: act.at, by: act.by.id, reason } } : payment));
  return entered(dossier, 'payment-voided', act, { account: { ...dossier.fees, payments }, note: reason });
}

export interface RefundAsked extends Act {
  readonly id: string;
  readonly payment: string;
  readonly amount: number;
  readonly reason: string;
}

/** @throws NotYourCounter, FeeThingUnknown, NotRefundable, AmountInvalid, MoveIncomplete */
export function askRefund<D extends WithFees>(dossier: D, { id, payment, amount, reason: why, ...act }: RefundAsked): D {
  const found = dossier.fees.payments.find((one) => one.id === payment);
  if (!found) throw new FeeThingUnknown('payment');
  const most = Math.min(balanceOf(dossier).credit, leftOf(dossier, found));
  if (amountOf(amount) > most) throw new NotRefundable(most);
  const reason = said(why, 'reason');
  const refund = { id, payment, amount, reason, askedBy: act.by.id, askedAt: later(act.at, dossier.changedAt) };
  return entered(dossier, 'refund-asked', act, { account: { ...dossier.fees, refunds: [...dossier.fees.refunds, refund] }, note: reason });
}

export interface RefundDecided extends Act {
  readonly refund: string;
  readonly granted: boolean;
  readonly note?: string | undefined;
}

/** A second person looks at it: nobody allows what they asked for themselves. @throws NotYourCounter, FeeThingUnknown, MoveIncomplete */
export function decideRefund<D extends WithFees>(dossier: D, { refund: id, granted, note, ...act }: RefundDecided): D {
  const found = dossier.fees.refunds.find((refund) => refund.id === id && refund.decided === undefined);
  if (!found) throw new FeeThingUnknown('refund');
  if (found.askedBy === act.by.id) throw new NotYourCounter('refund-decided');
  const decided = { at: act.at, by: act.by.id, granted, ...(granted ? {} : { note: said(note ?? '', 'note') }) };
  const refunds = dossier.fees.refunds.map((refund) => (refund === found ? { ...refund, decided } : refund));
  return entered(dossier, 'refund-decided', act, { account: { ...dossier.fees, refunds }, note: granted ? found.reason : note });
}

/** The money has gone back. @returns the same dossier when that is known already @throws NotYourCounter, FeeThingUnknown */
export function payRefund<D extends WithFees>(dossier: D, act: Act & { readonly refund: string }): D {
  const found = dossier.fees.refunds.find(({ id, decided }) => id === act.refund && decided?.granted === true);
  if (!found) throw new FeeThingUnknown('refund');
  if (found.paidAt !== undefined) return dossier;
  const refunds = dossier.fees.refunds.map((refund) => (refund === found ? { ...refund, paidAt: later(act.at, dossier.changedAt) } : refund));
  return entered(dossier, 'refund-paid', act, { account: { ...dossier.fees, refunds }, note: found.reason });
}

interface Entered {
  readonly account: FeeAccount;
  readonly note?: string | undefined;
}

/** Where nothing is owed any more and that was waited for, the clock goes on; otherwise it is a line in the history. */
function settled<D extends WithFees>(dossier: D, what: FeeAct, act: Act, { calendar, account, note, receipt }: Entered & { calendar: WorkingCalendar; receipt?: string }): D {
  check(dossier, what, act.by);
  const after = { ...dossier, fees: account };
  if (dossier.state !== 'payment-requested' || balanceOf(after).outstanding > 0) return entered(dossier, what, act, { account, note });
  return confirmPayment(after, { by: act.by, at: act.at, receipt: receipt ?? '' }, calendar);
}

/** State, step and term stay; version and history grow, as with every act. */
function entered<D extends WithFees>(dossier: D, what: FeeAct, { by, at: when }: Act, { account, note }: Entered): D {
  check(dossier, what, by);
  const at: Instant = later(when, dossier.changedAt);
  const entry = { move: what, at, by: by.id, from: dossier.state, to: dossier.state, step: dossier.stepId, ...(note === undefined ? {} : { note }) };
  return { ...dossier, ...(dossier.undo ? { undo: null } : {}), fees: account, version: dossier.version + 1, history: [...dossier.history, entry], changedAt: at };
}

function check(dossier: Dossier, what: FeeAct, by: Actor): void {
  if (dossier.confidential) throw new NoFees();
  if (!mayHandle(dossier, what, by)) throw new NotYourCounter(what);
}
