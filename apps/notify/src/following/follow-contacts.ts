import { callerKey } from '@motcua/auth/caller-key';
import type { FollowAsked, PushAsked } from '@motcua/contracts/follows-api';
import { Seal } from '@motcua/persistence/seal';
import { Inject, Injectable } from '@nestjs/common';
import { NOTIFY_CONFIG } from '../config-token.ts';
import type { NotifyConfig } from '../notify.config.ts';
import type { FollowDocument } from './follow.schema.ts';

export type FollowReader = Pick<FollowAsked, 'email' | 'language'> | Pick<PushAsked, 'subscription' | 'language'>;

const addressOf = (reader: FollowReader): string => ('email' in reader ? `mailto:${reader.email.toLowerCase()}` : reader.subscription.endpoint);

/** Addresses as they are kept: one key by which equal ones are known, and what is written to, shut. Neither tells anything without the deployment's secret. */
@Injectable()
export class FollowContacts {
  private readonly seal: Seal;
  private readonly secret: string;

  constructor(@Inject(NOTIFY_CONFIG) { SERVICE_SECRET }: NotifyConfig) {
    this.seal = new Seal(SERVICE_SECRET);
    this.secret = SERVICE_SECRET;
  }

  /** Of one reader of one dossier, however often they ask. */
  kept(dossierId: string, reader: FollowReader): Pick<FollowDocument, '_id' | 'by' | 'address' | 'contact'> {
    const address = callerKey(this.secret, addressOf(reader));
    const _id = callerKey(this.secret, `follow:${dossierId} ${address}`);
    return { _id, by: 'email' in reader ? 'email' : 'push', address, contact: this.seal.shut(reader, { of: _id, field: 'contact' }) };
  }

  /** Undefined once the reader has said no. */
  readerOf({ _id: of, contact }: FollowDocument): FollowReader | undefined {
    return contact === undefined ? undefined : (this.seal.open(contact, { of, field: 'contact' }) as FollowReader);
  }
}
