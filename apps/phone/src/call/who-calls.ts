import { callerKey } from '@motcua/auth/caller-key';
import { readPhoneNumber } from '@motcua/domain/sms/phone-number';
import { randomUUID } from 'node:crypto';

export interface WhoCalls {
  /** Stands for the caller where limits are counted; tells nobody's number. */
  readonly key: string;
  /** Whoever hides their number, or has none: each call is somebody else, so all of them together have a limit of their own. */
  readonly isAnonymous: boolean;
}

/** Who calls, from what Asterisk tells. */
export function whoCalls(told: ReadonlyMap<string, string>, secret: string): WhoCalls {
  // 32 and above of `callingpres`: the caller wishes not to be known.
  const hidden = Number(told.get('callingpres') ?? 0) >= 32;
  const phone = hidden ? undefined : readPhoneNumber(told.get('callerid') ?? '');
  return phone === undefined ? { key: callerKey(secret, randomUUID()), isAnonymous: true } : { key: callerKey(secret, phone), isAnonymous: false };
}
