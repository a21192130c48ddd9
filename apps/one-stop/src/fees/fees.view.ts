import { FeesView } from '@motcua/contracts/fees-api';
import type { OnlinePayment } from '@motcua/contracts/fees-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { Actor } from '@motcua/domain/actor';
import type { FeePayment, FeeRefund } from '@motcua/domain/fees/account';
import { balanceOf, chargesOf, leftOf } from '@motcua/domain/fees/balance';
import { mayHandle, type WithFees } from '@motcua/domain/fees/fee-acts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { feeSummary, withFees } from './dossier-fees.ts';
import type { KeptReceipt } from './receipt.schema.ts';
import { receiptIdOf } from './receipt-text.ts';

export interface FeesReading {
  readonly reader: Actor;
  readonly procedure: Procedure;
  readonly receipts: readonly KeptReceipt[];
  readonly attempts: readonly OnlinePayment[];
  readonly online: boolean;
  readonly mayBegin: boolean;
}

const nothing = { owed: 0, paid: 0, outstanding: 0, credit: 0, payable: 'on-receipt', due: false, online: false } as const;

/** All about the fees of a dossier, as this reader may see it. */
export function presentFees(dossier: KeptDossier, reading: FeesReading): FeesView {
  const { reader, procedure, attempts, online } = reading;
  const charged = withFees(dossier, procedure);
  const { tariff, quantity, exemption, payments, refunds } = charged.fees;
  const name = exemption && tariff.exemptions[exemption.which];
  return FeesView.parse({
    summary: feeSummary(dossier, procedure, { online }) ?? nothing,
    version: dossier.version,
    charges: chargesOf(charged),
    tariff: { amount: tariff.amount, exemptions: tariff.exemptions, ...(tariff.per ? { per: tariff.per } : {}) },
    quantity,
    ...(exemption && name ? { exemption: { name, which: exemption.which, reason: exemption.reason, ...(exemption.waived === undefined ? {} : { waived: exemption.waived }) } } : {}),
    payments: payments.map((payment) => presentPayment(charged, payment, reading)),
    refunds: refunds.map((refund) => presentRefund(charged, refund, reader)),
    attempts,
    may: mayDo(charged, reading),
  });
}

function mayDo(dossier: KeptDossier & WithFees, { reader, mayBegin }: FeesReading): FeesView['may'] {
  const { outstanding, credit } = balanceOf(dossier);
  const { payments, refunds, tariff } = dossier.fees;
  const may = (act: Parameters<typeof mayHandle>[1]) => reader.kind === 'official' && mayHandle(dossier, act, reader);
  const online = ({ payment }: FeeRefund) => isOnline(payments.find(({ id }) => id === payment));
  return {
    pay: may('fee-paid') && outstanding > 0,
    begin: mayBegin,
    set: may('fee-set') && tariff.amount > 0,
    void: may('payment-voided') && payments.some((payment) => payment.voided === undefined && !isOnline(payment)),
    ask: may('refund-asked') && credit > 0,
    decide: may('refund-decided') && refunds.some(({ decided, askedBy }) => decided === undefined && askedBy !== reader.id),
    payBack: may('refund-paid') && refunds.some((refund) => refund.decided?.granted === true && refund.paidAt === undefined && !online(refund)),
  };
}

const isOnline = (payment: FeePayment | undefined) => payment?.way === 'gateway' || payment?.way === 'transfer';

const nameOf = (dossier: KeptDossier, reader: Actor, id: string | undefined) => {
  const name = reader.kind === 'official' && id !== undefined ? dossier.officials.find((official) => official.id === id)?.name : undefined;
  return name === undefined ? {} : { by: name };
};

function presentPayment(dossier: KeptDossier & WithFees, payment: FeePayment, { reader, receipts }: FeesReading): FeesView['payments'][number] {
  const { id, amount, way, at, by, tendered, voided } = payment;
  const receipt = receipts.find(({ _id }) => _id === receiptIdOf(dossier.id, id));
  return {
    ...{ id, amount, way, at },
    ...nameOf(dossier, reader, by),
    ...(tendered === undefined ? {} : { change: tendered - amount }),
    ...(voided ? { voided: { at: voided.at, reason: voided.reason, ...nameOf(dossier, reader, voided.by) } } : {}),
    ...(receipt ? { receipt: { id: receipt._id, series: receipt.series, number: receipt.number, voided: receipt.voided !== undefined } } : {}),
    refundable: Math.min(balanceOf(dossier).credit, leftOf(dossier, payment)),
  };
}

function presentRefund(dossier: KeptDossier & WithFees, { id, payment, amount, reason, askedAt, askedBy, decided, paidAt }: FeeRefund, reader: Actor): FeesView['refunds'][number] {
  const { by } = nameOf(dossier, reader, askedBy);
  const state = paidAt !== undefined ? 'paid' : decided === undefined ? 'asked' : decided.granted ? 'granted' : 'declined';
  const way = dossier.fees.payments.find((one) => one.id === payment)?.way ?? 'cash';
  return { id, payment, amount, reason, askedAt, state, way, ...(by === undefined ? {} : { askedBy: by }), ...(decided?.note === undefined ? {} : { note: decided.note }) };
}
