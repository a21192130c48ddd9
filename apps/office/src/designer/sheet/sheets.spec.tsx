import { describe, expect, it } from '@jest/globals';
import { someUnits } from '@motcua/forms/a-form';
import { aDraftVisit, aProblem, aShop, shippedProcedures } from '../a-draft.ts';
import { formPost } from '../a-form-post.ts';
import type { Content } from '../content/content.ts';
import { textAt, valueAt, withValue } from '../content/content.ts';
import { controlsOf } from './control-pieces.tsx';
import type { Desk } from './control.ts';
import { renderPart } from '@motcua/ui/page';
import { wordsIn } from '../../messages.ts';
import { withSheet } from './control-post.ts';
import { partsAt } from '../content/names.ts';
import { mendOf, procedureSheetKeys, sheetAt } from './sheets.ts';
import { sheetPage } from './sheet.page.tsx';
import type { SheetProps } from './sheet.page.tsx';

const agencies = [{ value: '000.12.35.H29', label: 'Bình Thạnh' }, { value: '000.12.01.H29', label: 'Sở Nội vụ' }];

function pageOf(content: Content, key: string, changes: Partial<SheetProps> = {}) {
  const sheet = sheetAt(content, key);
  if (!sheet) throw new Error(`there is no sheet at ${key}`);
  return sheetPage({ desk: aDraftVisit({ content }), sheet, content, units: someUnits, agencies, ...changes });
}

/** The form of the page alone: of every sheet of every procedure the whole pages would take minutes. */
function formOf(content: Content, key: string): string {
  const sheet = sheetAt(content, key);
  const desk: Desk = { lang: 'vi', t: wordsIn('vi'), content, base: sheet?.base ?? '', wrong: new Map(), agencies };
  return renderPart('vi', <form class="design-form">{controlsOf(sheet?.controls ?? [], desk)}</form>);
}

/** The form is read and sent back as it stands, with what somebody typed over it. */
function sentBack(content: Content, key: string, typed: Record<string, string | string[]> = {}) {
  const sheet = sheetAt(content, key);
  const post = { ...formPost(formOf(content, key), 'design-form'), ...typed };
  return withSheet({ content, base: sheet?.base ?? '', lang: 'vi' }, sheet?.controls ?? [], post);
}

function keysOf(content: Content): string[] {
  const sections = partsAt(content, 'form.sections');
  const fields = sections.flatMap((section) => partsAt(content, `${section}.fields`));
  const rows = fields.flatMap((field) => partsAt(content, `${field}.fields`));
  return [...procedureSheetKeys, ...['papers', 'steps', 'form.rules'].flatMap((list) => partsAt(content, list)), ...sections, ...fields, ...rows];
}

const procedures = [aShop, ...shippedProcedures()];

describe.each(procedures.map((procedure) => [procedure.id, procedure] as const))('the sheets of %s', (_, procedure) => {
  it('show all that they edit: sent back untouched, none of them changes anything', () => {
    for (const key of keysOf(procedure).filter((one) => isNew(procedure, one))) expect([key, sentBack(procedure, key)]).toEqual([key, procedure]);
  });

  it('together hold every value of the procedure', () => {
    const held = keysOf(procedure).reduce<Content>((rest, key) => {
      const sheet = sheetAt(procedure, key);
      return (sheet?.controls ?? []).reduce<Content>((left, { at }) => withValue(left, [sheet?.base, at].filter(Boolean).join('.'), undefined) as Content, rest);
    }, procedure);
    expect(leaves(held)).toEqual(['effectiveFrom', 'id', 'version']);
  });
});

const looked = new Set<string>();
/** The peoples and countries stand in many procedures: one look at each list is enough. */
function isNew(procedure: Content, key: string): boolean {
  const choices = JSON.stringify(valueAt(procedure, `${key}.choices`) ?? key + textAt(procedure, 'id'));
  const wasNew = !looked.has(choices);
  looked.add(choices);
  return wasNew;
}

/** Names under which something is left; of a field its type, which is chosen when it is made. */
function leaves(value: unknown, path = ''): string[] {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  if (typeof value !== 'object' || value === null) return /\.type$/.test(path) ? [] : [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key)).sort();
}

