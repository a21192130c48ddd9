import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Artifact } from './artifact.schema.ts';

/** oidc-provider's memory in our store. */
@Injectable()
export class ArtifactStore {
  constructor(@InjectModel('Artifact') private readonly artifacts: Model<Artifact>) {}

  /** The adapter for one of the provider's models, as it asks for it by name. */
  adapterFor(model: string): Adapter {
    const key = (id: string) => `${model}:${id}`;
    return {
      upsert: (id, payload, expiresIn) => this.upsert(key(id), payload, expiresIn),
      find: (id) => this.find({ _id: key(id) }),
      findByUid: (uid) => this.find({ uid, _id: { $gte: `${model}:`, $lt: `${model};` } }),
      // Devices without a browser do not sign in here.
      findByUserCode: () => Promise.resolve(undefined),
      consume: (id) => this.consume(key(id)),
      destroy: async (id) => void (await this.artifacts.deleteOne({ _id: key(id) })),
      revokeByGrantId: async (grantId) => void (await this.artifacts.deleteMany({ grantId })),
    };
  }

  /** Ends every session, grant, code and refresh token of somebody, in all browsers. */
  async endAllOf(accountId: string): Promise<void> {
    await this.artifacts.deleteMany({ accountId });
  }

  private async upsert(_id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const { accountId, grantId, uid } = payload;
    const expiresAt = expiresIn ? new Date(Date.now() + expiresIn * 1000) : undefined;
    const content = { payload: JSON.stringify(payload), ...(accountId ? { accountId } : {}), ...(grantId ? { grantId } : {}), ...(uid ? { uid } : {}), ...(expiresAt ? { expiresAt } : {}) };
    await this.artifacts.updateOne({ _id }, { $set: content }, { upsert: true });
  }

  private async find(which: object): Promise<AdapterPayload | undefined> {
    const found = await this.artifacts.findOne(which).lean<Artifact>();
    // The store sweeps expired documents about once a minute; until then they are there but do not count.
    if (!found || (found.expiresAt && found.expiresAt.getTime() <= Date.now())) return undefined;
    return { ...(JSON.parse(found.payload) as AdapterPayload), ...(found.consumed ? { consumed: found.consumed } : {}) };
  }

  private async consume(_id: string): Promise<void> {
    await this.artifacts.updateOne({ _id }, { $set: { consumed: Math.floor(Date.now() / 1000) } });
  }
}
