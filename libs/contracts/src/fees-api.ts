import { z } from 'zod';
import { BilingualText, DateText, InstantText } from './text.ts';

/** Whole đồng. */
export const Dong = z.int().min(0).max(100_000_000_000);
const Reason = z.string().trim().min(3).max(1000);

/** Over the counter an official says which way; on line it is always `gateway`, and `transfer` where a bank's program read the code. */
export const CounterWay = z.enum(['cash', 'card']);
export const PaymentWay = z.enum(['cash', 'card', 'transfer', 'gateway']);
export type PaymentWay = z.infer<typeof PaymentWay>;

/** What the dossier owes is asked for, and `extra` besides; the clock stops until it is paid. */
export const RequestPayment = z.strictObject({ extra: Dong.default(0), reason: z.string().trim().min(10).max(2000), until: DateText });
export type RequestPayment = z.infer<typeof RequestPayment>;

/** Money on the counter; all that is owed unless `amount` says less. `tendered`: the cash that was given, for the change. */
export const TakePayment = z.strictObject({ way: CounterWay, amount: Dong.optional(), tendered: Dong.optional() });
export type TakePayment = z.infer<typeof TakePayment>;

export const SetFee = z.strictObject({
  quantity: z.int().min(1).max(10_000),
  /** `which`: one of the procedure's exemptions, by its place; `waived`: only so much of the fee. Null: none. */
  exemption: z.strictObject({ which: z.int().min(0), waived: Dong.optional(), reason: Reason }).nullable(),
});
export type SetFee = z.infer<typeof SetFee>;

export const VoidPayment = z.strictObject({ payment: z.string().min(1).max(200), reason: Reason });
export type VoidPayment = z.infer<typeof VoidPayment>;
export const AskRefund = z.strictObject({ payment: z.string().min(1).max(200), amount: Dong, reason: Reason });
export type AskRefund = z.infer<typeof AskRefund>;
export const DecideRefund = z.strictObject({ refund: z.uuid(), granted: z.boolean(), note: z.string().trim().max(1000).optional() });
export type DecideRefund = z.infer<typeof DecideRefund>;
export const PayRefund = z.strictObject({ refund: z.uuid() });
export type PayRefund = z.infer<typeof PayRefund>;

/** Bank account and words of a transfer, as the provider gives them for one payment, and both as the text of a VietQR code. */
export const Transfer = z.strictObject({ bank: z.string(), account: z.string(), name: z.string(), words: z.string(), qr: z.string() });
export type Transfer = z.infer<typeof Transfer>;

export const OnlineState = z.enum(['pending', 'paid', 'failed', 'cancelled', 'expired', 'disputed']);
export type OnlineState = z.infer<typeof OnlineState>;

/** One attempt to pay on line. `paid` is said once the money is booked on the dossier, never because somebody came back from the provider. */
export const OnlinePayment = z.strictObject({
  id: z.uuid(),
  dossier: z.strictObject({ id: z.uuid(), reference: z.string() }),
  amount: Dong,
  state: OnlineState,
  begunAt: InstantText,
  expiresAt: InstantText,
  /** The provider's page, and its name; absent once it is over. */
  address: z.string().optional(),
  provider: z.string(),
  transfer: Transfer.optional(),
  /** The receipt, once it is written. */
  receipt: z.uuid().optional(),
});
export type OnlinePayment = z.infer<typeof OnlinePayment>;

/** What the browser brought back from the provider, as it stood in the address. */
export const CameBack = z.strictObject({ query: z.record(z.string().max(100), z.string().max(500)) });

export const Charge = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('fee'), amount: Dong, quantity: z.int(), waived: Dong }),
  z.strictObject({ what: z.literal('extra'), amount: Dong, reason: z.string() }),
]);
export type Charge = z.infer<typeof Charge>;

