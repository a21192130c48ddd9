import { describe, expect, it } from '@jest/globals';
import { DossierState } from '@motcua/contracts/dossier';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { checkCatalogues } from '@motcua/ui/messages';
import { aView } from '../a-dossier-page.ts';
import { nextOf, scriptOf } from './script.ts';
import { catalogues } from './words.ts';

const status: PublicStatus = aView().status;
const now = new Date('2026-11-25T02:00:00.000Z');
const known = (changes: Partial<PublicStatus> = {}, at = now) => ({ status: { ...status, ...changes }, agency: undefined, now: at });

describe('what an operator reads aloud', () => {
  it('is where the dossier stands and when it is due, in the language of the caller', () => {
    expect(scriptOf(known(), 'vi')).toEqual([`Hồ sơ của ông bà là về: ${status.procedure.name.vi}.`, 'Hồ sơ đang được xử lý.', 'Ngày hẹn trả kết quả là 27/11/2026.', 'Cơ quan giải quyết là Ủy ban nhân dân quận Bình Thạnh.']);
    expect(scriptOf(known(), 'en')[1]).toBe('The dossier is being processed.');
  });

  it('tells nothing of what a confidential one is about', () => {
    expect(scriptOf(known({ confidential: true }), 'vi')[0]).toBe('Tôi đã tìm thấy hồ sơ của ông bà.');
  });

  it.each(DossierState.options)('has something to say and to do for %s', (state) => {
    expect([scriptOf(known({ state }), 'vi').length > 2, catalogues.vi[nextOf(known({ state }))].length > 10]).toEqual([true, true]);
  });

  it('promises a call back once the day has passed, which the operator is told to make', () => {
    const late = known({}, new Date('2026-12-01T02:00:00.000Z'));
    expect([scriptOf(late, 'vi').includes('Ngày hẹn đã qua. Tôi sẽ hỏi cơ quan giải quyết và báo lại ông bà.'), nextOf(late), nextOf(known())]).toEqual([true, 'next.late', 'next.wait']);
  });

  it('exists in both languages', () => expect(checkCatalogues(catalogues.vi, catalogues.en)).toEqual([]));
});
