import type { Procedure } from '@motcua/contracts/procedure';
import type { FeeSummary } from '@motcua/contracts/fees-api';
import type { Dossier } from '@motcua/domain/dossier/dossier';
import { openAccount } from '@motcua/domain/fees/account';
import { balanceOf, isDue } from '@motcua/domain/fees/balance';
import type { WithFees } from '@motcua/domain/fees/fee-acts';

/** A dossier that was opened before there were accounts gets the one that its procedure's version would have given it. */
export function withFees<D extends Dossier>(dossier: D, { fee }: Pick<Procedure, 'fee'>): D & WithFees {
  return { ...dossier, fees: dossier.fees ?? openAccount(fee, dossier.channel) };
}

/** Undefined of what costs nothing and never did, and of confidential dossiers. */
export function feeSummary(dossier: Dossier, procedure: Procedure, { online }: { online: boolean }): FeeSummary | undefined {
  if (dossier.confidential) return undefined;
  const charged = withFees(dossier, procedure);
  const { owed, paid, outstanding, credit } = balanceOf(charged);
  const { tariff, payments } = charged.fees;
  if (owed === 0 && payments.length === 0 && tariff.amount === 0) return undefined;
  const due = isDue(charged);
  return { owed, paid, outstanding, credit, payable: tariff.payable, due, online: online && due && mayPayOnline(dossier, procedure) };
}

/** Level 4 means that the fee is paid on line; what is asked for while the dossier waits may be paid so in any case. */
export const mayPayOnline = ({ state }: Pick<Dossier, 'state'>, { level }: Pick<Procedure, 'level'>): boolean => level === 4 || state === 'payment-requested';
