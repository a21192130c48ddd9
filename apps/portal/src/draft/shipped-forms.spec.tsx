import { describe, expect, it } from '@jest/globals';
import { checkSection } from '@motcua/forms/check';
import { formValues } from '@motcua/forms/read';
import { unitsOf } from '@motcua/forms/units';
import { fieldsOf } from '@motcua/forms/visible';
import { aVisit } from '../frame/a-visit.ts';
import { theShippedCity } from '../the-shipped-city.ts';
import { aFilledDraft } from './a-filled-draft.ts';
import type { OpenDraft } from './offer.ts';
import { sectionPage } from './section.page.tsx';

const { procedures, agencies, units: { units: list } } = theShippedCity();
const units = unitsOf(list);
const languages = ['vi', 'en'] as const;

const valuesOf = (html: string, attribute: string) => [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
/** Rows to come are patterns, not yet parts of the page. */
const asShown = (html: string) => html.replaceAll(/<template>.*?<\/template>/gs, '');
const twice = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

/** What a page points at and does not have. */
function nowhere(html: string): string[] {
  const ids = new Set(valuesOf(html, 'id'));
  const aimed = [...valuesOf(html, 'for'), ...['aria-describedby', 'aria-labelledby'].flatMap((name) => valuesOf(html, name).flatMap((value) => value.split(' ')))];
  const links = valuesOf(html, 'href').flatMap((href) => (href.startsWith('#') ? [href.slice(1)] : []));
  return [...aimed, ...links].filter((id) => !ids.has(id));
}

describe.each(procedures.map((procedure) => [procedure.id, procedure] as const))('every page of the form of %s', (_, procedure) => {
  const open = aFilledDraft(procedure, { agencies, units });
  const sections = open.form.definition.sections.map(({ id }) => id);
  const page = (section: string, lang: 'vi' | 'en', answers: OpenDraft['draft']['answers'] = open.draft.answers) => {
    const { problems } = checkSection(open.form, section, answers, open.circumstances);
    return asShown(sectionPage(aVisit({ lang }), { open, section, given: answers, problems }));
  };

  it.each(languages)('in %s has each id once, and everything it points at', (lang) => {
    for (const section of sections) {
      const html = page(section, lang);
      expect([section, twice(valuesOf(html, 'id')), nowhere(html)]).toEqual([section, [], []]);
    }
  });

  it.each(languages)('in %s shows every answer in an input of its name', (lang) => {
    for (const section of sections) {
      const names = new Set(valuesOf(page(section, lang), 'name'));
      const asked = fieldsOf(open.form, section).filter(({ field }) => field.type !== 'computed');
      const missing = Object.keys(formValues(asked, open.draft.answers)).filter((name) => !names.has(name));
      // A computed figure of a row is told where the answers are checked.
      expect(missing.filter((name) => !asked.some(({ rows }) => rows.some(({ field }) => field.type === 'computed' && name.endsWith(`.${field.id}`))))).toEqual([]);
    }
  });

  it.each(languages)('in %s leads from what is wrong to the field when nothing was answered', (lang) => {
    for (const section of sections) {
      const html = page(section, lang, {});
      expect([section, twice(valuesOf(html, 'id')), nowhere(html)]).toEqual([section, [], []]);
    }
  });

  it('says nothing that is no word, and stays light', () => {
    for (const section of sections) {
      for (const lang of languages) {
        const html = page(section, lang);
        expect(html).not.toMatch(/undefined|\[object|NaN|>null</);
        expect(html.length).toBeLessThan(60_000);
      }
    }
  });
});
