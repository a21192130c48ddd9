import type { OnlinePayment } from '@motcua/contracts/fees-api';
import { BanksObject, QRPay } from 'vietnam-qr-pay';
import type { KeptPayment } from './online-payment.schema.ts';
import type { Begun, Provided } from './provider.ts';
import { receiptIdOf } from './receipt-text.ts';

/** As the citizen and the counter see it. While money is not on the dossier yet it is still being confirmed. */
export function presentOnline(payment: KeptPayment, provider: Provided): OnlinePayment {
  const { _id, dossier: { id, reference }, amount, begunAt, expiresAt, begun, transactions } = payment;
  const booked = transactions.find(({ bookedAt }) => bookedAt !== undefined);
  const state = payment.state === 'paid' && !booked ? 'pending' : payment.state;
  const open = payment.state === 'pending' && begun !== undefined;
  return {
    ...{ id: _id, dossier: { id, reference }, amount, state, begunAt, expiresAt, provider: provider?.name.vi ?? payment.provider },
    ...(open ? { address: begun.address } : {}),
    ...(open && begun.transfer ? { transfer: { ...begun.transfer, qr: vietQr(begun.transfer, amount) } } : {}),
    ...(booked ? { receipt: receiptIdOf(id, `${payment.provider}:${booked.id}`) } : {}),
  };
}

/** What a bank's program reads: account, sum and words of one transfer (VietQR, EMVCo). */
export function vietQr({ bank, account, words }: NonNullable<Begun['transfer']>, amount: number): string {
  return QRPay.initVietQR({ bankBin: bankBin(bank), bankNumber: account, amount: String(amount), purpose: words }).build();
}

/** By its six digits, or by the short name that the list of banks has. */
function bankBin(bank: string): string {
  if (/^\d{6}$/.test(bank)) return bank;
  const known = Object.values(BanksObject).find(({ key }) => key === bank);
  if (!known) throw new Error('the provider named a bank that nobody knows');
  return known.bin;
}
