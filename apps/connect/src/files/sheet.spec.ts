import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { aDefinition } from '../testing/a-definition.ts';
import { sheetRows } from './sheet.ts';
import { UnreadableFile } from './unreadable-file.ts';

const columns = { ...aDefinition().columns, code: 'Mã hồ sơ', status: 'Trạng thái', at: 'Ngày', digits: ['Điện thoại'] };
const read = (bytes: Uint8Array, format: 'csv' | 'xlsx' = 'csv', encoding: 'utf-8' | 'windows-1258' = 'utf-8') => sheetRows(bytes, { format, encoding, columns, name: 'ngay.csv' });
const wordsOf = (work: () => unknown): string => {
  try {
    work();
    return 'it was read';
  } catch (error) {
    return error instanceof UnreadableFile ? error.words.vi : String(error);
  }
};
const row = { 'Mã hồ sơ': 'BT-2026-42', 'Trạng thái': 'Đã ký', 'Ngày': '25/11/2026' };

describe('a CSV file', () => {
  it.each([
    ['commas', 'Mã hồ sơ,Trạng thái,Ngày\nBT-2026-42,Đã ký,25/11/2026\n'],
    ['semicolons, a mark in front and Windows’ line ends', '\uFEFFMã hồ sơ;Trạng thái;Ngày\r\nBT-2026-42;Đã ký;25/11/2026\r\n'],
    ['tabs', 'Mã hồ sơ\tTrạng thái\tNgày\nBT-2026-42\tĐã ký\t25/11/2026'],
    ['decomposed letters', 'Mã hồ sơ,Trạng thái,Ngày\nBT-2026-42,Đã ký,25/11/2026\n'.normalize('NFD')],
    ['quotes', '"Mã hồ sơ","Trạng thái","Ngày"\n"BT-2026-42","Đã ký","25/11/2026"\n\n'],
  ])('with %s is read', (_, text) => {
    expect(read(new TextEncoder().encode(text)).map((incoming) => incoming.row)).toEqual([row]);
  });

  it('with line ends inside quotes tells the line where the row ends', () => {
    const text = 'Mã hồ sơ,Trạng thái,Ngày,Ghi chú\nBT-2026-41,Đã ký,25/11/2026,"một\nhai; ""ba"""\nBT-2026-42,Đã ký,25/11/2026,\n';
    expect(read(new TextEncoder().encode(text)).map(({ from, row: { 'Ghi chú': note } }) => [from, note])).toEqual([['ngay.csv:3', 'một\nhai; "ba"'], ['ngay.csv:4', '']]);
  });

  it('as UTF-16, which Excel calls Unicode text, is read', () => {
    const text = '\uFEFFMã hồ sơ\tTrạng thái\tNgày\nBT-2026-42\tĐã ký\t25/11/2026\n';
    expect(read(Buffer.from(text, 'utf16le')).map((incoming) => incoming.row)).toEqual([row]);
  });

  it('in Windows-1258 is read where the feed says so', () => {
    // Vowels with their hats, and tones behind them.
    const head = [[0x4d, 0x61, 0xde, 0x20, 0x68, 0xf4, 0xcc, 0x20, 0x73, 0xf5], [0x54, 0x72, 0x61, 0xf2, 0x6e, 0x67, 0x20, 0x74, 0x68, 0x61, 0xec, 0x69], [0x4e, 0x67, 0x61, 0xcc, 0x79]].map((word) => Buffer.from(word));
    const signed = Buffer.from([0xd0, 0x61, 0xde, 0x20, 0x6b, 0x79, 0xec]);
    const sheet = Buffer.concat([...head.flatMap((word) => [word, Buffer.from(',')]).slice(0, -1), Buffer.from('\nBT-2026-42,'), signed, Buffer.from(',25/11/2026\n')]);
    expect(read(sheet, 'csv', 'windows-1258').map((incoming) => incoming.row)).toEqual([row]);
  });

  it('in TCVN3 is not guessed at: the keeper is told what to do', () => {
    expect(wordsOf(() => read(Uint8Array.from([0x4d, 0xb7, 0x20, 0x68, 0xe5, 0x2c, 0xae, 0xb7])))).toContain('Hãy lưu lại là “CSV UTF-8”');
  });

  it('with a line that has a separator too many keeps nothing of that line, lest a name stand where a status is read', () => {
    const [incoming] = read(new TextEncoder().encode('Mã hồ sơ,Trạng thái,Ngày\nBT-2026-42,Nguyễn Thị Hạnh,Đã ký,25/11/2026\n'));
    expect(incoming).toMatchObject({ row: {}, trouble: { code: 'columns-shifted', column: '2' } });
  });

  it('without the columns that the feed reads, without lines, or with an open quotation mark is refused as a whole', () => {
    expect(wordsOf(() => read(new TextEncoder().encode('ma,Ngày\n1,2')))).toBe('Dòng tiêu đề thiếu cột “Mã hồ sơ”, “Trạng thái”.');
    expect(wordsOf(() => read(new Uint8Array()))).toBe('Tệp không có dòng nào.');
    expect(wordsOf(() => read(new TextEncoder().encode('Mã hồ sơ,Trạng thái,Ngày\n"BT')))).toContain('dấu ngoặc kép');
  });
});

describe('an Excel workbook', () => {
  const sheetXml = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Ngày</t></is></c></row>
    <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="s"><v>3</v></c><c r="D3" s="1"><v>46351.5</v></c></row>
    <row r="4"><c r="A4" t="str"><f>1</f><v>BT-2026-43</v></c><c r="B4" t="s"><v>3</v></c><c r="D4" s="1"><v>46351</v></c></row></sheetData></worksheet>`;
  const workbook = zipSync({
    'xl/worksheets/sheet1.xml': strToU8(sheetXml),
    'xl/sharedStrings.xml': strToU8('<sst><si><t>Mã hồ sơ</t></si><si><r><t>Trạng </t></r><r><t>thái</t></r></si><si><t>BT-2026-42</t></si><si><t>Đã ký &amp; đóng dấu</t><rPh><t>x</t></rPh></si></sst>'),
    'xl/styles.xml': strToU8('<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'),
  });

  it('is read with its shared and rich texts, gaps, formulas and dates', () => {
    expect(read(workbook, 'xlsx').map(({ row: { 'Mã hồ sơ': ma, 'Trạng thái': status, 'Ngày': day }, from }) => [ma, status, day, from])).toEqual([
      ['BT-2026-42', 'Đã ký & đóng dấu', '2026-11-25 12:00:00', 'ngay.csv:3'],
      ['BT-2026-43', 'Đã ký & đóng dấu', '25/11/2026', 'ngay.csv:4'],
    ]);
  });

  it.each([['a CSV file', strToU8('a,b')], ['another archive', zipSync({ 'a.txt': strToU8('x') })], ['a broken sheet', zipSync({ 'xl/worksheets/sheet1.xml': strToU8('<row><c>') })]])('is not %s', (_, bytes) => {
    expect(wordsOf(() => read(bytes, 'xlsx'))).toMatch(/không phải bảng tính|bị hỏng/);
  });
});
