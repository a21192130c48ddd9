import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import type { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';

interface LeaseDocument {
  _id: string;
  holder: string;
  until: Date;
}

/**
 * One holder at a time among all processes, for work that is merely wasted when done twice: clocks of machines may differ, so
 * nothing that would be wrong when done twice may hang on it.
 */
export class Lease {
  private readonly leases: mongo.Collection<LeaseDocument>;
  readonly holder = randomUUID();

  constructor(
    db: mongo.Db,
    private readonly name: string,
    private readonly milliseconds: number,
  ) {
    this.leases = db.collection<LeaseDocument>('leases');
  }

  /** Takes or prolongs the lease; false while another holds it. */
  async take(now = new Date()): Promise<boolean> {
    const free = { _id: this.name, $or: [{ holder: this.holder }, { until: { $lt: now } }] };
    const until = new Date(now.getTime() + this.milliseconds);
    try {
      await this.leases.updateOne(free, { $set: { holder: this.holder, until } }, { upsert: true });
      return true;
    } catch (error) {
      // The upsert found no free lease and ran into the one that another holds.
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Lets another take it at once instead of waiting for its end. */
  async giveBack(): Promise<void> {
    await this.leases.deleteOne({ _id: this.name, holder: this.holder });
  }
}
