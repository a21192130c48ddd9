import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { FileStore } from './file-store.ts';
import { Incoming, type PartCheck } from './incoming.ts';

let directory: string;
let incoming: Incoming;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'incoming-'));
  incoming = new Incoming(directory);
});
afterEach(() => rm(directory, { recursive: true }));

async function* chunks(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}
async function* broken(beginning: string) {
  yield Buffer.from(beginning);
  throw new Error('the line is gone');
}
const filesIn = async () => (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));

describe('a file that comes at one go', () => {
  it('leaves nothing of a stream that broke off', async () => {
    await expect(incoming.receive(broken('a beginning'))).rejects.toThrow('the line is gone');
    expect(await filesIn()).toEqual([]);
  });

  it('is for the eyes of the service, and one file wherever it lies', async () => {
    const received = await incoming.receive(chunks('Bản ', 'vẽ'));
    expect(received.size).toBe(Buffer.byteLength('Bản vẽ'));
    await new FileStore(directory, 'papers').place(received);
    const place = join(directory, 'papers', received.sha256.slice(0, 2), received.sha256.slice(2));
    expect(await filesIn()).toEqual([place]);
    expect((await stat(place)).mode & 0o777).toBe(0o600);
  });

  it('is cleared away when it was left behind', async () => {
    const [old, fresh] = [await incoming.receive(chunks('một')), await incoming.receive(chunks('hai'))];
    await utimes(old.path, new Date('2026-01-01'), new Date('2026-01-01'));
    await incoming.discardBefore(new Date('2026-01-02'));
    expect(await filesIn()).toEqual([fresh.path]);
  });

  it('is nowhere before the first', async () => {
    await expect(incoming.discardBefore(new Date())).resolves.toBeUndefined();
  });
});

describe('a file that comes part by part', () => {
  const check = (holds: boolean): PartCheck => ({ hear: () => undefined, holds: () => holds });

  it('is as long as what lies on disk, also for another process', async () => {
    expect(await incoming.lengthOf('a')).toBeUndefined();
    await incoming.begin('a');
    expect(await incoming.lengthOf('a')).toBe(0);
    expect(await incoming.append('a', { offset: 0, chunks: chunks('một ', 'hai ') })).toBe(10);
    expect(await new Incoming(directory).lengthOf('a')).toBe(10);
  });

  it('keeps what came before the line broke', async () => {
    await incoming.begin('a');
    await expect(incoming.append('a', { offset: 0, chunks: broken('một ') })).rejects.toThrow('the line is gone');
    const length = (await incoming.lengthOf('a')) ?? 0;
    await incoming.append('a', { offset: length, chunks: chunks('hai') });
    const received = await incoming.finished('a');
    expect(received).toMatchObject({ size: 9, sha256: createHash('sha256').update('một hai').digest('hex') });
  });

  it('throws a part away that is not what it was to be, or broke off before that was known', async () => {
    await incoming.begin('a');
    expect(await incoming.append('a', { offset: 0, chunks: chunks('một'), check: check(true) })).toBe(5);
    expect(await incoming.append('a', { offset: 5, chunks: chunks('hai'), check: check(false) })).toBeUndefined();
    await expect(incoming.append('a', { offset: 5, chunks: broken('hai'), check: check(true) })).rejects.toThrow('the line is gone');
    expect(await incoming.lengthOf('a')).toBe(5);
  });

  it('is placed like any other, and dropped as often as one likes', async () => {
    const files = new FileStore(directory, 'papers');
    await files.incoming.begin('a');
    await files.incoming.append('a', { offset: 0, chunks: chunks('một') });
    const received = await files.incoming.finished('a');
    await files.place(received);
    await files.incoming.drop('a');
    await expect(text(await files.read(received.sha256))).resolves.toBe('một');
  });
});
