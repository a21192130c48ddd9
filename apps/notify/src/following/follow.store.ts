import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { FOLLOW, type FollowDocument } from './follow.schema.ts';

@Injectable()
export class FollowStore {
  constructor(@InjectModel(FOLLOW) private readonly follows: Model<FollowDocument>) {}

  find(id: string): Promise<FollowDocument | null> {
    return this.follows.findById(id).lean<FollowDocument>();
  }

  /** False when the same address follows, or was asked about, the same dossier already. */
  async add(follow: FollowDocument): Promise<boolean> {
    try {
      await this.follows.create(follow);
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }

  /** Of a browser, which asks anew with new keys. */
  async put({ _id, ...follow }: FollowDocument): Promise<void> {
    const write = () => this.follows.updateOne({ _id }, { $set: follow }, { upsert: true });
    await write().catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      return write();
    });
  }

  /** The browser has ended it. */
  async forget(id: string): Promise<void> {
    await this.follows.deleteOne({ _id: id });
  }

  /** Once more for who has not confirmed: not soon after the last time, and not for ever. @returns whether another letter may go out */
  async askAgain(id: string, { askedAt, before, most }: { askedAt: Date; before: Date; most: number }): Promise<boolean> {
    const { modifiedCount } = await this.follows.updateOne({ _id: id, state: 'asked', askedAt: { $lte: before }, asks: { $lt: most } }, { $set: { askedAt }, $inc: { asks: 1 } });
    return modifiedCount === 1;
  }

  ofDossier(dossierId: string): Promise<number> {
    return this.follows.countDocuments({ dossierId });
  }

  askedOf(address: string, since: Date): Promise<number> {
    return this.follows.countDocuments({ address, askedAt: { $gt: since } });
  }

  /** Confirmed once or again. Null for one that is gone or was refused. */
  confirm(id: string, until: Date): Promise<FollowDocument | null> {
    return this.follows.findOneAndUpdate({ _id: id, state: { $in: ['asked', 'on'] } }, { $set: { state: 'on', until } }, { returnDocument: 'after' }).lean<FollowDocument>();
  }

  /** Of one that was confirmed nothing stays; of one that was not, that its reader said no. */
  async stop(id: string, refusedUntil: Date): Promise<void> {
    await this.follows.deleteOne({ _id: id, state: 'on' });
    await this.follows.updateOne({ _id: id, state: 'asked' }, { $set: { state: 'refused', until: refusedUntil }, $unset: { contact: 1 } });
  }

  /** Who has not been told of that version yet. */
  toTell(dossierId: string, version: number): Promise<FollowDocument[]> {
    return this.follows.find({ dossierId, state: 'on', version: { $lt: version } }).lean<FollowDocument[]>();
  }

  async told(id: string, { version, ...said }: Pick<FollowDocument, 'version' | 'gist' | 'until'>): Promise<void> {
    await this.follows.updateOne({ _id: id, version: { $lt: version } }, { $set: { version, ...said } });
  }
}
