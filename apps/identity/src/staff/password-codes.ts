import type { LetterSent } from '@motcua/contracts/staff-api';
import { Clock } from '@motcua/http/clock';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { isActive } from '../accounts/account.schema.ts';
import type { Account } from '../accounts/account.schema.ts';
import { AccountStore } from '../accounts/account.store.ts';
import { IDENTITY_CONFIG } from '../identity.config.ts';
import type { IdentityConfig } from '../identity.config.ts';
import { ChallengeStore } from '../sign-in/challenge.store.ts';
import { codePost, type PostCode } from '../sign-in/code-letters.ts';
import { TallyStore } from '../sign-in/tally.store.ts';

/** Long enough to be read after a meeting; eight digits and five tries make up for it. */
export const passwordCodeMinutes = 120;
const digits = 8;
const tries = 5;
const hour = 3600;
const pauseSeconds = 60;

/** A code by e-mail with which an official sets a password: used once, the newest counts. No address ever holds it. */
@Injectable()
export class PasswordCodes {
  private readonly post: PostCode;

  constructor(
    private readonly challenges: ChallengeStore,
    private readonly tallies: TallyStore,
    private readonly accounts: AccountStore,
    private readonly clock: Clock,
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
  ) {
    this.post = codePost(config);
  }

  /** To the address that stands in the account. Officials read Vietnamese; the letter is in it. */
  async send({ _id, name, email }: Pick<Account, '_id' | 'name' | 'email'>): Promise<LetterSent> {
    if (!email) return 'away';
    if ((await this.tallies.count(justSentTo(_id), pauseSeconds)) > 1) return 'too-soon';
    if ((await this.tallies.count({ what: 'password-code-to', whom: _id }, hour)) > this.config.CODES_PER_ADDRESS) return 'too-many';
    const code = String(randomInt(10 ** digits)).padStart(digits, '0');
    const until = new Date(this.clock.machine().getTime() + passwordCodeMinutes * 60_000);
    await this.challenges.put({ _id: challengeOf(_id), email, name, codeHash: this.hash(_id, code), triesLeft: tries, codeUntil: until, expiresAt: until });
    const sent = await this.post({ template: 'set-password', lang: 'vi', to: email, params: { code, minutes: passwordCodeMinutes } });
    // Nothing went out, so nobody is asked to wait for it.
    if (sent !== 'sent') await this.tallies.forget(justSentTo(_id));
    return sent;
  }

  /** The account whose code this is, the code used up; null for a wrong one, an old one, and for whoever has none. */
  async answer(login: string, code: string): Promise<Account | null> {
    const account = await this.accounts.findByLogin(login);
    if (!account || account.kind !== 'official' || !isActive(account)) return null;
    const challenge = await this.challenges.takeTry(challengeOf(account._id), this.clock.machine());
    if (!challenge) return null;
    const isRight = timingSafeEqual(Buffer.from(challenge.codeHash), Buffer.from(this.hash(account._id, code)));
    return isRight && (await this.challenges.use(challenge)) ? account : null;
  }

  private hash(id: string, code: string): string {
    return createHmac('sha256', this.config.TOKEN_SECRET).update(`password-code ${id} ${code}`).digest('base64url');
  }
}

const challengeOf = (id: string) => `password:${id}`;
const justSentTo = (id: string) => ({ what: 'password-code-just-sent', whom: id });
