import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { aDossierPaper, aReceivedSlip } from './a-receipt-slip.ts';
import { readPaper } from './a-read-paper.ts';
import { aControlSlip, anApology } from './an-apology.ts';
import { apology } from './apology.ts';
import { controlSlip } from './control-slip.ts';
import { receiptSlip } from './receipt-slip.ts';
import { refusal } from './refusal.ts';
import { supplementRequest } from './supplement-request.ts';
import { templateIds, templateOf, templateOn, templates } from './template.ts';
import type { Template, TemplateId, Templates } from './template.ts';
import { say } from './wording.ts';
import type { Words } from './wording.ts';

const draws: Readonly<Record<Exclude<TemplateId, 'register'>, (template: Template) => Promise<Buffer>>> = {
  receipt: (template) => receiptSlip(aReceivedSlip(), template),
  supplement: (template) => supplementRequest({ ...aDossierPaper(), message: 'Ảnh bị mờ.', until: '2026-12-05' }, template),
  refusal: (template) => refusal({ ...aDossierPaper(), reason: 'Không thuộc thẩm quyền.' }, template),
  apology: (template) => apology(anApology(), template),
  'control-slip': (template) => controlSlip(aControlSlip(), template),
};

describe.each(templateIds)('the form %s', (id) => {
  const versions = templates[id];

  it('has versions that follow each other, each with its circular', () => {
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, at) => at + 1));
    const days = versions.map(({ effectiveFrom }) => effectiveFrom);
    expect([...new Set(days)].sort()).toEqual(days);
    expect(versions.every(({ source }) => /^Thông tư số \d+\/\d{4}\/TT-VPCP/.test(source))).toBe(true);
  });

  it('is the one in force on the day of issue', () => {
    expect(templateOn(id, '2017-01-01').version).toBe(1);
    expect(templateOn(id, '2025-09-14').source).toContain('01/2018/TT-VPCP');
    expect(templateOn(id, '2025-09-15').source).toContain('03/2025/TT-VPCP');
  });
});

describe.each(Object.entries(draws))('a paper %s', (name, draw) => {
  const id = name as TemplateId;
  const next: Template = { version: 99, effectiveFrom: '2026-11-01', source: 'Thông tư số 99/2026/TT-VPCP', words: { [`${id}.title`]: 'MẪU MỚI', reference: 'Mã số: {reference}' } as Template['words'], layout: templateOf(id, 2).layout ?? {} };
  const andNext: Templates = { ...templates, [id]: [...templates[id], next] };

  it('stays the same to the byte when a newer version comes', async () => {
    const before = await draw(templateOf(id, 2));
    expect(templateOn(id, '2026-11-27', andNext).version).toBe(99);
    const newer = await draw(templateOf(id, 99, andNext));
    expect((await readPaper(newer)).text).toContain('MẪU MỚI');
    expect((await draw(templateOf(id, 2, andNext))).equals(before)).toBe(true);
  });

  it('of a time before versions were written down is drawn by the first', async () => {
    expect((await draw(templateOf(id, undefined))).equals(await draw(templateOf(id, 1)))).toBe(true);
  });

  it('names the form as its circular numbers it', async () => {
    expect((await readPaper(await draw(templateOf(id, 2)))).text).toContain('Thông tư số 03/2025/TT-VPCP');
    expect((await readPaper(await draw(templateOf(id, 1)))).text).not.toContain('Thông tư số 03/2025');
  });
});

describe('what a version says', () => {
  const vietnamese = JSON.parse(readFileSync(new URL('../messages/vi.json', import.meta.url), 'utf8')) as Record<string, string>;
  /** What papers about dossiers have in common, and what each says alone. */
  const common = new RegExp(
    '^(state\\.(name|motto)|unit\\.(name|lines)|number\\.(receipt|supplement|refusal|apology|blank)|trace\\.(head|how|qr|bars)|table\\.(number|paper|form|copies)|applicant\\.(address|contact|none)' +
      '|sign\\.(applicant|receiver|guide|system|by-hand|online|automatic|leader|sealed)|form\\.(original|copy|certified-copy|electronic)|channel\\.(counter|online|post)|term\\.(working-day|working-hour|calendar-day)' +
      '|foot\\.reference|money|dated|day|hour|moment|moment\\.short|reference|page|procedure|dossier-of)$',
  );
  const saidBy = (id: TemplateId, { words }: Template) =>
    Object.keys(vietnamese)
      .filter((key) => common.test(key) || key.startsWith(`${id}.`) || (id === 'receipt' && key.startsWith('confirmation.')))
      .sort()
      .map((key) => `${key}=${say(key as Words, {}, words)}`);
  const prints = templateIds.flatMap((id) => templates[id].map((template) => [`${id} ${template.version}`, createHash('sha256').update([...saidBy(id, template), JSON.stringify(template.layout ?? {})].join('\n')).digest('hex').slice(0, 16)]));

  it('never changes: papers that were given out are drawn by it. Who wants other words adds a version', () => {
    expect(Object.fromEntries(prints)).toMatchSnapshot();
  });
});
