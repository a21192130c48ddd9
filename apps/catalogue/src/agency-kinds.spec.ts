import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { withKind, withoutPage } from './agency-kinds.ts';
import { readDataFiles } from './data-files.ts';

const both = (text: string) => ({ vi: text, en: text });
const agency = { code: '000.12.03.H29', name: both('Sở X'), letterhead: ['SỞ X'], kind: 'department' as const, place: both('Y'), address: both('1 Z'), phone: '1022', calendar: 'c' };
const kinds = { department: { functions: [both('Giúp về {remit}.'), both('Tiếp công dân.')], structure: [{ name: both('Văn phòng') }] }, remits: { '000.12.03.H29': both('đầu tư') } };

describe('what agencies of a kind have in common', () => {
  it('is written out for each, with its own words in the gaps', () => {
    expect(withKind(agency, kinds)).toMatchObject({ functions: [both('Giúp về đầu tư.'), both('Tiếp công dân.')], structure: [{ name: both('Văn phòng') }] });
  });

  it('leaves out a sentence whose gap nothing fills', () => {
    expect(withKind({ ...agency, code: '000.12.04.H29' }, kinds).functions).toEqual([both('Tiếp công dân.')]);
  });

  it('gives way to what the agency says of itself, and to nothing where the kind has nothing', () => {
    expect(withKind({ ...agency, functions: [both('Làm mọi việc.')] }, kinds).functions).toEqual([both('Làm mọi việc.')]);
    expect(withKind({ ...agency, kind: 'ward' }, kinds)).toEqual({ ...agency, kind: 'ward' });
  });

  it('stays away from lists', () => {
    expect(withoutPage({ ...withKind(agency, kinds), version: 1 })).toEqual({ ...agency, version: 1 });
  });

  it('is there for every agency that is shipped, with nothing left to fill in', async () => {
    const { agencies, wrong } = await readDataFiles(fileURLToPath(new URL('../../../data/', import.meta.url)));
    expect(wrong).toEqual([]);
    for (const { code, functions = [], structure = [], documents = [], feedback } of agencies) {
      expect([code, functions.length > 2, structure.length > 3, documents.length > 2, feedback?.phone !== undefined]).toEqual([code, true, true, true, true]);
      expect(JSON.stringify(functions)).not.toMatch(/[{][a-z]+[}]/);
    }
  });
});
