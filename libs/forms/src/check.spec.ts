import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aForm, everyField, goodAnswers, today } from './a-form.ts';
import { checkAnswers, checkSection } from './check.ts';
import { fieldAt } from './explain.ts';
import { randomAnswers } from './random-answers.ts';
import { seededRandom } from './random-values.ts';

const form = aForm();
const check = (answers: object) => checkAnswers(form, answers as Record<string, unknown>, { today });
const problemsOf = (change: object) => check({ ...goodAnswers(), ...change }).problems;
const sayings = (change: object) => problemsOf(change).map(({ at, message }) => `${at}: ${message.vi}`);

describe('answers that fit their form', () => {
  it('are accepted and completed with what is computed', () => {
    const { answers, problems } = check(goodAnswers());
    expect(problems).toEqual([]);
    expect(answers).toEqual({ ...goodAnswers(), 'capital-in-words': 'Năm mươi triệu đồng' });
  });

  it('are tidied: NFC, single spaces, national telephone numbers, bare digits', () => {
    const { answers, problems } = check({
      ...goodAnswers(),
      name: '  Nguyễn  Thị Minh Hạnh '.normalize('NFD'),
      phone: '+84 903.512.789',
      'id-number': '079 186 001 234',
      'tax-code': '0300588569 001',
    });
    expect(problems).toEqual([]);
    expect(answers).toMatchObject({ name: 'Nguyễn Thị Minh Hạnh', phone: '0903512789', 'id-number': '079186001234', 'tax-code': '0300588569-001' });
  });

  it('lose what does not apply, whatever it says', () => {
    const { answers, problems } = check({ ...goodAnswers(), founders: 'alone', 'loan-amount': 'rất nhiều' });
    expect(problems).toEqual([]);
    expect(answers).not.toHaveProperty('members');
    expect(answers).not.toHaveProperty('loan-amount');
  });
});

