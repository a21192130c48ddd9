import { Clock } from '@motcua/http/clock';
import type { OneStopConfig } from '../one-stop.config.ts';
import { Booking } from './booking.ts';
import { ClosingStore } from './closing.store.ts';
import { DayBookController } from './day-book.controller.ts';
import { DayBooks } from './day-book.service.ts';
import { DisputesController } from './disputes.controller.ts';
import { DisputesService } from './disputes.service.ts';
import { FeesDue } from './fees-due.store.ts';
import { FeesReader } from './fees-reader.ts';
import { FeesController } from './fees.controller.ts';
import { FeesService } from './fees.service.ts';
import { OnlineController } from './online.controller.ts';
import { OnlinePaymentStore } from './online-payment.store.ts';
import { OnlineService } from './online.service.ts';
import { Ledger, PaymentParts } from './payment-parts.ts';
import { PAYMENT_PROVIDER, type Provided } from './provider.ts';
import { ReceiptStore } from './receipt.store.ts';
import { Receipts } from './receipts.service.ts';
import { Reconciler } from './reconciler.ts';
import { SandboxProvider } from './sandbox-provider.ts';
import { ServiceActs } from './service-acts.ts';

/** The one place that knows which providers there are. */
export function providerIn({ PAY_SANDBOX_URL: url, PAY_SANDBOX_SECRET: secret }: OneStopConfig, clock: Clock): Provided {
  return url !== undefined && secret !== undefined ? new SandboxProvider({ url, secret, now: () => clock.machine() }) : null;
}

export const feesControllers = [FeesController, OnlineController, DayBookController, DisputesController];
export const feesProviders = (config: OneStopConfig) => [
  { provide: PAYMENT_PROVIDER, inject: [Clock], useFactory: (clock: Clock) => providerIn(config, clock) },
  ...[ReceiptStore, OnlinePaymentStore, ClosingStore, FeesDue, Receipts, ServiceActs, Booking, OnlineService, FeesService, FeesReader, DayBooks, DisputesService, Ledger, PaymentParts, Reconciler],
];
