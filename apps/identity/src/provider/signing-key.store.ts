import { Inject, Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { hkdfSync } from 'node:crypto';
import { compactDecrypt, CompactEncrypt, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { ignoreDuplicateKey } from '@motcua/persistence/duplicate-key';
import type { Model } from 'mongoose';
import { IDENTITY_CONFIG } from '../identity.config.ts';
import type { IdentityConfig } from '../identity.config.ts';
import type { SigningKey } from './signing-key.schema.ts';

@Injectable()
export class SigningKeyStore {
  private readonly lock: Uint8Array;
  /** A changed TOKEN_SECRET begins a new series instead of failing on keys that it cannot open. */
  private readonly series: string;

  constructor(@InjectModel('SigningKey') private readonly keys: Model<SigningKey>, @Inject(IDENTITY_CONFIG) { TOKEN_SECRET }: IdentityConfig) {
    this.lock = new Uint8Array(hkdfSync('sha256', TOKEN_SECRET, '', 'motcua signing keys', 32));
    this.series = Buffer.from(hkdfSync('sha256', TOKEN_SECRET, '', 'motcua signing key series', 4)).toString('hex');
  }

  /** All keys whose tokens count, the one to sign with first. The very first is made here, once, however many processes start. */
  async list(): Promise<JWK[]> {
    const stored = await this.find();
    if (stored.length === 0) await this.make(1);
    const all = stored.length > 0 ? stored : await this.find();
    return Promise.all(all.map((key) => this.open(key)));
  }

  private find(): Promise<SigningKey[]> {
    return this.keys.find({ _id: { $gte: `${this.series}-`, $lt: `${this.series}.` } }).sort({ createdAt: -1 }).lean<SigningKey[]>().exec();
  }

  private async make(number: number): Promise<void> {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const content = new TextEncoder().encode(JSON.stringify(await exportJWK(privateKey)));
    const locked = await new CompactEncrypt(content).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(this.lock);
    await this.keys.create({ _id: `${this.series}-${number}`, locked, createdAt: new Date() }).catch(ignoreDuplicateKey);
  }

  private async open({ _id, locked }: SigningKey): Promise<JWK> {
    const { plaintext } = await compactDecrypt(locked, this.lock);
    return { ...(JSON.parse(new TextDecoder().decode(plaintext)) as JWK), kid: _id, alg: 'ES256', use: 'sig' };
  }
}