describe('an answer of the wrong kind is told at its place, in words that help', () => {
  it.each([
    ['name', 'Hạnh 86', 'Họ, chữ đệm và tên không được có chữ số'],
    ['name', 12, 'Câu trả lời cho “Họ, chữ đệm và tên” không đúng kiểu dữ liệu của ô này'],
    ['name', '', 'Hãy điền họ, chữ đệm và tên'],
    ['birth-date', '1986-02-30', 'Ngày sinh phải có thật: tháng 2 năm 1986 không có ngày 30'],
    ['birth-date', '1986-13-01', 'Ngày sinh phải có thật: không có tháng 13'],
    ['birth-date', '1986--30', 'Ngày sinh phải có đủ ngày, tháng và năm, ví dụ 9 3 1986'],
    ['birth-date', '2026-11-23', 'Ngày sinh không được sau hôm nay'],
    ['birth-date', '2008-11-23', 'Theo ngày sinh, người này chưa đủ 18 tuổi'],
    ['id-number', '07918600123', 'Số định danh phải đủ 12 chữ số; hiện mới có 11'],
    ['id-number', '0791860012345', 'Số định danh chỉ có 12 chữ số; hiện có 13'],
    ['id-number', '099186001234', 'Ba chữ số đầu của số định danh là mã nơi đăng ký khai sinh; không có mã 099'],
    ['id-number', '079786001234', 'Chữ số thứ tư của số định danh cho biết thế kỷ và giới tính, từ 0 đến 3; không thể là 7'],
    ['phone', '090351278', 'Số điện thoại phải đủ 10 chữ số; hiện có 9'],
    ['phone', '0123456789', 'Đầu số điện thoại này không có ở Việt Nam; hãy xem lại các chữ số đầu'],
    ['phone', '028 3841 234', 'Số điện thoại phải đủ 11 chữ số; hiện có 10'],
    ['email', 'minh.hanh', 'Thư điện tử phải có dấu @, ví dụ ten@example.vn'],
    ['email', 'hạnh@example.vn', 'Thư điện tử phải có dạng ten@example.vn, không dấu và không có khoảng trắng'],
    ['tax-code', '0300588560', 'Mã số thuế này không có thật; hãy so lại từng chữ số'],
    ['tax-code', '03005885', 'Mã số thuế có 10 hoặc 13 chữ số; hiện có 8'],
    ['capital', 'năm chục triệu', 'Vốn phải là số, ví dụ 1.250 hoặc 12,5'],
    ['capital', 1000.5, 'Vốn phải là số nguyên, không có phần thập phân'],
    ['capital', 999, 'Vốn phải từ 1.000 trở lên'],
    ['area', 10_000.5, 'Diện tích không được quá 10.000'],
    ['start', '2026-11-21', 'Ngày bắt đầu không được trước hôm nay'],
    ['code', '56a0', 'Mã ngành gồm 4 chữ số'],
    ['about', 'x'.repeat(101), 'Mô tả chỉ được dài tối đa 100 ký tự'],
    ['days', ['mon', 'sat'], 'Hãy chọn một câu trả lời trong danh sách cho “Ngày mở cửa”'],
    ['days', [], 'Hãy chọn ngày mở cửa'],
    ['founders', 'friends', 'Hãy chọn một câu trả lời trong danh sách cho “Hộ kinh doanh do ai thành lập?”'],
    ['founders', undefined, 'Hãy trả lời câu hỏi “Hộ kinh doanh do ai thành lập?”'],
    ['loan', 'có', 'Câu trả lời cho “Có vay vốn không?” không đúng kiểu dữ liệu của ô này'],
    ['true', false, 'Hãy đánh dấu vào lời cam kết để nộp hồ sơ'],
    ['members', [], 'Hãy thêm ít nhất 2 mục vào các thành viên'],
    ['members', 'Dũng', 'Câu trả lời cho “Các thành viên” không đúng kiểu dữ liệu của ô này'],
    ['members', [{ 'member-name': 'Trần Văn Dũng', share: 5000 }], 'Các thành viên phải có ít nhất 2 mục'],
  ])('%s = %j', (field, value, words) => {
    expect(sayings({ [field]: value })).toEqual([`${field}: ${words}`]);
  });

  it('names the missing half of an address', () => {
    expect(sayings({ premises: { ward: '26905' } })).toEqual(['premises.street: Hãy điền số nhà, tên đường của địa chỉ cửa hàng']);
    expect(sayings({ premises: { street: '12 Bạch Đằng' } })).toEqual(['premises.ward: Hãy chọn phường, xã, thị trấn của địa chỉ cửa hàng']);
    expect(sayings({ premises: { street: '12 Bạch Đằng', ward: '99999' } })).toEqual(['premises.ward: Phường, xã, thị trấn của địa chỉ cửa hàng không có trong danh mục']);
  });

  it('knows the row', () => {
    const members = [{ 'member-name': 'Trần Văn Dũng', share: 5000 }, { 'member-name': 'Dũng 2', abroad: true, home: { street: '1 Bạch Đằng' } }];
    expect(problemsOf({ members }).map(({ at, code }) => [at, code])).toEqual([
      ['members.1.share', 'required'],
      ['members.1.country', 'required'],
      ['members.1.member-name', 'name-digits'],
      ['members.1.home.ward', 'address-ward'],
    ]);
  });

  it('tells nobody to go elsewhere unless the agency serves another district', () => {
    expect(checkAnswers(form, goodAnswers(), { today, area: '765' }).problems).toEqual([]);
    expect(checkAnswers(form, goodAnswers(), { today, area: '760' }).problems).toMatchObject([{ at: 'premises.ward', code: 'outside-area' }]);
  });

  it('accepts an old identity card and a landline', () => {
    expect(problemsOf({ 'id-number': '023456789', phone: '(028) 3841 2345' })).toEqual([]);
  });

  it('speaks English as well', () => {
    expect(problemsOf({ 'id-number': '07918600123' })[0]?.message.en).toBe('The identity number must have 12 digits; it has 11 so far');
  });
});

describe('rules between fields', () => {
  it('stand at the field they name', () => {
    expect(problemsOf({ capital: 40_000_000 })).toEqual([{ at: 'members', code: 'shares-within-capital', message: { vi: 'Tổng phần vốn góp lớn hơn vốn', en: 'The shares exceed the capital' } }]);
  });

  it('are asked of every row', () => {
    const members = goodAnswers().members.map((member, at) => (at === 1 ? { ...member, share: 99 } : member));
    expect(problemsOf({ members })).toMatchObject([{ at: 'members.1.share', code: 'share-worth-it' }]);
  });

  it('wait until the fields they look at are right', () => {
    expect(problemsOf({ capital: undefined }).map(({ at }) => at)).toEqual(['capital']);
  });

  it('are not asked about what does not apply', () => {
    expect(problemsOf({ founders: 'alone', capital: 1000 })).toEqual([]);
  });
});

describe('one page of the form', () => {
  it('hears of its own problems only', () => {
    const { problems } = checkSection(form, 'person', { phone: '12', stranger: 1 }, { today });
    expect(problems.map(({ at }) => at)).toEqual(['name', 'birth-date', 'id-number', 'phone']);
  });
});

