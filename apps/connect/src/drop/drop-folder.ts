import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What file transfers call a file that is not finished. */
const unfinished = /^[.~]|\.(part|tmp|filepart|crdownload|uploading)$/i;

/** The directory of one feed: `in/` is its system's, `done/` and `refused/` are ours. */
export class DropFolder {
  private readonly seen = new Map<string, string>();

  constructor(private readonly directory: string) {}

  async make(): Promise<void> {
    for (const part of ['in', 'done', 'refused']) await mkdir(join(this.directory, part), { recursive: true });
  }

  /** Files that have neither grown nor changed since the last time: what is still being written is left alone. */
  async finished(): Promise<string[]> {
    const names = (await readdir(join(this.directory, 'in'))).filter((name) => !unfinished.test(name)).sort();
    const stands = await Promise.all(names.map(async (name) => [name, await this.standOf(name)] as const));
    const still = stands.filter(([name, stand]) => stand !== undefined && this.seen.get(name) === stand).map(([name]) => name);
    this.seen.clear();
    for (const [name, stand] of stands) if (stand !== undefined) this.seen.set(name, stand);
    return still;
  }

  path(name: string): string {
    return join(this.directory, 'in', name);
  }

  /** The report first, then the file: whoever finds the file finds its report. A name that was there before gets the time behind it. */
  async put(name: string, where: 'done' | 'refused', { report, at }: { report: string; at: Date }): Promise<void> {
    const target = join(this.directory, where, `${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${name}`);
    await writeFile(`${target}.ket-qua.csv`, report);
    await rename(this.path(name), target);
    this.seen.delete(name);
  }

  private async standOf(name: string): Promise<string | undefined> {
    const found = await stat(this.path(name)).catch(() => undefined);
    return found?.isFile() ? `${found.size} ${found.mtimeMs}` : undefined;
  }
}
