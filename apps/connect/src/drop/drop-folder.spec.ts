import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFile, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DropFolder } from './drop-folder.ts';

describe('a dropped file', () => {
  let directory: string;
  let folder: DropFolder;
  const put = (name: string, text: string | Buffer) => writeFile(join(directory, 'in', name), text);

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'drop-'));
    folder = new DropFolder(directory, { quiet: 60_000, torn: 600_000 });
    await folder.make();
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('is whole once it has lain still for as long as it should, and not while it grows', async () => {
    await put('a.csv', 'ma;tt\n');
    expect(await folder.finished(0)).toEqual([]);
    expect(await folder.finished(59_000)).toEqual([]);
    await appendFile(join(directory, 'in', 'a.csv'), 'BT-1;01\n');
    expect(await folder.finished(61_000)).toEqual([]);
    expect(await folder.finished(120_000)).toEqual([]);
    expect(await folder.finished(121_000)).toEqual(['a.csv']);
  });

  it.each([
    ['a line that is not ended', 'a.csv', 'ma;tt\nBT-1;0'],
    ['nothing in it', 'a.csv', ''],
    ['a workbook without its end', 'a.xlsx', Buffer.from('PK\u0003\u0004 and no more\n')],
  ])('with %s is waited for ten times as long', async (_, name, content) => {
    await put(name, content);
    await folder.finished(0);
    expect(await folder.finished(599_000)).toEqual([]);
    expect(await folder.finished(600_000)).toEqual([name]);
  });

  it('in UTF-16 ends its last line, too', async () => {
    await put('a.csv', Buffer.from('\uFEFFma;tt\n', 'utf16le'));
    await folder.finished(0);
    expect(await folder.finished(60_000)).toEqual(['a.csv']);
  });

  it('that is renamed into place is whole at once', async () => {
    await put('Hồ sơ.csv.part', 'ma;tt\n');
    expect(await folder.finished(0)).toEqual([]);
    await rename(join(directory, 'in', 'Hồ sơ.csv.part'), join(directory, 'in', 'Hồ sơ.csv'));
    expect(await folder.finished(2_000)).toEqual(['Hồ sơ.csv']);
  });

  it('that is written under its own name beside an unfinished one is not', async () => {
    await put('a.csv.part', 'ma;tt\n');
    await folder.finished(0);
    await put('a.csv', 'ma;tt\n');
    expect(await folder.finished(2_000)).toEqual([]);
  });

  it('that is marked is whole at once; the mark goes with it and does not speak for the next', async () => {
    await put('a.csv', 'ma;tt\n');
    await put('a.csv.done', '');
    expect(await folder.finished(0)).toEqual(['a.csv']);
    await folder.put('a.csv', 'done', { report: '', at: new Date('2026-11-25T08:00:00Z') });
    expect(await readdir(join(directory, 'in'))).toEqual([]);
    await put('a.csv', 'ma;tt\n');
    expect(await folder.finished(2_000)).toEqual([]);
  });
});
