import { describe, expect, it } from '@jest/globals';
import { everyField } from './a-form.ts';
import { ifInside, ifWords, knownFields, sayCondition } from './said-condition.ts';

const fields = knownFields(everyField);
const v = (name: string) => ({ var: name });

describe('a condition in words', () => {
  it.each([
    [v('loan'), 'câu “Có vay vốn không?” trả lời “Có”'],
    [{ '!!': [v('loan')] }, 'câu “Có vay vốn không?” trả lời “Có”'],
    [{ '!': [v('loan')] }, 'câu “Có vay vốn không?” trả lời “Không”'],
    [{ '==': [v('loan'), false] }, 'câu “Có vay vốn không?” trả lời “Không”'],
    [{ '!=': [v('loan'), true] }, 'câu “Có vay vốn không?” trả lời “Không”'],
    [{ '==': [v('founders'), 'household'] }, 'câu “Hộ kinh doanh do ai thành lập?” trả lời “Các thành viên”'],
    [{ '!=': [v('founders'), 'household'] }, 'câu “Hộ kinh doanh do ai thành lập?” trả lời “Một mình tôi”'],
    [{ in: [v('founders'), ['alone', 'household']] }, 'câu “Hộ kinh doanh do ai thành lập?” trả lời “Một mình tôi” hoặc “Các thành viên”'],
    [{ in: ['sun', v('days')] }, '“Ngày mở cửa” có chọn “sun”'],
    [{ '!': { in: ['sun', v('days')] } }, '“Ngày mở cửa” không chọn “sun”'],
    [v('tax-code'), 'có khai “Mã số thuế”'],
    [{ '!': v('tax-code') }, 'không khai “Mã số thuế”'],
    [{ '>': [v('staff'), 1000] }, '“Số lao động” lớn hơn 1.000'],
    [{ '>=': [v('staff'), 10] }, '“Số lao động” từ 10 trở lên'],
    [{ '<': [v('staff'), 10] }, '“Số lao động” nhỏ hơn 10'],
    [{ '<=': [v('staff'), 10] }, '“Số lao động” không quá 10'],
    [{ and: [v('loan'), { '>': [v('staff'), 3] }] }, 'câu “Có vay vốn không?” trả lời “Có” và “Số lao động” lớn hơn 3'],
    [{ or: [v('loan'), v('email')] }, 'câu “Có vay vốn không?” trả lời “Có” hoặc có khai “Thư điện tử”'],
    [{ some: [v('members'), v('abroad')] }, 'trong “Các thành viên” có mục mà câu “Đang ở nước ngoài?” trả lời “Có”'],
  ])('%j: %s', (rule, words) => expect(sayCondition(rule, fields)).toBe(words));

  it('right below its question needs no name for it', () => {
    expect(ifWords({ '==': [v('founders'), 'household'] }, fields, 'founders')).toBe('Nếu chọn “Các thành viên”');
    expect(ifWords(v('loan'), fields, 'loan')).toBe('Nếu chọn “Có”');
    expect(ifWords({ in: ['sun', v('days')] }, fields, 'days')).toBe('Nếu chọn “sun”');
  });

  it.each([[{ '>': [{ '+': [v('staff'), 1] }, 3] }], [{ '==': [v('stranger'), 1] }], [{ '==': [v('founders'), 'friends'] }], [{ and: [v('loan'), { cat: ['a'] }] }], [{ some: [v('members'), { cat: ['a'] }] }], [{}], [true]])('%j has no short words, and is said to be a case of its own', (rule) => {
    expect(sayCondition(rule, fields)).toBeUndefined();
    expect(ifInside(rule as object as Record<string, unknown>, fields)).toBe('nếu thuộc trường hợp phải khai');
  });
});
