import type { FeedDefinition, Replay } from '@motcua/contracts/feeds-api';
import { RequestProblem } from '@motcua/http/problem';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, mongo } from 'mongoose';
import { FEED, FEED_VERSION, type FeedDocument, type FeedKey, type FeedVersionDocument } from './feed.schema.ts';

interface Made {
  readonly by: string;
  readonly at: Date;
}

@Injectable()
export class FeedStore {
  constructor(
    @InjectModel(FEED) private readonly feeds: Model<FeedDocument>,
    @InjectModel(FEED_VERSION) private readonly versions: Model<FeedVersionDocument>,
  ) {}

  all(): Promise<FeedDocument[]> {
    return this.feeds.find().sort({ _id: 1 }).lean<FeedDocument[]>();
  }

  onRoad(road: FeedDefinition['road']): Promise<FeedDocument[]> {
    return this.feeds.find({ 'definition.road': road }).sort({ _id: 1 }).lean<FeedDocument[]>();
  }

  find(id: string): Promise<FeedDocument | null> {
    return this.feeds.findById(id).lean<FeedDocument>();
  }

  async get(id: string): Promise<FeedDocument> {
    const feed = await this.find(id);
    if (!feed) throw new RequestProblem(404, 'not-found');
    return feed;
  }

  /** @throws RequestProblem when the id, or the agency's series, is taken */
  async create(definition: FeedDefinition, made: Made): Promise<FeedDocument> {
    const feed: FeedDocument = { _id: definition.id, version: 1, definition, agency: definition.agency.code, series: definition.series, keys: [] };
    try {
      await this.feeds.create(feed);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw new RequestProblem(409, 'feed-exists', { detail: 'There is a feed with this id, or one of this agency with this series, already.' });
    }
    await this.note(feed, made);
    return feed;
  }

  /** @returns undefined when somebody else was faster. */
  async change(id: string, seen: number, { definition, ...made }: Made & { definition: FeedDefinition }): Promise<FeedDocument | undefined> {
    const feed = await this.feeds.findOneAndUpdate({ _id: id, version: seen }, { $set: { definition, version: seen + 1 } }, { returnDocument: 'after' }).lean<FeedDocument>();
    if (feed) await this.note(feed, made);
    return feed ?? undefined;
  }

  async addKey(id: string, key: FeedKey): Promise<void> {
    await this.feeds.updateOne({ _id: id }, { $push: { keys: key } });
  }

  async revokeKey(id: string, key: string, at: Date): Promise<void> {
    await this.feeds.updateOne({ _id: id, keys: { $elemMatch: { id: key } } }, { $set: { 'keys.$.revokedAt': at } });
  }

  async readUpTo(id: string, cursor: string): Promise<void> {
    await this.feeds.updateOne({ _id: id }, { $set: { cursor } });
  }

  async tellTrouble(id: string, trouble: string | undefined): Promise<void> {
    await this.feeds.updateOne({ _id: id }, trouble === undefined ? { $unset: { trouble: 1 } } : { $set: { trouble } });
  }

  async tellReplay(id: string, replay: Replay): Promise<void> {
    await this.feeds.updateOne({ _id: id }, { $set: { replay } });
  }

  /** For leases. */
  database(): mongo.Db {
    const { db } = this.feeds.db;
    if (!db) throw new Error('the store is not connected yet');
    return db;
  }

  private async note({ _id: feed, version, definition }: FeedDocument, made: Made): Promise<void> {
    await this.versions.create({ _id: `${feed}/${version}`, feed, version, definition, ...made }).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
  }
}