/** In short, with every dossier. */
export const FeeSummary = z.strictObject({
  owed: Dong,
  paid: Dong,
  outstanding: Dong,
  credit: Dong,
  payable: z.enum(['on-receipt', 'on-return']),
  /** To be paid now. */
  due: z.boolean(),
  /** May be paid on line. */
  online: z.boolean(),
});
export type FeeSummary = z.infer<typeof FeeSummary>;

export const ReceiptName = z.strictObject({ id: z.uuid(), series: z.string(), number: z.int().min(1), voided: z.boolean() });
export type ReceiptName = z.infer<typeof ReceiptName>;

/** All about the fees of one dossier. Citizens see no official's name. */
export const FeesView = z.strictObject({
  summary: FeeSummary,
  /** Version of the dossier: acts on fees take it in `If-Match`, as moves do. */
  version: z.int(),
  charges: z.array(Charge),
  tariff: z.strictObject({ amount: Dong, per: BilingualText.optional(), exemptions: z.array(BilingualText) }),
  quantity: z.int(),
  exemption: z.strictObject({ name: BilingualText, which: z.int(), waived: Dong.optional(), reason: z.string() }).optional(),
  payments: z.array(z.strictObject({
    id: z.string(), amount: Dong, way: PaymentWay, at: InstantText, by: z.string().optional(), change: Dong.optional(),
    voided: z.strictObject({ at: InstantText, by: z.string().optional(), reason: z.string() }).optional(),
    receipt: ReceiptName.optional(),
    /** As much may be paid back. */
    refundable: Dong,
  })),
  refunds: z.array(z.strictObject({
    id: z.uuid(), payment: z.string(), amount: Dong, reason: z.string(), askedAt: InstantText, askedBy: z.string().optional(),
    state: z.enum(['asked', 'granted', 'declined', 'paid']), note: z.string().optional(), way: PaymentWay,
  })),
  /** Attempts on line, the newest first. */
  attempts: z.array(OnlinePayment),
  /** What the reader may do now. */
  may: z.strictObject({ pay: z.boolean(), begin: z.boolean(), set: z.boolean(), void: z.boolean(), ask: z.boolean(), decide: z.boolean(), payBack: z.boolean() }),
});
export type FeesView = z.infer<typeof FeesView>;

/** A line of the cashier's book. */
export const ReceiptRow = z.strictObject({
  ...ReceiptName.shape,
  /** `payout`: the voucher of what was paid back. */
  kind: z.enum(['receipt', 'payout']),
  dossier: z.strictObject({ id: z.uuid(), reference: z.string() }),
  /** As it stands on the paper, in Vietnamese. */
  procedure: z.string(),
  amount: Dong,
  way: PaymentWay,
  issuedAt: InstantText,
  by: z.string().optional(),
  void: z.strictObject({ at: InstantText, by: z.string(), reason: z.string() }).optional(),
});
export type ReceiptRow = z.infer<typeof ReceiptRow>;

export const Takings = z.record(PaymentWay, Dong);
export type Takings = z.infer<typeof Takings>;

/** A closing of the cashier's book: opening + takings − paid back − handed over = closing, of cash. */
export const Closing = z.strictObject({
  number: z.int().min(1),
  at: InstantText,
  by: z.string(),
  receipts: z.int(),
  takings: Takings,
  opening: Dong,
  /** Less than nothing when more was voided of earlier closings than was taken. */
  cash: z.int(),
  paidBack: Dong,
  handedOver: Dong,
  closing: z.int(),
});
export type Closing = z.infer<typeof Closing>;

export const DayBook = z.strictObject({
  day: DateText,
  rows: z.array(ReceiptRow),
  takings: Takings,
  total: Dong,
  voided: z.int(),
  /** Cash in the drawer that no closing counted yet, and what would be closed now. */
  open: z.strictObject({ opening: Dong, cash: z.int(), paidBack: Dong, receipts: z.int() }),
  closings: z.array(Closing),
});
export type DayBook = z.infer<typeof DayBook>;

export const DayBookQuery = z.strictObject({ day: DateText.optional(), series: z.string().max(20).optional() });
export const CloseBook = z.strictObject({ handedOver: Dong });
