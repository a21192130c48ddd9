import { DomainError } from '../errors.ts';
import type { FeeAct } from './account.ts';

/** Money is taken, waived and given back by those whose work that is. */
export class NotYourCounter extends DomainError {
  constructor(act: FeeAct) {
    super('forbidden', 'fees-not-yours', 'Fees of this dossier are not for you to handle in this way.', { params: { act } });
  }
}

/** A confidential dossier costs nothing: a receipt would tell that there is one. */
export class NoFees extends DomainError {
  constructor() {
    super('conflict', 'fees-none', 'This dossier costs nothing, so that no money is taken for it.');
  }
}

/** More than is to be paid, or nothing is to be paid at all. */
export class NotOwed extends DomainError {
  constructor(outstanding: number) {
    super('conflict', 'fees-not-owed', 'This is more than the dossier still owes.', { at: 'amount', params: { outstanding } });
  }
}

export class NotRefundable extends DomainError {
  constructor(most: number) {
    super('conflict', 'fees-not-refundable', 'No more can be paid back than was paid beyond what is owed.', { at: 'amount', params: { most } });
  }
}

export class FeeThingUnknown extends DomainError {
  constructor(at: 'payment' | 'refund' | 'exemption') {
    super('not-found', 'not-found', `There is no such ${at} on this dossier, or it was dealt with already.`, { at, params: { at } });
  }
}