describe('answers made at random', () => {
  const drawn = fc.integer().map((seed) => randomAnswers(form, seededRandom(seed), { today, area: '765' }));

  it('are always accepted, and come back as they are', () => {
    fc.assert(fc.property(drawn, (answers) => expect(checkAnswers(form, answers, { today, area: '765' })).toEqual({ answers, problems: [] })), { numRuns: 200 });
  });

  it('are refused at the field from which something was taken', () => {
    const broken = drawn.chain((answers) => fc.tuple(fc.constant(answers), fc.constantFrom(...Object.keys(answers).filter((id) => !form.fields.get(id)?.field.optional && form.fields.get(id)?.field.type !== 'computed'))));
    fc.assert(fc.property(broken, ([answers, id]) => expect(check({ ...answers, [id]: undefined }).problems).toContainEqual(expect.objectContaining({ at: id, code: 'required' }))));
  });

  it('are refused at the field that holds an object instead of an answer', () => {
    const broken = drawn.chain((answers) => fc.tuple(fc.constant(answers), fc.constantFrom(...Object.keys(answers).filter((id) => form.fields.get(id)?.field.type !== 'computed')), fc.object()));
    fc.assert(fc.property(broken, ([answers, id, thing]) => expect(check({ ...answers, [id]: { nonsense: thing } }).problems.map(({ at }) => at)).toContain(id)));
  });

  it('are refused with a field that the form does not have', () => {
    const stranger = fc.string({ minLength: 1, maxLength: 20 }).filter((name) => !form.fields.has(name) && name !== '__proto__');
    fc.assert(fc.property(drawn, stranger, (answers, name) => expect(check({ ...answers, [name]: 1 }).problems).toMatchObject([{ code: 'unknown-field' }])));
  });
});

describe('hostile input', () => {
  it('cannot reach a prototype', () => {
    const { answers, problems } = check(JSON.parse('{"__proto__": {"name": "X"}, "constructor": {"prototype": {"polluted": 1}}, "founders": "household", "members": [{"__proto__": {"share": 5}}]}'));
    expect(problems.filter(({ code }) => code === 'unknown-field').map(({ at }) => at)).toEqual(['members.0.__proto__', '__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(answers)).toBe(Object.prototype);
  });

  it('of a megabyte is refused in no time', () => {
    const before = performance.now();
    const long = 'ệ'.normalize('NFD').repeat(350_000);
    expect(problemsOf({ name: long, code: long, email: `${long}@`, days: [long], premises: { street: long, ward: long } }).map(({ at }) => at)).toEqual(['name', 'email', 'premises', 'code', 'days']);
    expect(performance.now() - before).toBeLessThan(500);
  });

  it('with thousands of unknown fields gets a short answer', () => {
    const strangers = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`${'k'.repeat(200)}${at}`, 1]));
    expect(problemsOf(strangers)).toHaveLength(1);
    expect(JSON.stringify(problemsOf(strangers)).length).toBeLessThan(1000);
  });

  it('nested deeply is a wrong type, not a stack overflow', () => {
    const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown;
    expect(sayings({ name: deep, members: deep }).map((saying) => saying.split(':')[0])).toEqual(['name', 'members']);
  });

  it('with thousands of rows is looked at no further than the form allows', () => {
    const members = Array.from({ length: 5000 }, () => ({ 'member-name': 'Trần Văn Dũng', share: 200 }));
    const { answers, problems } = check({ ...goodAnswers(), members });
    expect(problems).toMatchObject([{ at: 'members', code: 'too-many-rows' }]);
    expect(answers['members']).toHaveLength(5);
  });

  it('far too long for its field is refused before a pattern is tried on it', () => {
    const { answers, problems } = check({ ...goodAnswers(), code: '5'.repeat(201) });
    expect(problems).toMatchObject([{ at: 'code', code: 'too-long' }]);
    expect(answers).not.toHaveProperty('code');
    expect(problemsOf({ code: '5'.repeat(200) })).toMatchObject([{ at: 'code' }]);
  });

  it('cannot hide text with control and direction characters', () => {
    expect(check({ ...goodAnswers(), about: 'Bán\u0000 cơm\u202E tấm\r\nBán phở' }).answers['about']).toBe('Bán cơm tấm\nBán phở');
  });
});

describe('paths', () => {
  it.each([['name', 'name'], ['members.1.share', 'share'], ['premises.ward', 'premises'], ['members.0.home.ward', 'home']])('%s leads to the field %s', (path, id) => {
    expect(fieldAt(form.fields, path.split('.'))?.id).toBe(id);
  });

  it('of the test form cover every type there is', () => {
    const types = everyField.sections.flatMap(({ fields }) => fields.map(({ type }) => type));
    expect(new Set(types).size).toBe(18);
  });
});
