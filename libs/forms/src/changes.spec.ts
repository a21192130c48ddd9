import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween } from './changes.ts';
import { everyField, somePapers } from './a-form.ts';
import { longestRising } from './longest-rising.ts';

const before = { id: 'a-procedure', version: 1, groups: ['P1'], papers: somePapers, form: everyField };
type Content = typeof before;

/** The procedure after somebody worked on a copy of it. */
const after = (edit: (copy: Content) => unknown) => {
  const copy = structuredClone(before);
  edit(copy);
  return changesBetween(before, copy);
};
const section = ({ form }: Content, id: string) => form.sections.find((one) => one.id === id)!;
const take = <Thing>(list: Thing[], position: number) => list.splice(position, 1)[0]!;

describe('what changed between two versions', () => {
  it('is nothing where only the numbers of the versions differ', () => {
    expect(after((copy) => Object.assign(copy, { version: 2, form: { ...copy.form, version: 2 } }))).toEqual([]);
  });

  it('is one text in one language', () => {
    expect(after((copy) => (section(copy, 'person').fields[0]!.label.en = 'Name'))).toEqual([
      { at: 'form.sections.person.fields.name.label.en', kind: 'changed', before: 'Full name', after: 'Name' },
    ]);
  });

  it('is a field that came, whole', () => {
    const fax = { id: 'fax', type: 'phone' as const, label: { vi: 'Số fax', en: 'Fax' } };
    expect(after((copy) => section(copy, 'person').fields.unshift(fax))).toEqual([{ at: 'form.sections.person.fields.fax', kind: 'added', after: fax }]);
  });

  it('is a field that went, whole', () => {
    expect(after((copy) => take(section(copy, 'person').fields, 4))).toEqual([{ at: 'form.sections.person.fields.email', kind: 'removed', before: everyField.sections[0]!.fields[4] }]);
  });

  it('is a field that moved within its section, and not those it passed', () => {
    expect(after((copy) => section(copy, 'person').fields.push(take(section(copy, 'person').fields, 0)))).toEqual([
      { at: 'form.sections.person.fields.name', kind: 'moved', before: { in: 'form.sections.person.fields', position: 0 }, after: { in: 'form.sections.person.fields', position: 5 } },
    ]);
  });

  it('is a field that moved to another section, with what else changed in it', () => {
    const changes = after((copy) => {
      const email = take(section(copy, 'person').fields, 4);
      section(copy, 'shop').fields.unshift({ ...email, label: { ...email.label, vi: 'Email' } });
    });
    expect(changes).toEqual([
      { at: 'form.sections.shop.fields.email', kind: 'moved', before: { in: 'form.sections.person.fields', position: 4 }, after: { in: 'form.sections.shop.fields', position: 0 } },
      { at: 'form.sections.shop.fields.email.label.vi', kind: 'changed', before: 'Thư điện tử', after: 'Email' },
    ]);
  });

  it('is a rule as a whole, because half of one means nothing', () => {
    const when = { '==': [{ var: 'founders' }, 'alone'] };
    expect(after((copy) => (section(copy, 'members').when = when))).toEqual([
      { at: 'form.sections.members.when', kind: 'changed', before: { '==': [{ var: 'founders' }, 'household'] }, after: when },
    ]);
  });

  it('is a choice by its value, a paper by its id, a row of a group by its field', () => {
    const changes = after((copy) => {
      const founders = section(copy, 'shop').fields.find(({ id }) => id === 'founders')!;
      if (founders.type === 'choice') founders.choices[0]!.label.en = 'Alone';
      copy.papers.reverse();
      const members = section(copy, 'members').fields[0]!;
      if (members.type === 'group') members.fields[1]!.optional = true;
    });
    expect(changes.map(({ at, kind }) => `${kind} ${at}`)).toEqual([
      'moved papers.minutes',
      'changed form.sections.shop.fields.founders.choices.alone.label.en',
      'added form.sections.members.fields.members.fields.share.optional',
    ]);
  });

  it('is a list without ids as a whole', () => {
    expect(after((copy) => copy.groups.push('D'))).toEqual([{ at: 'groups', kind: 'changed', before: ['P1'], after: ['P1', 'D'] }]);
  });

  it('can be told of content that is no procedure yet', () => {
    expect(changesBetween({}, { form: 'none', papers: [{}] })).toEqual([{ at: 'form', kind: 'added', after: 'none' }, { at: 'papers', kind: 'added', after: [{}] }]);
    expect(changesBetween({ form: { sections: [{ id: 'a', fields: 3 }] } }, { form: { sections: 7 } })).toMatchObject([{ at: 'form.sections', kind: 'changed' }]);
  });
});

describe('what stayed where it was', () => {
  it('rises, and nothing longer does', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 50 }), { maxLength: 9 }), (numbers) => {
        const stayed = numbers.filter((number) => longestRising(numbers).has(number));
        expect(stayed).toEqual(stayed.toSorted((one, other) => one - other));
        expect(stayed).toHaveLength(longestByTrying(numbers));
      }),
    );
  });

  const longestByTrying = ([first, ...rest]: readonly number[], above = -1): number =>
    first === undefined ? 0 : Math.max(longestByTrying(rest, above), first > above ? 1 + longestByTrying(rest, first) : 0);
});
