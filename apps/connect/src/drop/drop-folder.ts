import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isTorn } from './torn-file.ts';

/** What file transfers call a file that is not finished. */
const unfinished = /^[.~]|\.(part|tmp|filepart|crdownload|uploading)$/i;
const nameOnceFinished = (name: string): string => name.replace(/^[.~]+/, '').replace(unfinished, '');

/** `x.csv.done` beside it says that `x.csv` is whole, for programs that cannot rename. */
const marker = /\.done$/i;

interface Standing {
  readonly inode: number;
  readonly stand: string;
  /** Since when it has stood so, as far as was seen. */
  readonly since: number;
}

/** Milliseconds for which a file has to lie still before it is taken to be whole. */
export interface Patience {
  readonly quiet: number;
  /** Where its last line, or the end of the workbook, is missing. */
  readonly torn: number;
}

/** The directory of one feed: `in/` is its system's, `done/` and `refused/` are ours. */
export class DropFolder {
  private seen = new Map<string, Standing>();

  constructor(
    private readonly directory: string,
    private readonly patience: Patience,
  ) {}

  async make(): Promise<void> {
    for (const part of ['in', 'done', 'refused']) await mkdir(join(this.directory, part), { recursive: true });
  }

  /** Files that are whole: renamed into place, marked, or unchanged for long enough. What is still being written is left alone. */
  async finished(now: number): Promise<string[]> {
    const names = (await readdir(join(this.directory, 'in'))).sort();
    const before = this.seen;
    const standing = await Promise.all(names.map(async (name) => [name, await this.standingOf(name, { now, before: before.get(name) })] as const));
    this.seen = new Map(standing.flatMap(([name, file]) => (file ? [[name, file] as const] : [])));
    const renamed = new Map([...before].filter(([name]) => unfinished.test(name)).map(([name, { inode }]) => [nameOnceFinished(name), inode]));
    const whole: string[] = [];
    for (const [name, file] of this.seen) {
      if (unfinished.test(name) || marker.test(name)) continue;
      if (this.seen.has(`${name}.done`) || renamed.get(name) === file.inode || (await this.liesStill(name, now - file.since))) whole.push(name);
    }
    return whole;
  }

  path(name: string): string {
    return join(this.directory, 'in', name);
  }

  /**
   * The report first, then the file: whoever finds the file finds its report. A name that was there before gets the time behind it. The mark goes
   * before the file does: it must not speak for the next one of that name.
   */
  async put(name: string, where: 'done' | 'refused', { report, at }: { report: string; at: Date }): Promise<void> {
    const target = join(this.directory, where, `${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${name}`);
    await writeFile(`${target}.ket-qua.csv`, report);
    await rm(this.path(`${name}.done`), { force: true });
    await rename(this.path(name), target);
    this.seen.delete(name);
  }

  private async standingOf(name: string, { now, before }: { now: number; before: Standing | undefined }): Promise<Standing | undefined> {
    const found = await stat(this.path(name)).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    // Not by the time of modification alone: a client may set that to whatever the file had at home.
    const stand = `${found.size} ${found.mtimeMs} ${found.ctimeMs}`;
    return { inode: found.ino, stand, since: before?.stand === stand ? before.since : now };
  }

  private async liesStill(name: string, milliseconds: number): Promise<boolean> {
    if (milliseconds < this.patience.quiet) return false;
    return milliseconds >= this.patience.torn || !(await isTorn(this.path(name)));
  }
}
