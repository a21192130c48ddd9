import { describe, expect, it } from '@jest/globals';
import { DossierState, type PublicStatus } from '@motcua/contracts/dossier';
import { partsOf } from '@motcua/domain/sms/gsm7';
import { checkCatalogues } from '@motcua/ui/messages';
import fc from 'fast-check';
import { catalogues, type Word } from '../words.ts';
import { aStatus as status } from '@motcua/auth/testing/a-status';
import { statusTold, told } from './answer.ts';

const plain = { language: 'vi', accents: false } as const;

describe('a status by short message', () => {
  it('says code, state and day, without accents', () => {
    expect(statusTold(status, plain)).toBe('HS 000.12.35.H29-261123-0042: dang xu ly. Hen tra 14/12/2026. Cap nhat 09:05 24/11/2026. Uy ban nhan dan quan Binh Thanh.');
  });

  it('has accents, or is English, on request', () => {
    expect(statusTold(status, { language: 'vi', accents: true })).toBe('HS 000.12.35.H29-261123-0042: đang xử lý. Hẹn trả 14/12/2026. Cập nhật 09:05 24/11/2026. Ủy ban nhân dân quận Bình Thạnh.');
    expect(statusTold(status, { language: 'en', accents: false })).toBe("HS 000.12.35.H29-261123-0042: being processed. Due 14/12/2026. As of 09:05 24/11/2026. People's Committee of Binh Thanh District.");
  });

  it('says what is asked of the citizen before anything else', () => {
    const waiting = { ...status, state: 'supplement-requested', supplementUntil: '2026-12-01', paused: true } as const;
    expect(statusTold(waiting, plain)).toMatch(/^HS 000.12.35.H29-261123-0042: can bo sung giay to. Han 01\/12\/2026. Hen tra 14\/12\/2026. Thoi han tam dung./);
  });

  it('names a dossier of another system as that does, and says who told', () => {
    const elsewhere = { system: { vi: 'Hệ thống đất đai', en: 'Land system' }, code: 'BT-2026-0042' };
    expect(statusTold({ ...status, elsewhere }, plain)).toBe('HS BT-2026-0042: dang xu ly. Hen tra 14/12/2026. Bao lan cuoi 09:05 24/11/2026. Theo He thong dat dai. Uy ban nhan dan quan Binh Thanh.');
  });

  it('promises no day any more once it is over', () => {
    expect(statusTold({ ...status, state: 'completed' }, plain)).not.toContain('Hen tra');
  });

  const words = fc.string({ unit: 'grapheme', maxLength: 120 });
  const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
  const statuses = fc.record(
    {
      ...Object.fromEntries(Object.entries(status).map(([key, value]) => [key, fc.constant(value)])),
      reference: fc.integer({ min: 1, max: 999_999_999 }).map((number) => `000.12.35.H29-261123-${String(number).padStart(4, '0')}`),
      state: fc.constantFrom(...DossierState.options),
      agency: fc.record({ code: fc.constant('000.12.35.H29'), name: fc.record({ vi: words, en: words }) }),
      offeredTo: fc.record({ code: fc.constant('000.12.34.H29'), name: fc.record({ vi: words, en: words }) }),
      dueAt: instants, answerDueAt: instants, changedAt: instants,
      supplementUntil: instants.map((instant) => instant.slice(0, 10)),
      paused: fc.boolean(),
    },
    { requiredKeys: [...(Object.keys(status) as (keyof PublicStatus)[]), 'agency'] as never },
  ) as unknown as fc.Arbitrary<PublicStatus>;

  it('fits into one part, whatever there is to say, and always has code and state', () => {
    fc.assert(
      fc.property(statuses, fc.constantFrom<'vi' | 'en'>('vi', 'en'), (any, language) => {
        const text = statusTold(any, { language, accents: false });
        expect(partsOf(text)).toEqual({ coding: 'gsm7', parts: 1 });
        expect(text.startsWith(`HS ${any.reference}: `)).toBe(true);
        expect(partsOf(statusTold(any, { language, accents: true })).parts).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('names neither the procedure nor its step', () => {
    expect(statusTold({ ...status, step: { vi: 'Thẩm định', en: 'Appraisal' } }, { language: 'vi', accents: true })).not.toMatch(/xây dựng|Thẩm định/);
  });
});

describe('every other answer', () => {
  const answers = Object.keys(catalogues.vi).filter((word) => !/^(state\.|status|due|answer-due|asked-until|paused|offered|agency|changed|told|elsewhere)/.test(word)) as Word[];

  it.each(answers)('%s fits into one part in both languages', (word) => {
    for (const language of ['vi', 'en'] as const) expect(partsOf(told(word, { language, accents: false }, { minutes: 15 }))).toEqual({ coding: 'gsm7', parts: 1 });
  });

  it('exists in both languages', () => {
    expect(checkCatalogues(catalogues.vi, catalogues.en)).toEqual([]);
  });
});
