import { Inject, Injectable } from '@nestjs/common';
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Clock } from '@motcua/http/clock';
import type { Lang } from '@motcua/ui/messages';
import { loginName } from '../accounts/account.schema.ts';
import type { Profile } from '../accounts/account.store.ts';
import { IDENTITY_CONFIG } from '../identity.config.ts';
import type { IdentityConfig } from '../identity.config.ts';
import type { Challenge } from './challenge.schema.ts';
import { ChallengeStore } from './challenge.store.ts';
import { codePost, type PostCode } from './code-letters.ts';
import { TallyStore } from './tally.store.ts';

export const codeMinutes = 10;
const tries = 5;
const hour = 3600;
const pauseSeconds = 60;
/** As long as the sign-in itself may take. */
const keptMinutes = 30;

export interface Sending { readonly interaction: string; readonly profile: Profile; readonly ip: string; readonly lang: Lang }
export type Sent = 'sent' | 'too-soon' | 'too-many' | 'away';
export type Answered = { readonly profile: Profile } | { readonly wrong: 'code' | 'over' };

/** Six digits by e-mail that prove whose address it is: ten minutes, five tries, one use. */
@Injectable()
export class OneTimeCodes {
  private readonly post: PostCode;

  constructor(
    private readonly challenges: ChallengeStore,
    private readonly tallies: TallyStore,
    private readonly clock: Clock,
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
  ) {
    this.post = codePost(config);
  }

  /** The same for every address, whether there is an account for it or not. */
  async send({ interaction, profile, ip, lang }: Sending): Promise<Sent> {
    const refusal = await this.refusal(profile.email, ip);
    if (refusal) return refusal;
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.challenges.put(this.challenge(interaction, profile, code));
    const sent = await this.post({ template: 'one-time-code', lang, to: profile.email, params: { code, minutes: codeMinutes } });
    // Nothing went out, so nobody is asked to wait for it.
    if (sent !== 'sent') await this.tallies.forget(justSentTo(profile.email));
    return sent;
  }

  /** The same person's next code, for the sign-in that is under way; null when it was too long ago. */
  async sendAgain(interaction: string, ip: string, lang: Lang): Promise<Sent | null> {
    const challenge = await this.challenges.find(interaction);
    return challenge && this.send({ interaction, profile: profileOf(challenge), ip, lang });
  }

  /** Where the code of this sign-in went; null when none was sent, or too long ago. */
  async sentTo(interaction: string): Promise<string | null> {
    return (await this.challenges.find(interaction))?.email ?? null;
  }

  async answer(interaction: string, code: string): Promise<Answered> {
    const challenge = await this.challenges.takeTry(interaction, this.clock.machine());
    if (!challenge) return { wrong: 'over' };
    const isRight = timingSafeEqual(Buffer.from(challenge.codeHash), Buffer.from(this.hash(interaction, code)));
    if (isRight && (await this.challenges.use(challenge))) return { profile: profileOf(challenge) };
    return { wrong: challenge.triesLeft > 0 ? 'code' : 'over' };
  }

  private async refusal(email: string, ip: string): Promise<Sent | undefined> {
    if ((await this.tallies.count(justSentTo(email), pauseSeconds)) > 1) return 'too-soon';
    const [toAddress, fromIp] = await Promise.all([
      this.tallies.count({ what: 'code-to', whom: loginName(email) }, hour),
      this.tallies.count({ what: 'code-from', whom: ip }, hour),
    ]);
    return toAddress > this.config.CODES_PER_ADDRESS || fromIp > this.config.CODES_PER_IP ? 'too-many' : undefined;
  }

  private challenge(interaction: string, profile: Profile, code: string): Challenge {
    const after = (minutes: number) => new Date(this.clock.machine().getTime() + minutes * 60_000);
    return { _id: interaction, ...profile, codeHash: this.hash(interaction, code), triesLeft: tries, codeUntil: after(codeMinutes), expiresAt: after(keptMinutes) };
  }

  private hash(interaction: string, code: string): string {
    return createHmac('sha256', this.config.TOKEN_SECRET).update(`one-time-code ${interaction} ${code}`).digest('base64url');
  }
}

const justSentTo = (email: string) => ({ what: 'code-just-sent', whom: loginName(email) });

const profileOf = ({ email, name, phone, identityNumber, passwordHash }: Challenge): Profile => ({ email, name, phone, identityNumber, passwordHash });
