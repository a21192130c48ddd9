import type { Takings } from '@motcua/contracts/fees-api';
import type { KeptReceipt } from './receipt.schema.ts';

/** Receipts that count, by how they were paid. */
export function takingsOf(receipts: readonly KeptReceipt[]): Takings {
  const takings: Takings = { cash: 0, card: 0, transfer: 0, gateway: 0 };
  for (const { kind, voided, way, amount } of receipts) if (kind === 'receipt' && !voided) takings[way] += amount;
  return takings;
}

export interface Drawer {
  readonly cash: number;
  readonly paidBack: number;
  readonly receipts: number;
}

/**
 * What came into the drawer and went out of it by what one closing counts: cash that was receipted, less what was receipted in an earlier
 * closing and voided since. What was receipted and voided within the same closing never lay there.
 */
export function drawerOf(counted: readonly KeptReceipt[], closing: number | undefined): Drawer {
  const own = counted.filter((receipt) => receipt.closing === closing);
  const cash = own.filter(isCashIn).reduce((sum, { amount }) => sum + amount, 0);
  const voided = counted.filter((receipt) => isCashIn(receipt) && receipt.voided && receipt.voidClosing === closing).reduce((sum, { amount }) => sum + amount, 0);
  const paidBack = own.filter(({ kind, way }) => kind === 'payout' && way === 'cash').reduce((sum, { amount }) => sum + amount, 0);
  return { cash: cash - voided, paidBack, receipts: own.filter(({ kind }) => kind === 'receipt').length };
}

const isCashIn = ({ kind, way }: KeptReceipt) => kind === 'receipt' && way === 'cash';
