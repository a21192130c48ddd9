import { describe, expect, it } from '@jest/globals';
import { DossierState, type PublicStatus } from '@motcua/contracts/dossier';
import { checkCatalogues } from '@motcua/ui/messages';
import fc from 'fast-check';
import { aCalendar, anAgency } from '../testing/a-city.ts';
import { aStatus } from '@motcua/auth/testing/a-status';
import { catalogues } from '../words.ts';
import { knownPieces, spoken, type Surroundings } from './spoken.ts';

const around: Surroundings = { now: new Date('2026-11-24T03:00:00Z'), agency: (code) => (code === anAgency.code ? anAgency : undefined), calendar: () => aCalendar };
const heard = (status: Partial<PublicStatus>, language: 'vi' | 'en' = 'vi', now = around.now) =>
  spoken({ status: { ...aStatus, ...status } }, language, { ...around, now }).map(({ text }) => text).join(' ');

describe('what is said of a dossier', () => {
  it('is where it stands and when it is due, in plain words', () => {
    expect(heard({})).toBe(
      'Số tra cứu: 6 6 1 9 7 9 5 4 Thủ tục: Cấp giấy phép xây dựng nhà ở riêng lẻ. Hồ sơ đang được xử lý. Ngày hẹn trả kết quả là: ngày 14 tháng 12 năm 2026 ' +
        'Cơ quan giải quyết: Ủy ban nhân dân quận Bình Thạnh. Thông tin này được cập nhật vào: ngày 24 tháng 11 năm 2026',
    );
    expect(heard({}, 'en')).toContain('The dossier is being processed. The result is due on: the 14th of December 2026');
  });

  it('is what is asked of the citizen, and until when', () => {
    expect(heard({ state: 'supplement-requested', asks: 'supplement', supplementUntil: '2026-12-01', paused: true })).toMatch(
      /cần bổ sung giấy tờ. Xin nộp giấy tờ còn thiếu .* Hạn cuối để làm việc này là: ngày mùng 1 tháng 12 năm 2026 .* đang tạm dừng/,
    );
  });

  it('is by when an answer comes, as clocks are read aloud', () => {
    const waiting = { state: 'submitted', answerDueAt: '2026-11-24T09:30:00Z' } as const;
    expect(heard(waiting)).toContain('chậm nhất vào: 16 giờ 30 ngày 24 tháng 11');
    expect(heard(waiting, 'en')).toContain('at the latest at: 4 30 PM the 24th of November');
  });

  it('is honest about a day that has passed, and silent about it once the dossier is over', () => {
    const later = new Date('2027-01-04T03:00:00Z');
    expect(heard({}, 'vi', later)).toContain('Ngày hẹn đã qua.');
    expect(heard({ paused: true }, 'vi', later)).not.toContain('Ngày hẹn đã qua.');
    expect(heard({ state: 'completed' }, 'vi', later)).not.toContain('Ngày hẹn');
  });

  it('tells nothing of a confidential one but how it stands', () => {
    expect(heard({ confidential: true, procedure: { ...aStatus.procedure, name: { vi: 'Việc riêng', en: 'Private' } } })).not.toContain('Việc riêng');
  });

  it('is who keeps it, where that is another system', () => {
    expect(heard({ elsewhere: { system: { vi: 'Hệ thống đất đai', en: 'Land system' }, code: 'BT-2026-0042' } })).toMatch(/do hệ thống khác quản lý và báo về: Hệ thống đất đai. Mọi câu hỏi xin liên hệ quầy/);
    expect(heard({})).not.toContain('hệ thống khác');
  });

  it('exists in both languages', () => {
    expect(checkCatalogues(catalogues.vi, catalogues.en)).toEqual([]);
  });
});

describe('where an agency is', () => {
  it('is its address, and its days and hours in one sentence', () => {
    expect(spoken({ placeOf: anAgency.code }, 'vi', around).map(({ text }) => text)).toEqual([
      'Cơ quan giải quyết: Ủy ban nhân dân quận Bình Thạnh.',
      'Địa chỉ: 6 Phan Đăng Lưu, quận Bình Thạnh.',
      'Giờ làm việc: thứ hai đến thứ sáu, từ 7 giờ 30 đến 11 giờ 30, từ 13 giờ đến 17 giờ.',
    ]);
  });

  it('of one that is not known is at least when agencies are open', () => {
    expect(spoken({ placeOf: '000.00.99.H29' }, 'en', around).map(({ text }) => text)).toEqual(['Opening hours: Monday to Friday, from 7 30 AM to 11 30 AM, from 1 PM to 5 PM.']);
  });
});

describe('sound files', () => {
  it('are made beforehand for every date and sentence, and few enough', () => {
    const known = new Set(knownPieces(2026).map(({ text, language }) => `${language} ${text}`));
    expect(known.size).toBeLessThan(300);
    const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map((date) => date.toISOString());
    fc.assert(
      fc.property(fc.constantFrom(...DossierState.options), days, fc.constantFrom<'vi' | 'en'>('vi', 'en'), (state, day, language) => {
        const status: PublicStatus = { ...aStatus, state, dueAt: day, changedAt: day, supplementUntil: day.slice(0, 10) };
        const fresh = spoken({ status }, language, around).map((piece) => `${piece.language} ${piece.text}`).filter((piece) => !known.has(piece));
        // Procedure and agency alone: as many as the catalogue has.
        expect(fresh).toHaveLength(2);
      }),
    );
  });
});
