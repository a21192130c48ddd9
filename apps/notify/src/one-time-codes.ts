import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Language } from '@motcua/contracts/text';
import { DependencyAway } from '@motcua/auth/errors';
import { NOTIFY_CONFIG } from './config-token.ts';
import { codeLetter, passwordLetter } from './letter.tsx';
import { Mail } from './mail.ts';
import type { NotifyConfig } from './notify.config.ts';

export const NewMessage = z.strictObject({
  /** `set-password`: for officials whose password was reset; the letter says where the code is entered. */
  template: z.enum(['one-time-code', 'set-password']),
  lang: Language,
  to: z.email(),
  params: z.strictObject({ code: z.string().regex(/^\d{4,10}$/), minutes: z.int().min(1) }),
});
export type NewMessage = z.infer<typeof NewMessage>;

/** Codes go out at once or not at all: a code that comes later than its page is open is of no use. Nothing of them is kept or logged. */
@Injectable()
export class OneTimeCodes {
  private readonly sent = new Map<string, Promise<void>>();

  constructor(
    private readonly mail: Mail,
    @Inject(NOTIFY_CONFIG) private readonly config: NotifyConfig,
  ) {}

  /** The same key sends once. @throws DependencyAway when the mail server does not take it. */
  send(key: string, message: NewMessage): Promise<void> {
    const known = this.sent.get(key);
    if (known) return known;
    const sending = this.post(key, message);
    this.remember(key, sending);
    sending.catch(() => this.sent.delete(key));
    return sending;
  }

  private async post(key: string, { template, lang, to, params }: NewMessage): Promise<void> {
    const letter = template === 'set-password' ? passwordLetter(lang, { ...params, publicUrl: this.config.PUBLIC_URL }) : codeLetter(lang, params);
    try {
      await this.mail.send({ id: `code:${key}`, to: { name: '', address: to }, ...letter });
    } catch (error) {
      throw new DependencyAway('mail', error);
    }
  }

  // Keys live as long as their codes could: the oldest of a thousand are long past.
  private remember(key: string, sending: Promise<void>): void {
    if (this.sent.size >= 1_000) this.sent.delete(this.sent.keys().next().value ?? '');
    this.sent.set(key, sending);
  }
}
