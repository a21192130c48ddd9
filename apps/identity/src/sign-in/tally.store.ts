import { Inject, Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { createHmac } from 'node:crypto';
import { Clock } from '@motcua/http/clock';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import type { Model } from 'mongoose';
import { IDENTITY_CONFIG } from '../identity.config.ts';
import type { IdentityConfig } from '../identity.config.ts';
import type { Tally } from './tally.schema.ts';

/** What is counted, and about whom: `{ what: 'code-to', whom: 'lan@example.vn' }`. */
export interface Subject { readonly what: string; readonly whom: string }

@Injectable()
export class TallyStore {
  constructor(
    @InjectModel('Tally') private readonly tallies: Model<Tally>,
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
    private readonly clock: Clock,
  ) {}

  /** Counts one more and answers how many there were within the window, which begins with the first. */
  async count(subject: Subject, windowSeconds: number): Promise<number> {
    const now = this.clock.machine();
    const running = { $gt: ['$expiresAt', now] };
    const onward = {
      count: { $cond: [running, { $add: ['$count', 1] }, 1] },
      expiresAt: { $cond: [running, '$expiresAt', new Date(now.getTime() + windowSeconds * 1000)] },
    };
    try {
      const tally = await this.tallies
        .findOneAndUpdate({ _id: this.keyOf(subject) }, [{ $set: onward }], { upsert: true, returnDocument: 'after', updatePipeline: true })
        .lean<Tally>();
      return tally?.count ?? 1;
    } catch (error) {
      // Two firsts at once: one of them was the first.
      if (isDuplicateKey(error)) return this.count(subject, windowSeconds);
      throw error;
    }
  }

  async forget(...subjects: Subject[]): Promise<void> {
    await this.tallies.deleteMany({ _id: { $in: subjects.map((subject) => this.keyOf(subject)) } });
  }

  /** One of those that were counted was none. */
  async takeBack(subject: Subject): Promise<void> {
    await this.tallies.updateOne({ _id: this.keyOf(subject), count: { $gt: 0 } }, { $inc: { count: -1 } });
  }

  private keyOf({ what, whom }: Subject): string {
    return `${what}:${createHmac('sha256', this.config.TOKEN_SECRET).update(`${what} ${whom}`).digest('base64url')}`;
  }
}
