import { S3Storage } from './s3-storage.ts';
import type { Storage } from './storage.ts';

export interface StorageSettings {
  readonly STORAGE_URL?: string | undefined;
  readonly STORAGE_KEY_ID?: string | undefined;
  readonly STORAGE_SECRET?: string | undefined;
}

/** The object store that the environment names; undefined: files lie in the data directory. */
export function storageAt({ STORAGE_URL: url, STORAGE_KEY_ID: keyId, STORAGE_SECRET: secret }: StorageSettings): Storage | undefined {
  if (!url) return undefined;
  if (!keyId || !secret) throw new Error('STORAGE_URL needs STORAGE_KEY_ID and STORAGE_SECRET');
  return new S3Storage({ url, keyId, secret });
}
