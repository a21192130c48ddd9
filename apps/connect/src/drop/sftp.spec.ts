import { eventually } from '@motcua/testing/eventually';
import { testSshd } from '@motcua/testing/stack';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aDefinition } from '../testing/a-definition.ts';
import { aRunningConnect, type RunningConnect } from '../testing/a-running-connect.ts';
import { anSftpServer } from '../testing/a-sftp-server.ts';

jest.setTimeout(180_000);

const sshd = testSshd();
const patience = 60_000;
const feed = 'dat-dai-binh-thanh';

(sshd ? describe : describe.skip)('files that come by SFTP, from OpenSSH’s own client to its own server', () => {
  let connect: RunningConnect;
  let server: Awaited<ReturnType<typeof anSftpServer>>;
  let folder: string;
  const rows = 60;
  const inFolder = async (part: string) => (await readdir(join(folder, part))).filter((name) => !name.endsWith('.ket-qua.csv')).sort();
  const health = async () => (await connect.feed(feed)).health;

  /** Some five kilobytes, beginning with dossier `first`. */
  const aSheet = async (name: string, first: number) => {
    const lines = Array.from({ length: rows }, (_, n) => `BT-2026-${first + n};Đã ký;25/11/2026 08:00;Nguyễn Thị Hạnh;0903512789;${'x'.repeat(20)}\n`);
    const path = join(connect.directory, name);
    await writeFile(path, `Mã;Trạng thái;Ngày;Họ tên;Điện thoại;Ghi chú\n${lines.join('')}`);
    return path;
  };
  const arrived = async (name: string) => stat(join(folder, 'in', name)).then(({ size }) => size, () => 0);

  beforeAll(async () => {
    connect = await aRunningConnect({ DROP_QUIET_SECONDS: '4' });
    await connect.addFeed(aDefinition({ road: 'drop', format: 'csv', columns: { code: 'Mã', status: 'Trạng thái', at: 'Ngày', digits: ['Điện thoại'] } }));
    folder = join(connect.directory, 'drop', feed);
    await eventually(async () => expect(await readdir(folder)).toEqual(['done', 'in', 'refused']), patience);
    server = await anSftpServer(sshd ?? '', join(folder, 'in'));
  });
  afterAll(async () => {
    await server.close();
    await connect.close();
  });

  it('are read once they are whole, however slowly they come', async () => {
    const upload = server.slowly(`put ${await aSheet('cham.csv', 100)} cham.csv`);
    await eventually(async () => expect(await arrived('cham.csv')).toBeGreaterThan(1_000), patience);
    expect((await health()).counts).toEqual({});
    expect((await once(upload, 'exit'))[0]).toBe(0);
    await eventually(async () => expect(await inFolder('done')).toHaveLength(1), patience);
    expect((await health()).counts).toEqual({ first: rows });
  });

  it('and break off in the middle are read when the rest has come', async () => {
    const sheet = await aSheet('dut.csv', 200);
    const upload = server.slowly(`put ${sheet} dut.csv`);
    await eventually(async () => expect(await arrived('dut.csv')).toBeGreaterThan(1_000), patience);
    upload.kill('SIGKILL');
    await once(upload, 'exit');
    expect(await arrived('dut.csv')).toBeLessThan((await stat(sheet)).size);
    await server.does(`reput ${sheet} dut.csv`);
    await eventually(async () => expect(await inFolder('done')).toHaveLength(2), patience);
    expect((await health()).counts).toEqual({ first: 2 * rows });
  });

  it('a second time change nothing; a rename into place and a name with accents are taken as they are', async () => {
    const sheet = await aSheet('cham.csv', 100);
    await server.does(`put ${sheet} "Hồ sơ đất đai.csv.part"\nrename "Hồ sơ đất đai.csv.part" "Hồ sơ đất đai.csv"`);
    await eventually(async () => expect(await inFolder('done')).toContain('20261125T080000Z-Hồ sơ đất đai.csv'), patience);
    expect((await health()).counts).toEqual({ first: 2 * rows, duplicate: rows });
    expect(await inFolder('in')).toEqual([]);
  });
});
