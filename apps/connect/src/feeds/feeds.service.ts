import type { FeedDefinition, FeedSaved, NewKey } from '@motcua/contracts/feeds-api';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { CONNECT_CONFIG, type ConnectConfig } from '../connect.config.ts';
import { isSameFeed, problemsOf } from './feed-of.ts';
import { keySecret } from './feed-keys.ts';
import { FeedStore } from './feed.store.ts';

/** What administrators do with feeds. */
@Injectable()
export class Feeds {
  constructor(
    private readonly store: FeedStore,
    private readonly clock: Clock,
    @Inject(CONNECT_CONFIG) private readonly config: ConnectConfig,
  ) {}

  async create(definition: FeedDefinition, { id: by }: Pick<Actor, 'id'>): Promise<FeedSaved> {
    check(definition);
    const { _id: id, version } = await this.store.create(definition, { by, at: this.clock.now() });
    return { id, version };
  }

  /** A new version of the mapping. Rows that come are read by it from now on, those that came before once it is replayed. */
  async change(id: string, definition: FeedDefinition, { by, seen }: { by: Actor; seen: number }): Promise<FeedSaved> {
    check(definition);
    const known = await this.store.get(id);
    if (!isSameFeed(known.definition, definition)) throw new RequestProblem(409, 'feed-key-fixed', { detail: 'The id, the agency, the series and the column of the code stay; begin another feed.' });
    const changed = await this.store.change(id, seen, { definition, by: by.id, at: this.clock.now() });
    if (!changed) throw new RequestProblem(409, 'feed-changed', { also: { current: { version: (await this.store.get(id)).version } } });
    return { id, version: changed.version };
  }

  /** @returns a key with its secret, which is told this once. Older keys go on until they are revoked, so that a system can change over. */
  async addKey(id: string): Promise<NewKey> {
    await this.store.get(id);
    const key = `k-${randomBytes(6).toString('hex')}`;
    await this.store.addKey(id, { id: key, createdAt: this.clock.now() });
    return { id: key, secret: keySecret(this.config.FEED_SECRET, id, key) };
  }

  async revokeKey(id: string, key: string): Promise<void> {
    await this.store.get(id);
    await this.store.revokeKey(id, key, this.clock.now());
  }
}

function check(definition: FeedDefinition): void {
  const errors = problemsOf(definition);
  if (errors.length > 0) throw new RequestProblem(422, 'feed-invalid', { errors });
}
