import { describe, expect, it } from '@jest/globals';
import { goodAnswers } from '@motcua/forms/a-form';
import { checkSection } from '@motcua/forms/check';
import { formValues } from '@motcua/forms/read';
import { fieldsOf } from '@motcua/forms/visible';
import { aVisit } from '../frame/a-visit.ts';
import { anOpenDraft } from './an-open-draft.ts';
import { sectionPage } from './section.page.tsx';
import type { SectionView } from './section.page.tsx';

const page = (section: string, changes: Partial<SectionView> = {}, answers: Record<string, unknown> = goodAnswers()) => {
  const open = anOpenDraft({ answers });
  return sectionPage(aVisit(), { open, section, given: open.draft.answers, problems: [], ...changes });
};
const wrong = (section: string, answers: Record<string, unknown>) => {
  const { form, circumstances } = anOpenDraft();
  return { problems: checkSection(form, section, answers, circumstances).problems, given: answers };
};
const names = (html: string) => new Set([...html.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name));

describe('a page of the form', () => {
  it.each(['person', 'shop', 'members', 'promise'])('has an input for every answer of “%s”, whatever its type', (section) => {
    const { form } = anOpenDraft();
    const asked = fieldsOf(form, section).filter(({ field }) => field.type !== 'computed');
    for (const name of Object.keys(formValues(asked, goodAnswers()))) expect(names(page(section)).has(name)).toBe(true);
  });

  it('shows the saved answers', () => {
    const html = page('shop');
    expect(html).toContain('value="50.000.000"');
    expect(html).toContain('value="32,5"');
    expect(html).toMatch(/value="household"[^>]* checked|checked[^>]* value="household"/);
    expect(html).toMatch(/<option value="26905" selected/);
    expect(page('person')).toMatch(/name="birth-date.day"[^>]*value="9"/);
  });

  it('never asks for what is computed', () => {
    expect(names(page('shop')).has('capital-in-words')).toBe(false);
  });

  it('hides a field whose condition does not hold, and does not claim to have asked it', () => {
    expect(page('shop')).toMatch(/data-when="[^"]*loan[^"]*" hidden><input type="hidden" name="_asked" value="loan-amount" disabled/);
  });

  it('shows it once the condition holds', () => {
    const html = page('shop', {}, { ...goodAnswers(), loan: true });
    expect(html).toMatch(/data-when="[^"]*loan[^"]*"><input type="hidden" name="_asked" value="loan-amount"\/?>/);
  });

  it('offers only wards of the agency’s own area where the address decides who is competent', () => {
    const html = page('shop');
    expect(html).toContain('value="26905"');
    expect(html).not.toContain('value="26734"');
    expect(page('members')).toContain('<option value="760"');
  });

  it('asks for the district first where there are many, and offers the wards of that district alone', () => {
    const nowhere = page('members', {}, { ...goodAnswers(), members: [{}] });
    expect(nowhere).toContain('name="members.0.home.district"');
    expect(nowhere).not.toContain('value="26905"');
    const chosen = page('members', { districts: { 'members.0.home': '765' } }, { ...goodAnswers(), members: [{}] });
    expect(chosen).toContain('<option value="765" selected');
    expect(chosen).toContain('value="26905"');
    expect(chosen).not.toContain('value="26734"');
  });

  it('knows the district of a ward that was given', () => {
    const html = page('members', {}, { ...goodAnswers(), members: [{ 'home': { street: '1 Lê Lợi', ward: '26734' } }] });
    expect(html).toContain('<option value="760" selected');
    expect(html).toContain('<option value="26734" selected');
  });

  it('says the same words in the summary and at the field, and leads from one to the other', () => {
    const answers = { ...goodAnswers(), 'birth-date': '1986-02-30', 'id-number': '123' };
    const html = page('person', wrong('person', answers));
    const links = [...html.matchAll(/<a href="#([^"]+)">([^<]+)<\/a>/g)].filter(([, target]) => target !== 'page_content');
    expect(links.map(([, target]) => target)).toEqual(['birth-date-day', 'id-number']);
    for (const [, target = '', words = ''] of links) {
      expect(html).toContain(` id="${target}"`);
      expect(html.split(words)).toHaveLength(3);
    }
    expect(html).toMatch(/id="id-number"[^>]*aria-describedby="id-number-error"|aria-describedby="id-number-error"[^>]*id="id-number"/);
    expect(html).toContain('<title>Lỗi:');
  });

  it('keeps every wrong answer as it was typed', () => {
    expect(page('shop', wrong('shop', { ...goodAnswers(), capital: 'một triệu' }))).toContain('value="một triệu"');
  });

  it('escapes what a citizen typed', () => {
    const html = page('person', {}, { ...goodAnswers(), name: '"><script>alert(1)</script>' });
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&quot;>&lt;script>alert');
  });

  it('gives Enter a button of its own before those that add and remove rows', () => {
    const html = page('members');
    const form = html.slice(html.indexOf('data-autosave'));
    expect(form.indexOf('<button class="visually-hidden"')).toBeLessThan(form.indexOf('name="remove"'));
  });

  it('asks for one row more when told to, and closes no row that has answers', () => {
    expect(names(page('members', { add: 'members' })).has('members.2.member-name')).toBe(true);
  });

  it('tells of a newer copy from another window without losing this one', () => {
    const differences = [{ label: 'Họ, chữ đệm và tên', mine: 'Bản này', theirs: '<b>Bản kia</b>' }];
    const html = page('person', { conflict: { version: 9, differences }, given: { ...goodAnswers(), name: 'Bản này' } });
    expect(html).toContain('value="Bản này"');
    expect(html).toMatch(/name="overwrite" value="9"/);
    expect(html).toContain('<dt>Họ, chữ đệm và tên</dt><dd><span>Bản này:</span> Bản này</dd><dd><span>Bản kia:</span> &lt;b>Bản kia&lt;/b></dd>');
    expect(html).not.toMatch(/data-conflict(="")? hidden[^>]*>[^]*data-conflict(="")? hidden/);
  });
});
