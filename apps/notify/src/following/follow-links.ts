import { RequestProblem } from '@motcua/http/problem';
import { Inject, Injectable } from '@nestjs/common';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { createHash } from 'node:crypto';
import { NOTIFY_CONFIG } from '../config-token.ts';
import type { NotifyConfig } from '../notify.config.ts';

/** What a link does once its button is pressed, its page, and for how many days: a letter may be stopped as long as anybody may still have it. */
const uses = { confirm: { page: 'xac-nhan', days: 3 }, stop: { page: 'thoi', days: 500 } } as const;
export type FollowUse = keyof typeof uses;

/** Links in letters to who follows a dossier. Shut, so that an address in a log or a browser tells nothing, neither whose it is nor of which dossier. */
@Injectable()
export class FollowLinks {
  private readonly key: Uint8Array;
  private readonly page: string;

  constructor(@Inject(NOTIFY_CONFIG) { SERVICE_SECRET, PUBLIC_URL }: NotifyConfig) {
    this.key = createHash('sha256').update(`links to follow:${SERVICE_SECRET}`).digest();
    this.page = `${PUBLIC_URL}/theo-doi`;
  }

  async linkFor(use: FollowUse, follow: string): Promise<string> {
    const { page, days } = uses[use];
    const token = await new EncryptJWT({}).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setSubject(follow).setAudience(`follow-${use}`).setExpirationTime(`${days}d`).encrypt(this.key);
    return `${this.page}/${page}?ma=${token}`;
  }

  /** @returns the follow that it is about. @throws RequestProblem 410 for one that is not ours, for another use, or too old */
  async read(use: FollowUse, token: string): Promise<string> {
    const { payload } = await jwtDecrypt(token, this.key, { audience: `follow-${use}` }).catch(() => {
      throw followLinkInvalid();
    });
    if (payload.sub === undefined) throw followLinkInvalid();
    return payload.sub;
  }
}

export const followLinkInvalid = () => new RequestProblem(410, 'follow-link-invalid', { detail: 'This link is no longer valid. Look the dossier up and leave the address once more.' });
