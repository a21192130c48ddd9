import { callerKey } from '@motcua/auth/caller-key';
import { smsChosen } from '@motcua/contracts/events';
import type { PhoneNumber } from '@motcua/domain/sms/phone-number';
import type { CompactedTable } from '@motcua/messaging/compacted-table';
import { CompactedTables } from '@motcua/messaging/compacted-tables';
import { Inject, Injectable } from '@nestjs/common';
import { NOTIFY_CONFIG } from '../config-token.ts';
import type { NotifyConfig } from '../notify.config.ts';

/** Telephones that wrote STOP, and not START since. Known by keys that tell no number. Counts above what the account says: whoever holds it decides. */
@Injectable()
export class SilencedPhones {
  private readonly choices: CompactedTable<typeof smsChosen> | undefined;
  private readonly secret: string;

  constructor(tables: CompactedTables, @Inject(NOTIFY_CONFIG) { SMS_URL, SERVICE_SECRET }: NotifyConfig) {
    this.choices = SMS_URL === undefined ? undefined : tables.of(smsChosen);
    this.secret = SERVICE_SECRET;
  }

  has(phone: PhoneNumber): boolean {
    return this.choices?.get(callerKey(this.secret, phone))?.wants === false;
  }
}
