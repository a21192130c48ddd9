import { eventually } from '@motcua/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFile, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aDefinition } from '../testing/a-definition.ts';
import { aRunningConnect, type RunningConnect } from '../testing/a-running-connect.ts';

describe('files that a line system drops', () => {
  let connect: RunningConnect;
  let folder: string;
  const head = 'Mã;Trạng thái;Ngày;Họ tên;Điện thoại\n';
  const line = (code: string, status: string) => `${code};${status};25/11/2026 08:00;Nguyễn Thị Hạnh;0903512789\n`;
  const inFolder = async (part: string) => (await readdir(join(folder, part)).catch(() => [])).sort();

  beforeAll(async () => {
    connect = await aRunningConnect();
    await connect.addFeed(aDefinition({ road: 'drop', format: 'csv', columns: { code: 'Mã', status: 'Trạng thái', at: 'Ngày', digits: ['Điện thoại'] } }));
    folder = join(connect.directory, 'drop', 'dat-dai-binh-thanh');
    await eventually(async () => expect(await readdir(folder)).toEqual(['done', 'in', 'refused']));
  });
  afterAll(() => connect.close());

  it('are taken once they are finished, told of line by line, and put away', async () => {
    await writeFile(join(folder, 'in', 'ngay.csv.part'), head);
    await appendFile(join(folder, 'in', 'ngay.csv.part'), line('BT-2026-42', 'Đã ký') + line('BT-2026-43', 'Đang bay'));
    await writeFile(join(folder, 'in', 'khac.csv.part'), 'chưa xong');
    await rename(join(folder, 'in', 'ngay.csv.part'), join(folder, 'in', 'ngay.csv'));
    const [file, report] = await eventually(async () => {
      const names = await inFolder('done');
      expect(names).toHaveLength(2);
      return names;
    });
    expect([file, report]).toEqual(['20261125T080000Z-ngay.csv', '20261125T080000Z-ngay.csv.ket-qua.csv']);
    expect(await inFolder('in')).toEqual(['khac.csv.part']);
    const told = await readFile(join(folder, 'done', report ?? ''), 'utf8');
    expect(told).toContain('"2";"Nhận, dòng đầu tiên / taken, first";"000.12.35.H29-260101-110000042"');
    expect(told).toContain('"3";"Không nhận / refused";"";"Trạng thái “Đang bay”');
    expect(told).not.toContain('Hạnh');
    await eventually(() => expect(connect.newest('BT-2026-42')?.status.state).toBe('completed'));
  });

  it('that come a second time change nothing', async () => {
    await writeFile(join(folder, 'in', 'lai.csv'), head + line('BT-2026-42', 'Đã ký'));
    await eventually(async () => expect(await inFolder('done')).toContain('20261125T080000Z-lai.csv'));
    expect((await connect.feed('dat-dai-binh-thanh')).health.counts).toEqual({ first: 1, refused: 1, duplicate: 1 });
  });

  it('that cannot be read are put aside with the reason, and the feed says so until one can', async () => {
    await writeFile(join(folder, 'in', 'tcvn3.csv'), Buffer.from([0x4d, 0xb7, 0x3b, 0xae, 0xb7, 0x0a]));
    await eventually(async () => expect(await inFolder('refused')).toHaveLength(2));
    expect(await readFile(join(folder, 'refused', '20261125T080000Z-tcvn3.csv.ket-qua.csv'), 'utf8')).toContain('CSV UTF-8');
    await eventually(async () => expect((await connect.feed('dat-dai-binh-thanh')).health.trouble).toContain('CSV UTF-8'));
    await writeFile(join(folder, 'in', 'tot.csv'), head + line('BT-2026-44', 'Mới nhận'));
    await eventually(async () => expect((await connect.feed('dat-dai-binh-thanh')).health.trouble).toBeUndefined());
  });
});
