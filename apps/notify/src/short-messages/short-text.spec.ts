import { describe, expect, it } from '@jest/globals';
import { partsOf } from '@motcua/domain/sms/gsm7';
import { kinds, type Happening } from '../happening.ts';
import { shortText } from './short-text.ts';

const happening = (kind: Happening['kind']): Happening => ({
  ...{ eventId: 'e', dossierId: 'd', kind, reference: '000.12.35.H29-261123-0042', lookupNumber: '66197954', happenedAt: '2026-11-24T02:00:00Z' },
  ...{ procedure: { vi: 'Cấp giấy phép xây dựng', en: 'Building permit' }, agency: { vi: 'Ủy ban nhân dân quận', en: 'District' }, dueAt: '2026-12-14T10:00:00Z', supplementUntil: '2026-12-01' },
});
const important = ['received', 'supplement-requested', 'refused', 'approved', 'stopped', 'payment-requested', 'extended'] as const;

describe('a short message about a dossier', () => {
  it('says code, what happened and what is asked, in one part without accents', () => {
    expect(shortText(happening('supplement-requested'), 'vi')).toBe('HS 000.12.35.H29-261123-0042: can bo sung giay to. Truoc het ngay 01/12/2026. Xem tren trang dich vu cong hoac goi 1022. Soan TC de thoi nhan tin.');
    expect(shortText(happening('approved'), 'en')).toBe('HS 000.12.35.H29-261123-0042: the result is ready. Please collect it in the way you chose. Send STOP to end messages.');
  });

  it.each(important)('%s fits, even with the longest code, and has no name in it', (kind) => {
    for (const lang of ['vi', 'en'] as const) {
      const text = shortText({ ...happening(kind), reference: '000.12.35.H29-261123-123456789' }, lang) ?? '';
      expect(partsOf(text)).toEqual({ coding: 'gsm7', parts: 1 });
      expect(text).toMatch(/^HS 000\.12\.35\.H29-261123-123456789: /);
      expect(text).not.toMatch(/xay dung|permit|quan|District/);
    }
  });

  it('is not written about what can wait for a letter', () => {
    for (const kind of kinds.filter((each) => !(important as readonly string[]).includes(each))) expect(shortText(happening(kind), 'vi')).toBeUndefined();
    expect(shortText({ eventId: 'e', dossierId: 'd', kind: 'digest', official: 'o', rows: [] }, 'vi')).toBeUndefined();
  });
});
