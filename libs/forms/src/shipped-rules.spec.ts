import { describe, expect, it } from '@jest/globals';
import { brokenRules } from './a-broken-rule.ts';
import { manyAnswers, circumstances, named, shippedProcedures } from './a-shipped-procedure.ts';
import { checkAnswers } from './check.ts';

const search = { draws: 150, tries: 1500 };
const all = named(shippedProcedures());
const unbroken: string[] = [];

describe.each(all)('rules between the fields of %s', (_file, { procedure, form }) => {
  const found = brokenRules(form, manyAnswers(form, 30), search);

  it('each stand at the field that they name, in their own words', () => {
    for (const { rule } of form.rules) {
      const broken = found.get(rule.id);
      if (!broken) unbroken.push(`${procedure.id}: ${rule.id}`);
      else {
        expect(broken.at.split('.').filter((part) => !/^\d+$/.test(part)).at(-1)).toBe(rule.at);
        expect(checkAnswers(form, broken.answers, circumstances).problems).toContainEqual({ at: broken.at, code: rule.id, message: rule.message });
      }
    }
  });
});

describe('rules between fields', () => {
  it('were nearly all broken by the search, which says which were not', () => {
    const rules = all.reduce((sum, [, { form }]) => sum + form.rules.length, 0);
    const said = `${unbroken.length} of ${rules}: ${unbroken.join(', ')}`;
    expect(unbroken.length < rules / 10 ? 'few' : said).toBe('few');
  });
});
