import { Clock } from '@motcua/http/clock';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DossierStore } from '../dossiers/dossier.store.ts';
import { ONE_STOP_CONFIG, type OneStopConfig } from '../one-stop.config.ts';
import { FeesDue } from './fees-due.store.ts';
import { PAYMENT_PROVIDER, type Provided } from './provider.ts';
import { Receipts } from './receipts.service.ts';
import { ServiceActs } from './service-acts.ts';

/** Where money is written down. */
@Injectable()
export class Ledger {
  constructor(
    readonly due: FeesDue,
    readonly receipts: Receipts,
    readonly acts: ServiceActs,
    readonly clock: Clock,
  ) {}
}

/** What the job about payments works with. */
@Injectable()
export class PaymentParts {
  constructor(
    readonly dossiers: DossierStore,
    readonly catalogue: Catalogue,
    readonly ledger: Ledger,
    @Inject(PAYMENT_PROVIDER) readonly provider: Provided,
    @Inject(ONE_STOP_CONFIG) readonly config: OneStopConfig,
  ) {}
}
