import type { DeliveryFault, WebhookAct, WebhookDefinition } from '@motcua/contracts/webhooks-api';
import { restAfter } from '@motcua/domain/webhook/retry-schedule';
import { RequestProblem } from '@motcua/http/problem';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, mongo, UpdateQuery } from 'mongoose';
import { WEBHOOK, WEBHOOK_CHANGE, type WebhookChangeDocument, type WebhookDocument, type WebhookSecret } from './webhook.schema.ts';

export interface Done {
  readonly act: WebhookAct;
  readonly by: string;
  readonly at: Date;
}

const mostChanges = 50;

@Injectable()
export class WebhookStore {
  constructor(
    @InjectModel(WEBHOOK) private readonly webhooks: Model<WebhookDocument>,
    @InjectModel(WEBHOOK_CHANGE) private readonly changes: Model<WebhookChangeDocument>,
  ) {}

  all(): Promise<WebhookDocument[]> {
    return this.webhooks.find().sort({ _id: 1 }).lean<WebhookDocument[]>();
  }

  find(id: string): Promise<WebhookDocument | null> {
    return this.webhooks.findById(id).lean<WebhookDocument>();
  }

  async get(id: string): Promise<WebhookDocument> {
    const webhook = await this.find(id);
    if (!webhook) throw new RequestProblem(404, 'not-found');
    return webhook;
  }

  /** @throws RequestProblem when the id is taken */
  async create(definition: WebhookDefinition, secret: WebhookSecret, since: Date): Promise<WebhookDocument> {
    const webhook: WebhookDocument = { _id: definition.id, version: 1, definition, on: true, since, secrets: [secret], failuresInRow: 0 };
    try {
      await this.webhooks.create(webhook);
      return webhook;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw new RequestProblem(409, 'webhook-exists');
    }
  }

  /** @returns undefined when somebody else was faster. */
  async change(id: string, seen: number, definition: WebhookDefinition): Promise<WebhookDocument | undefined> {
    // Another address is another machine: what was wrong with the one before says nothing about it.
    return this.update({ _id: id, version: seen }, { $set: { definition, version: seen + 1, failuresInRow: 0 }, $unset: { restsUntil: 1, fault: 1 } });
  }

  async switch(id: string, on: boolean): Promise<WebhookDocument | undefined> {
    return this.update({ _id: id }, on ? { $set: { on, failuresInRow: 0 }, $unset: { gone: 1, fault: 1, restsUntil: 1 } } : { $set: { on } });
  }

  /** @returns undefined when somebody else has changed the secrets meanwhile. */
  async setSecrets(id: string, secrets: WebhookSecret[], newestSeen: string): Promise<WebhookDocument | undefined> {
    return this.update({ _id: id, 'secrets.0.id': newestSeen }, { $set: { secrets } });
  }

  async heard(id: string, lastDeliveredAt: Date): Promise<void> {
    await this.webhooks.updateOne({ _id: id }, { $set: { lastDeliveredAt, failuresInRow: 0 }, $unset: { fault: 1, restsUntil: 1 } });
  }

  /** @returns how often it has failed in a row. */
  async failed(id: string, fault: DeliveryFault, machineNow: Date): Promise<number> {
    const { failuresInRow = 0 } = (await this.update({ _id: id }, { $inc: { failuresInRow: 1 }, $set: { fault } })) ?? {};
    const rest = restAfter(failuresInRow);
    if (rest > 0) await this.webhooks.updateOne({ _id: id }, { $max: { restsUntil: new Date(machineNow.getTime() + rest) } });
    return failuresInRow;
  }

  /** @returns whether it was on until now. */
  async gone(id: string, fault: DeliveryFault): Promise<WebhookDocument | undefined> {
    return this.update({ _id: id, on: true }, { $set: { on: false, gone: true, fault } });
  }

  async note({ _id: webhook, version, definition }: WebhookDocument, done: Done): Promise<void> {
    await this.changes.create({ webhook, version, definition, ...done });
  }

  changesOf(webhook: string): Promise<WebhookChangeDocument[]> {
    return this.changes.find({ webhook }).sort({ at: -1, _id: -1 }).limit(mostChanges).lean<WebhookChangeDocument[]>();
  }

  /** For leases. */
  database(): mongo.Db {
    const { db } = this.webhooks.db;
    if (!db) throw new Error('the store is not connected yet');
    return db;
  }

  private async update(filter: object, update: UpdateQuery<WebhookDocument>): Promise<WebhookDocument | undefined> {
    const changed = await this.webhooks.findOneAndUpdate(filter, update, { returnDocument: 'after' }).lean<WebhookDocument>();
    return changed ?? undefined;
  }
}
