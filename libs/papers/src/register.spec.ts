import { describe, expect, it } from '@jest/globals';
import { aDossierPaper } from './a-receipt-slip.ts';
import { readPaper } from './a-read-paper.ts';
import { aRegisterRow } from './an-apology.ts';
import { register } from './register.ts';
import type { RegisterBook } from './register.ts';

const rowsUpTo = (count: number) => Array.from({ length: count }, (_, at) => aRegisterRow(at + 1));
const book = (rows: RegisterBook['rows']): RegisterBook => ({ agency: aDossierPaper().agency, from: '2026-11-01', to: '2026-11-30', issuedAt: '2026-12-01T03:00:00.000Z', rows });

async function printed(rows: RegisterBook['rows']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of register(book(rows))) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('the register (Mẫu 06)', () => {
  it('lists each dossier with its dates, how it was returned and what has to be noted', async () => {
    const { text } = await readPaper(await printed(rowsUpTo(4)));
    expect(text).toContain('SỔ THEO DÕI HỒ SƠ');
    expect(text).toContain('Hồ sơ nhận từ ngày 01/11/2026 đến hết ngày 30/11/2026');
    expect(text).toMatch(/1 000\.12\.35\.H29-261124-0001 .*Hạnh 1 128\/5 Đinh Tiên Hoàng.*0903 512 789 Thẩm định 24\/11\/2026 27\/11\/2026 Hẹn lại 02\/12\/2026\. Quá hạn/);
    expect(text).toMatch(/0003 .* Kết thúc: Rút hồ sơ/);
    expect(text).toMatch(/0004 .* 27\/11\/2026 27\/11\/2026 Tại quầy/);
  });

  it('is on its side, over pages with a sum each and the sum so far', async () => {
    const { text, pages } = await readPaper(await printed(rowsUpTo(60)));
    expect(pages).toBeGreaterThan(4);
    const sums = [...text.matchAll(/Cộng trang này: (\d+) hồ sơ\. Lũy kế: (\d+) hồ sơ\./g)].map(([, page, all]) => [Number(page), Number(all)]);
    expect(sums).toHaveLength(pages);
    let soFar = 0;
    for (const [page = 0, all] of sums) expect(all).toBe((soFar += page));
    expect(soFar).toBe(60);
    for (let page = 1; page <= pages; page++) expect(text).toContain(`Trang ${page}`);
  });

  it('ends with what everything comes to, every dossier counted once', async () => {
    const { text } = await readPaper(await printed(rowsUpTo(60)));
    const [, all, returned, completed, open, ended, late] = /Tổng cộng: (\d+) hồ sơ\. Đã trả kết quả: (\d+)\..*chưa trả: (\d+)\. Đang giải quyết: (\d+)\..*kết quả: (\d+)\. Có lần quá hạn: (\d+)\./.exec(text) ?? [];
    expect([all, late]).toEqual(['60', '12']);
    expect(Number(returned) + Number(completed) + Number(open) + Number(ended)).toBe(60);
  });

  it('says when there is nothing in it', async () => {
    expect((await readPaper(await printed([]))).text).toContain('Không có hồ sơ nào được nhận trong thời gian này.');
  });

  it('cuts what would fill a page by itself, and goes on', async () => {
    const { text, pages } = await readPaper(await printed([aRegisterRow(1, { applicant: 'Công ty trách nhiệm hữu hạn '.repeat(80) }), aRegisterRow(2)]));
    expect(pages).toBeLessThanOrEqual(2);
    expect(text).toContain('000.12.35.H29-261124-0002');
  });

  it('is given away page by page: rows are asked for as they are read, not all at once', async () => {
    let asked = 0;
    async function* rows() {
      for (asked = 1; asked <= 1_000; asked++) yield aRegisterRow(asked);
    }
    const stream = register(book(rows()));
    const iterator = stream[Symbol.asyncIterator]();
    await iterator.next();
    expect(asked).toBeLessThan(500);
    let bytes = 0;
    for (let part = await iterator.next(); !part.done; part = await iterator.next()) bytes += (part.value as Buffer).length;
    expect(asked).toBe(1_001);
    expect(bytes).toBeGreaterThan(100_000);
  }, 60_000);

  it('stops when nobody reads on', async () => {
    let closed = false;
    async function* rows() {
      try {
        for (let number = 1; ; number++) yield aRegisterRow(number);
      } finally {
        closed = true;
      }
    }
    const stream = register(book(rows()));
    await stream[Symbol.asyncIterator]().next();
    await new Promise((resolve) => stream.once('close', resolve).destroy());
    await new Promise((resolve) => void setImmediate(resolve));
    expect(closed).toBe(true);
  });
});
