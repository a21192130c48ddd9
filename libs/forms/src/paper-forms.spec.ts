import { describe, expect, it } from '@jest/globals';
import type { BlankPart } from '@motcua/papers/blank-content';
import { aForm, everyField, goodAnswers, somePapers } from './a-form.ts';
import { blankPaper } from './blank-paper.ts';
import { filledPaper } from './filled-paper.ts';

const blank = blankPaper({ form: everyField, papers: somePapers, effectiveFrom: '2026-01-01' });
const parts = blank.sections.flatMap((section) => section.parts);
const part = (label: string) => parts.flatMap((one): BlankPart[] => (one.kind === 'condition' ? [...one.parts] : [one])).find((one) => 'label' in one && one.label.startsWith(label));

describe('a form to fill in by hand', () => {
  it('is the official one, to an agency that nobody knows yet', () => {
    expect(blank).toMatchObject({ title: 'Mẫu đơn thử', official: 'Mẫu thử', effectiveFrom: '2026-01-01T00:00:00.000Z' });
    expect(blank.addressedTo).toMatch(/^\.{40,}$/);
  });

  it.each([
    ['Họ, chữ đệm và tên', { kind: 'line', item: '1', lines: 0 }],
    ['Ngày sinh', { kind: 'line', gaps: 'ngày ....... tháng ....... năm .............' }],
    ['Thư điện tử', { kind: 'line', label: 'Thư điện tử (nếu có)' }],
    ['Địa chỉ cửa hàng', { kind: 'line', lines: 1 }],
    ['Vốn', { kind: 'line', unit: 'đồng' }],
    ['Diện tích', { kind: 'line', unit: 'm²' }],
    ['Mô tả', { kind: 'line', lines: 2 }],
    ['Ngày mở cửa', { kind: 'boxes', choices: ['mon', 'tue', 'sun'] }],
    ['Có vay vốn không?', { kind: 'boxes', choices: ['Có', 'Không'] }],
    ['Số tiền vay', { kind: 'line', unit: 'đồng' }],
    ['Các thành viên', { kind: 'table', rows: 4, goesOn: false }],
  ])('%s becomes %j', (label, like) => expect(part(label)).toMatchObject(like));

  it('puts what hangs on an answer below the answer, in words', () => {
    expect(parts).toContainEqual({ kind: 'condition', words: 'Nếu chọn “Có”', parts: [expect.objectContaining({ label: 'Số tiền vay' })] });
    expect(blank.sections[2]).toMatchObject({ title: 'Thành viên', condition: 'nếu câu “Hộ kinh doanh do ai thành lập?” trả lời “Các thành viên”' });
  });

  it('has a column for each answer of a row, with boxes where the answers are few', () => {
    expect(part('Các thành viên')).toMatchObject({
      columns: [{ label: 'STT' }, { label: 'Họ tên thành viên' }, { label: 'Phần vốn góp (đồng)' }, { label: 'Đang ở nước ngoài?', choices: ['Có', 'Không'] }, { label: 'Nước' }, { label: 'Chỗ ở' }],
    });
  });

  it('repeats its lines where a table would be too narrow to write in', () => {
    const wide = everyField.sections.map((section) => ({ ...section, fields: section.fields.map((field) => (field.type === 'group' ? { ...field, fields: [...field.fields, ...field.fields.map((inner) => ({ ...inner, id: `${inner.id}-2` }))] } : field)) }));
    const copies = blankPaper({ form: { ...everyField, sections: wide }, papers: [], effectiveFrom: '2026-01-01' }).sections[2]?.parts[0];
    expect(copies).toMatchObject({ kind: 'copies', row: 'Thành viên', count: 2, goesOn: true });
  });

  it('promises by ticking, and lists the papers to enclose', () => {
    expect(parts.at(-1)).toEqual({ kind: 'statement', text: 'Tôi cam đoan' });
    expect(blank.enclosed).toEqual([
      { name: 'Biên bản họp', form: 'copy', copies: 1, condition: 'nếu câu “Hộ kinh doanh do ai thành lập?” trả lời “Các thành viên”' },
      { name: 'Ảnh cửa hàng', form: 'electronic', copies: 1, condition: 'nếu có' },
    ]);
  });

  it('does not print a list of peoples or countries', () => {
    const choices = Array.from({ length: 54 }, (_, at) => ({ value: `p-${at}`, label: { vi: `Dân tộc ${at}`, en: `People ${at}` } }));
    const sections = [{ id: 'one', title: { vi: 'Một', en: 'One' }, fields: [{ id: 'people', type: 'choice' as const, label: { vi: 'Dân tộc', en: 'People' }, choices }] }];
    expect(blankPaper({ form: { ...everyField, sections }, papers: [], effectiveFrom: '2026-01-01' }).sections[0]?.parts).toEqual([{ kind: 'line', label: 'Dân tộc', lines: 0 }]);
  });
});

describe('a form with its answers', () => {
  const agency = { letterhead: ['QUẬN'], name: 'Ủy ban nhân dân quận Bình Thạnh', place: 'Bình Thạnh' };
  const papers = { minutes: ['019aa6c4-6f8e-7e32-a6a3-000000000001', '019aa6c4-6f8e-7e32-a6a3-000000000002'], photo: [] };
  const filled = filledPaper(aForm(), { answers: goodAnswers(), papers, agency, reference: '000.12.35.H29-261122-0042', submittedAt: '2026-11-22T03:41:00.000Z' });

  it('is written to the agency, by the applicant, with the papers that were attached', () => {
    expect(filled).toMatchObject({ addressedTo: agency.name, signature: { name: 'Nguyễn Thị Minh Hạnh' }, enclosed: [{ name: 'Biên bản họp', form: 'copy', copies: 1 }] });
  });

  it('tells answers as people read them, and says what was left out', () => {
    const told = filled.sections.flatMap((section) => section.parts);
    expect(told).toContainEqual({ kind: 'line', label: 'Họ, chữ đệm và tên', item: '1', value: 'Nguyễn Thị Minh Hạnh' });
    expect(told).toContainEqual({ kind: 'line', label: 'Vốn', value: '50.000.000 ₫' });
    expect(told).toContainEqual({ kind: 'line', label: 'Mã số thuế' });
    expect(told).toContainEqual({ kind: 'statement', text: 'Tôi cam đoan', agreed: true });
    expect(told).toContainEqual(expect.objectContaining({ kind: 'table', rows: [['1', 'Trần Văn Dũng', '20.000.000 ₫', '', '', ''], ['2', 'Trần Thu Trang', '30.000.000 ₫', 'Có', 'Lào', '']] }));
  });

  it('leaves out what does not apply', () => {
    const alone = filledPaper(aForm(), { answers: { ...goodAnswers(), founders: 'alone' }, papers: {}, agency, submittedAt: '2026-11-22T03:41:00.000Z' });
    expect(alone.sections.map(({ title }) => title)).not.toContain('Thành viên');
    expect(alone.reference).toBeUndefined();
  });
});
