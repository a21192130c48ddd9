import { RequestProblem } from '@motcua/http/problem';
import { Inject, Injectable } from '@nestjs/common';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { createHash } from 'node:crypto';
import { NOTIFY_CONFIG } from '../config-token.ts';
import type { NotifyConfig } from '../notify.config.ts';

const daysValid = 90;

/** A link that was read: whose preferences it opens, and the letter that it stands in. */
export interface LetterLink {
  readonly holder: string;
  readonly letter: string;
  readonly until: Date;
}

/**
 * Links in letters by which preferences are changed without signing in. What they say is shut, not merely signed: an address stands in logs and in
 * browsers, and tells nothing about a person.
 */
@Injectable()
export class LetterLinks {
  private readonly key: Uint8Array;

  constructor(@Inject(NOTIFY_CONFIG) { SERVICE_SECRET, PUBLIC_URL }: NotifyConfig) {
    this.key = createHash('sha256').update(`links in letters:${SERVICE_SECRET}`).digest();
    this.page = `${PUBLIC_URL}/thu-bao`;
  }

  private readonly page: string;

  async linkFor(holder: string, letter: string): Promise<string> {
    const token = await new EncryptJWT({}).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setSubject(holder).setJti(letter).setAudience('letters').setExpirationTime(`${daysValid}d`).encrypt(this.key);
    return `${this.page}?ma=${token}`;
  }

  /** @throws RequestProblem 410 for one that is not ours, or too old */
  async read(token: string): Promise<LetterLink> {
    try {
      const { payload } = await jwtDecrypt(token, this.key, { audience: 'letters' });
      if (payload.sub === undefined || payload.jti === undefined || payload.exp === undefined) throw linkInvalid();
      return { holder: payload.sub, letter: payload.jti, until: new Date(payload.exp * 1000) };
    } catch {
      throw linkInvalid();
    }
  }
}

export const linkInvalid = () => new RequestProblem(410, 'letter-link-invalid', { detail: 'This link is no longer valid. Use one from a newer letter, or sign in.' });