describe('what is typed on a sheet', () => {
  it('becomes the text in both languages, in NFC', () => {
    const content = sentBack(aShop, 'form.sections.0.fields.0', { 'label.vi': 'Tên chủ'.normalize('NFD'), 'label.en': 'Owner' });
    expect(valueAt(content, 'form.sections.0.fields.0.label')).toEqual({ vi: 'Tên chủ'.normalize('NFC'), en: 'Owner' });
  });

  it('keeps its lines as lines, whatever ends them in the post', () => {
    expect(valueAt(sentBack(aShop, 'thong-tin', { 'summary.vi': 'Một.\r\nHai.', groups: 'P1\r\nD\r\n' }), 'summary.vi')).toBe('Một.\nHai.');
    expect(valueAt(sentBack(aShop, 'thong-tin', { groups: 'P1\r\nD\r\n' }), 'groups')).toEqual(['P1', 'D']);
  });

  it('takes a hint away when both of its languages are emptied, and keeps a half one to be mended', () => {
    const hinted = withValue(aShop, 'papers.0.hint', { vi: 'Có chữ ký', en: 'Signed' }) as Content;
    expect(valueAt(sentBack(hinted, 'papers.0', { 'hint.vi': '', 'hint.en': '' }), 'papers.0')).not.toHaveProperty('hint');
    expect(valueAt(sentBack(hinted, 'papers.0', { 'hint.en': '' }), 'papers.0.hint')).toEqual({ vi: 'Có chữ ký', en: '' });
  });

  it('is a number as it is written in Vietnam, and stays what it is when it is none', () => {
    expect(valueAt(sentBack(aShop, 'le-phi', { 'fee.amount': '1.250.000' }), 'fee.amount')).toBe(1_250_000);
    expect(valueAt(sentBack(aShop, 'le-phi', { 'fee.amount': 'miễn phí' }), 'fee.amount')).toBe('miễn phí');
  });

  it('adds choices, leaves out the empty ones, and moves and takes away rows', () => {
    const key = 'form.sections.1.fields.8';
    const values = (typed: Record<string, string>) => (valueAt(sentBack(aShop, key, typed), `${key}.choices`) as { value: string }[]).map(({ value }) => value);
    expect(values({ 'choices.7.value': 'sat', 'choices.7.label.vi': 'Thứ Bảy', 'choices.7.label.en': 'Saturday', 'choices.9.value': '' })).toEqual(['mon', 'tue', 'sun', 'sat']);
    expect(values({ move: 'choices.2.-1' })).toEqual(['mon', 'sun', 'tue']);
    expect(values({ remove: 'choices.0' })).toEqual(['tue', 'sun']);
  });

  it('reads the value of a condition as the field answers: numbers, yes and no, the value behind the words of a choice', () => {
    const key = 'form.sections.1.fields.11';
    const when = (field: string, comparison: string, value: string) =>
      valueAt(sentBack(aShop, key, { 'when.lines.0.field': field, 'when.lines.0.comparison': comparison, 'when.lines.0.value': value }), `${key}.when`);
    expect(when('staff', 'at-least', '3')).toEqual({ '>=': [{ var: 'staff' }, 3] });
    expect(when('founders', 'is', 'Các thành viên')).toEqual({ '==': [{ var: 'founders' }, 'household'] });
    expect(when('loan', 'is', 'không')).toEqual({ '==': [{ var: 'loan' }, false] });
    expect(when('founders', 'one-of', 'alone; household')).toEqual({ in: [{ var: 'founders' }, ['alone', 'household']] });
    expect(when('', 'is', '')).toBeUndefined();
  });

  it('leaves a rule alone that is more than the builder can show, and takes it away only when told to', () => {
    expect(pageOf(aShop, 'form.rules.0')).toContain('&quot;reduce&quot;');
    expect(valueAt(sentBack(aShop, 'form.rules.0', { 'must.lines.0.field': 'staff' }), 'form.rules.0.must')).toEqual(aShop.form.rules[0]?.must);
    expect(valueAt(sentBack(aShop, 'form.rules.0', { 'must.keep': 'false' }), 'form.rules.0.must')).toEqual({});
  });
});

describe('a condition', () => {
  it('may only look at what is asked above it', () => {
    const html = pageOf(aShop, 'form.sections.1.fields.3');
    const offered = [...(/<select[^>]*name="when\.lines\.__index__\.field"[^]*?<\/select>/.exec(html)?.[0] ?? '').matchAll(/value="([^"]+)"/g)].map(([, id]) => id);
    expect(offered).toEqual(['name', 'birth-date', 'id-number', 'phone', 'email', 'tax-code', 'premises', 'capital', 'capital-in-words']);
  });
});

describe('a problem', () => {
  it.each([
    ['form.sections.2.fields.0.fields.1.label.en', 'form.sections.2.fields.0.fields.1', 'label.en'],
    ['form.sections.1.fields.8.choices.2.label.vi', 'form.sections.1.fields.8', 'choices.2.label.vi'],
    ['form.sections.1.when', 'form.sections.1', 'when'],
    ['papers.0.name', 'papers.0', 'name.vi'],
    ['papers.1.accepts', 'papers.1', 'accepts-1'],
    ['steps.0.share', 'steps.0', 'share'],
    ['form.rules.1.at', 'form.rules.1', 'at'],
    ['form.applicant.phone', 'to-khai', 'form.applicant.phone'],
    ['term.amount', 'thoi-han', 'term.amount'],
    ['legalBasis.0.issuedOn', 'can-cu', 'legalBasis.0.issuedOn-day'],
    ['eligibility.0.en', 'thong-tin', 'eligibility.0.en'],
    ['name.en', 'thong-tin', 'name.en'],
  ])('at %s is mended on the sheet %s, at %s', (at, sheet, target) => {
    expect(mendOf(aShop, at)).toEqual({ sheet, target });
  });

  it('stands beside its control and leads to it', () => {
    const desk = aDraftVisit({ content: withValue(aShop, 'papers.0.name.en', '') as Content }, [aProblem('papers.0.name.en', 'Thiếu tên tiếng Anh')]);
    const sheet = sheetAt(desk.draft.content, 'papers.0');
    const html = sheet ? sheetPage({ desk, sheet, content: desk.draft.content, units: someUnits, agencies }) : '';
    expect(html).toContain('<a href="#name.en">Tên giấy tờ: Thiếu tên tiếng Anh</a>');
    expect(html).toContain('id="name.en-error"');
  });
});

describe('a sheet', () => {
  it.each(keysOf(aShop))('has every label once for every input, and no id twice: %s', (key) => {
    const html = pageOf(aShop, key).replace(/<template>[^]*?<\/template>/g, '');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    for (const [, target = ''] of html.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('shows what somebody typed as text, whatever it is', () => {
    const html = pageOf(withValue(aShop, 'papers.0.name.vi', '"><script>alert(1)</script>') as Content, 'papers.0');
    expect(html).not.toContain('<script>alert');
    expect(textAt(aShop, 'papers.0.name.vi')).toBe('Biên bản họp');
  });
});
