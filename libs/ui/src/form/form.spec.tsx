import { describe, expect, it } from '@jest/globals';
import type { VNode } from 'preact';
import { renderPart } from '../page.tsx';
import { Checkbox, RadioGroup } from './choice.tsx';
import { DateField, dateOf } from './date-field.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Select, TextArea, TextField } from './field.tsx';
import { Repeat } from './repeat.tsx';

const html = (part: VNode, lang: 'vi' | 'en' = 'vi') => renderPart(lang, part);
const hostile = '"><script>alert(1)</script>';

describe('a field', () => {
  it('ties hint and error to its control, in the order label, hint, error, control', () => {
    const field = html(<TextField id="name" label="Họ tên" hint="Như trên thẻ" error="Xin điền họ tên" />);
    expect(field).toContain('aria-describedby="name-hint name-error"');
    expect(field).toContain('aria-invalid="true"');
    const order = ['<label for="name">', 'id="name-hint"', 'id="name-error"', '<input'].map((part) => field.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(Math.min(...order)).toBeGreaterThanOrEqual(0);
  });

  it('that is right and unhinted describes nothing', () => {
    expect(html(<TextField id="name" label="Họ tên" />)).not.toMatch(/aria-(describedby|invalid)/);
  });

  it('says that it may be left out, in words', () => {
    expect(html(<TextField id="mail" label="E-mail" optional />, 'en')).toContain('(optional)');
  });

  it('has a unit that is read with it', () => {
    expect(html(<TextField id="area" label="Diện tích" unit="m²" />)).toContain('aria-describedby="area-unit"');
  });

  it.each([
    ['value', <TextField id="a" label="A" value={hostile} />],
    ['label', <TextField id="a" label={hostile} />],
    ['error', <TextField id="a" label="A" error={hostile} />],
    ['long text', <TextArea id="a" label="A" value={`</textarea>${hostile}`} />],
    ['option', <Select id="a" label="A" options={[{ value: hostile, label: hostile }]} />],
    ['rule', <TextField id="a" label="A" when={{ '==': [{ var: 'x' }, hostile] }} />],
    ['choice', <RadioGroup id="a" label="A" options={[{ value: hostile, label: hostile, hint: hostile }]} />],
  ])('lets no %s out of its place', (_, part) => {
    const out = html(part);
    expect(out).not.toContain('<script');
    // A quote from a value would end its attribute.
    expect(out).not.toContain('"">');
    expect(out.match(/<\/textarea>/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it('carries its rule and is hidden as the server decided', () => {
    expect(html(<TextField id="a" label="A" when={{ '==': [{ var: 'kind' }, 'family'] }} hidden />)).toContain('data-when="{&quot;==&quot;:[{&quot;var&quot;:&quot;kind&quot;},&quot;family&quot;]}" hidden');
  });
});

describe('a group of choices', () => {
  const group = html(<RadioGroup id="kind" label="Ai?" hint="Chọn một" error="Xin chọn" value="b" options={[{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]} />);
  it('describes the question, not each answer', () => {
    expect(group).toMatch(/<fieldset[^>]*aria-describedby="kind-hint kind-error"/);
    expect(group.match(/aria-describedby/g)).toHaveLength(1);
  });
  it('gives its first control the id that error links lead to', () => {
    expect(group).toContain('id="kind-1"');
    expect(group).toMatch(/value="b" checked/);
  });
  it('of one box keeps its error with it', () => {
    expect(html(<Checkbox id="truth" label="Tôi cam đoan" error="Xin đánh dấu" />)).toMatch(/<input[^>]*aria-describedby="truth-error"/);
  });
});

describe('a date in three boxes', () => {
  it('marks only the boxes that are wrong', () => {
    const field = html(<DateField id="born" label="Ngày sinh" value={{ day: '30', month: '2', year: '1986' }} wrong={['day']} error="Không có ngày này" />);
    expect(field.match(/aria-invalid/g)).toHaveLength(1);
    expect(field).toMatch(/id="born-day" name="born.day"[^>]*aria-invalid/);
  });
  it.each([
    [{ day: '9', month: '3', year: '1986' }, '1986-03-09'],
    [{ day: '29', month: '2', year: '2028' }, '2028-02-29'],
    [{ day: '29', month: '2', year: '2026' }, undefined],
    [{ day: '31', month: '4', year: '2026' }, undefined],
    [{ day: '1', month: '13', year: '2026' }, undefined],
    [{ day: 'x', month: '1', year: '2026' }, undefined],
    [{ day: '1', month: '1', year: '26' }, undefined],
    [{}, undefined],
  ])('%j is %s', (typed, date) => {
    expect(dateOf(typed)).toBe(date);
  });
});

describe('the error summary', () => {
  it('leads to each field with the words beside it', () => {
    const summary = html(<ErrorSummary problems={[{ target: 'born-day', message: 'Không có ngày này' }]} />);
    expect(summary).toContain('<a href="#born-day">Không có ngày này</a>');
    expect(summary).toContain('Có 1 chỗ cần sửa');
  });
  it('is not there when nothing is wrong', () => {
    expect(html(<ErrorSummary problems={[]} />)).toBe('');
  });
});

describe('groups that repeat', () => {
  const list = (count: number) => html(
    <Repeat name="members" itemName="Thành viên" addLabel="Thêm" count={count} min={1} max={2}>{(index) => <TextField id={`members.${index}.name`} label="Tên" />}</Repeat>,
  );
  it('bring the pattern for the script and buttons for the server', () => {
    expect(list(1)).toContain('<template><fieldset class="group" data-scope="members.__index__."');
    expect(list(1)).toContain('name="add" value="members"');
    expect(list(2)).toContain('name="remove" value="members.1"');
  });
  it('cannot fall below the least nor rise above the most', () => {
    expect(list(1).split('<template>')[0]).not.toContain('name="remove"');
    expect(list(2)).toMatch(/name="add" value="members" formnovalidate hidden/i);
  });
});
