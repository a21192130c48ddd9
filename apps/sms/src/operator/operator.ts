import type { PhoneNumber } from '@motcua/domain/sms/phone-number';

/** A message that goes out. `id`: the same for every try, so that its receipt is known again. */
export interface Outgoing {
  readonly id: string;
  readonly to: PhoneNumber;
  readonly text: string;
}

/** A message that came in, whole: its parts are put together again. */
export interface Incoming {
  /** As the network says it: a number, a short number, a name. */
  readonly from: string;
  readonly text: string;
}

/** What became of a message: `taken` by the network, `delivered` to the phone, or neither. */
export type Fate = 'taken' | 'delivered' | 'failed';

export interface Receipt {
  /** What `send` gave back. */
  readonly message: string;
  readonly fate: Fate;
}

/** A road to the telephones: Kannel, or an operator by SMPP. */
export interface Operator {
  readonly name: string;
  /**
   * @returns the name under which the network will tell what became of it
   * @throws DependencyAway when it cannot be sent now, SmsRefused when it never will
   */
  send(message: Outgoing): Promise<string>;
  readonly isThere: boolean;
}

export class SmsRefused extends Error {
  override readonly name = 'SmsRefused';
}

/** `@Inject(OPERATOR) private readonly operator: Operator` */
export const OPERATOR = Symbol('operator');
