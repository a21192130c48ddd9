import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testObjectStore } from '@motcua/testing/stack';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { DirectoryStorage } from './directory-storage.ts';
import { FileStore } from './file-store.ts';
import { S3Storage } from './s3-storage.ts';
import { storageAt } from './storage-at.ts';
import { FileMissing, type Storage } from './storage.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'files-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function* chunks(...parts: (string | Buffer)[]) {
  for (const part of parts) yield Buffer.from(part as string);
}
const hashOf = (content: string) => createHash('sha256').update(content).digest('hex');

const store = testObjectStore();
const storages: [string, () => Storage][] = [['a directory', () => new DirectoryStorage(directory)]];
if (store) storages.push(['an object store', () => new S3Storage({ ...store, url: store.url.replace('?', `/${randomUUID()}?`) })]);
// eslint-disable-next-line no-console -- a run that leaves half of a contract out has to say so
else console.warn('S3_TEST_URL is not set: the contract of file stores is checked over a directory alone (libs/files/README.md).');

describe.each(storages)('a file store over %s', (_, storage) => {
  let files: FileStore;
  beforeEach(() => {
    files = new FileStore(directory, 'papers', storage());
  });
  const placed = async (...parts: (string | Buffer)[]) => {
    const received = await files.receive(chunks(...parts));
    await files.place(received);
    await files.discard(received);
    return received.sha256;
  };
  const isThere = (sha256: string) => files.read(sha256).then((content) => text(content).then(() => true), () => false);

  it('keeps what was sent under the hash of its content', async () => {
    const sha256 = await placed('Bản ', 'vẽ');
    expect(sha256).toBe(hashOf('Bản vẽ'));
    await expect(text(await files.read(sha256))).resolves.toBe('Bản vẽ');
  });

  it('keeps a large one byte for byte', async () => {
    const content = Buffer.alloc(9_000_001, 'Một Cửa');
    const sha256 = await placed(content);
    expect((await buffer(await files.read(sha256))).equals(content)).toBe(true);
  });

  it('keeps the same content once', async () => {
    expect(await placed('một')).toBe(await placed('một'));
    await files.removeUnused(hashOf('một'), async () => false);
    expect(await isThere(hashOf('một'))).toBe(false);
  });

  it('says when a content is not there', async () => {
    await expect(files.read(hashOf('hai'))).rejects.toThrow(FileMissing);
  });

  it('forgets what is discarded, and leaves what was placed meanwhile', async () => {
    const [refused, taken] = [await files.receive(chunks('một')), await files.receive(chunks('hai'))];
    await files.place(taken);
    await files.discard(refused);
    await files.discard(taken);
    expect([await isThere(refused.sha256), await isThere(taken.sha256)]).toEqual([false, true]);
    expect(await readdir(join(directory, 'incoming'))).toEqual([]);
  });

  it('leaves a content that something names, or names again while it is being removed', async () => {
    const sha256 = await placed('một');
    await files.removeUnused(sha256, async () => true);
    const looks = [false, true];
    await files.removeUnused(sha256, async () => looks.shift() ?? true);
    expect(looks).toEqual([]);
    await expect(text(await files.read(sha256))).resolves.toBe('một');
  });

  it('takes a content that is gone already for removed', async () => {
    await expect(files.removeUnused(hashOf('hai'), async () => false)).resolves.toBeUndefined();
  });

  describe('keeps apart what nobody has looked at', () => {
    const apart = async (content: string) => {
      const [received, id] = [await files.receive(chunks(content)), randomUUID()];
      await files.setApart(received, id);
      await files.discard(received);
      return { id, sha256: received.sha256 };
    };
    const isApart = (id: string) => files.readApart(id).then((content) => text(content).then(() => true), () => false);

    it('for the scanner alone', async () => {
      const { id, sha256 } = await apart('một');
      await expect(text(await files.readApart(id))).resolves.toBe('một');
      expect(await isThere(sha256)).toBe(false);
    });

    it('until it is clean, told as often as one likes', async () => {
      const { id, sha256 } = await apart('một');
      await files.release(id, sha256);
      await files.release(id, sha256);
      expect([await isApart(id), await isThere(sha256)]).toEqual([false, true]);
    });

    it('and locks it away when it is not, until it is removed', async () => {
      const { id, sha256 } = await apart('một');
      await files.lockAway(id);
      expect([await isApart(id), await isThere(sha256)]).toEqual([false, false]);
      await files.removeApart(id);
      await expect(files.removeApart(id)).resolves.toBeUndefined();
    });
  });
});

(store ? describe : describe.skip)('an object store without the bucket', () => {
  it('says so, and does not call its files missing', async () => {
    const storage = new S3Storage({ ...store, keyId: store?.keyId ?? '', secret: store?.secret ?? '', url: (store?.url ?? '').replace(/(s3:\/\/[^/?]+)/, '$1-not-there') });
    await expect(storage.get('x')).rejects.toMatchObject({ name: 'DependencyAway' });
    await expect(storage.move('x', 'y')).rejects.toMatchObject({ name: 'DependencyAway' });
    await expect(storage.put('x', { path: import.meta.filename, size: 1, sha256: hashOf('x') })).rejects.toMatchObject({ name: 'DependencyAway' });
  });
});

// Where an operator's mistake or a fault of the network must not look like a file that is gone.
describe('the environment', () => {
  it('names an object store with its keys, or none', () => {
    expect(storageAt({})).toBeUndefined();
    expect(storageAt({ STORAGE_URL: 's3://files', STORAGE_KEY_ID: 'a', STORAGE_SECRET: 'b' })).toBeInstanceOf(S3Storage);
    expect(() => storageAt({ STORAGE_URL: 's3://files', STORAGE_KEY_ID: 'a' })).toThrow('STORAGE_SECRET');
  });
});

describe('an object store that is away', () => {
  it('says so', async () => {
    const storage = new S3Storage({ url: 's3://bucket?endpoint=http://127.0.0.1:1', keyId: 'a', secret: 'b' });
    await expect(storage.get('x')).rejects.toMatchObject({ name: 'DependencyAway' });
  });
});
