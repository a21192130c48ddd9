import { z } from 'zod';
import { Dong, PaymentWay } from './fees-api.ts';
import { InstantText } from './text.ts';

/** Why money that came was put on no dossier: another sum or currency than was asked for, or money that another payment has already. */
export const DisputeWhy = z.enum(['sum', 'currency', 'taken']);
export type DisputeWhy = z.infer<typeof DisputeWhy>;

/** How a person settled it: put on this dossier after all; paid back by whoever sent it; nothing of ours, or counted elsewhere. */
export const DisputeEnd = z.enum(['booked', 'paid-back', 'not-ours']);
export type DisputeEnd = z.infer<typeof DisputeEnd>;

/** Money that a provider says came for a payment and that does not fit it. Nothing of the person who paid. */
export const PaymentDispute = z.strictObject({
  payment: z.uuid(),
  /** The provider's name for the money. */
  transaction: z.string(),
  dossier: z.strictObject({ id: z.uuid(), reference: z.string() }),
  provider: z.string(),
  /** What was asked for. */
  asked: Dong,
  /** As the provider says it: it may be no number of đồng at all. */
  amount: z.number(),
  currency: z.string(),
  way: PaymentWay,
  cameAt: z.string(),
  why: DisputeWhy,
  /** It is whole đồng and nobody has it yet. */
  bookable: z.boolean(),
  settled: z.strictObject({ at: InstantText, by: z.string(), end: DisputeEnd, reason: z.string() }).optional(),
});
export type PaymentDispute = z.infer<typeof PaymentDispute>;

/** Of the reader's agency: those that wait, the oldest first, and what became of the others, the newest first. */
export const PaymentDisputes = z.strictObject({ open: z.array(PaymentDispute), settled: z.array(PaymentDispute), maySettle: z.boolean() });
export type PaymentDisputes = z.infer<typeof PaymentDisputes>;

export const SettleDispute = z.strictObject({ transaction: z.string().min(1).max(200), end: DisputeEnd, reason: z.string().trim().min(10).max(1000) });
export type SettleDispute = z.infer<typeof SettleDispute>;
