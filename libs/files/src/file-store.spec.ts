import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { FileStore } from './file-store.ts';

let directory: string;
let files: FileStore;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'files-'));
  files = new FileStore(directory, 'papers');
});
afterEach(() => rm(directory, { recursive: true }));

async function* chunks(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}
const hashOf = (content: string) => createHash('sha256').update(content).digest('hex');
const filesIn = async () => (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
const placed = async (content: string) => {
  const received = await files.receive(chunks(content));
  await files.place(received);
  return received.sha256;
};

describe('a file store', () => {
  it('keeps what was sent under the hash of its content, for its own eyes', async () => {
    const received = await files.receive(chunks('Bản ', 'vẽ'));
    expect(received).toMatchObject({ size: Buffer.byteLength('Bản vẽ'), sha256: hashOf('Bản vẽ') });
    await files.place(received);
    const place = join(directory, 'papers', received.sha256.slice(0, 2), received.sha256.slice(2));
    expect(await filesIn()).toEqual([place]);
    expect((await stat(place)).mode & 0o777).toBe(0o600);
    await expect(text(files.read(received.sha256))).resolves.toBe('Bản vẽ');
  });

  it('keeps the same content once', async () => {
    expect(await placed('một')).toBe(await placed('một'));
    expect(await filesIn()).toHaveLength(1);
  });

  it('keeps nothing of a stream that broke off', async () => {
    async function* broken() {
      yield Buffer.from('a beginning');
      throw new Error('the line is gone');
    }
    await expect(files.receive(broken())).rejects.toThrow('the line is gone');
    expect(await filesIn()).toEqual([]);
  });

  it('forgets what is discarded, and leaves what was placed meanwhile', async () => {
    const [refused, taken] = [await files.receive(chunks('một')), await files.receive(chunks('hai'))];
    await files.place(taken);
    await files.discard(refused);
    await files.discard(taken);
    await expect(text(files.read(taken.sha256))).resolves.toBe('hai');
    expect(await filesIn()).toHaveLength(1);
  });

  it('removes a content that nothing names', async () => {
    await files.removeUnused(await placed('một'), async () => false);
    expect(await filesIn()).toEqual([]);
  });

  it('leaves a content that something names, or names again while it is being removed', async () => {
    const sha256 = await placed('một');
    await files.removeUnused(sha256, async () => true);
    const looks = [false, true];
    await files.removeUnused(sha256, async () => looks.shift() ?? true);
    expect(looks).toEqual([]);
    await expect(text(files.read(sha256))).resolves.toBe('một');
  });

  it('takes a content that is gone already for removed', async () => {
    await placed('một');
    await expect(files.removeUnused(hashOf('hai'), async () => false)).resolves.toBeUndefined();
  });

  it('clears away old leftovers alone', async () => {
    const [old, fresh] = [await files.receive(chunks('một')), await files.receive(chunks('hai'))];
    await utimes(old.path, new Date('2026-01-01'), new Date('2026-01-01'));
    await files.discardIncomingBefore(new Date('2026-01-02'));
    expect(await filesIn()).toEqual([fresh.path]);
  });

  it('has no leftovers before the first file', async () => {
    await expect(files.discardIncomingBefore(new Date())).resolves.toBeUndefined();
  });
});
