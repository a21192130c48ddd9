import { describe, expect, it } from '@jest/globals';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import { aProcedure, aView, aVisit, anActPage, dossierId } from '../a-dossier-page.ts';
import type { ActPage } from '../acts/act-page.ts';
import { wordsIn } from '../messages.ts';
import { dossierPage } from './dossier.page.tsx';
import { ruleInWords } from './trail.tsx';

const page = (view: Partial<DossierView> = {}, act?: Partial<ActPage>, visit = aVisit({ here: `/office/ho-so/${dossierId}` })) =>
  dossierPage(visit, { view: aView(view), procedure: aProcedure, sections: [], dayMinutes: 480, query: {}, ...(act ? { act: anActPage(act) } : {}) });

const supplement = [{ action: 'request-supplement', allowed: true }] as const;

describe('the acts', () => {
  it('that are allowed open their form by a link, and the one that leads on is the one thing to do', () => {
    expect(page()).toContain(`<a class="btn primary" href="/office/ho-so/${dossierId}?act=pass-on#act">`);
  });

  it('that are not allowed say why, once for all that share the reason', () => {
    const because = { vi: 'Đồng nghiệp đang giữ hồ sơ', en: 'Held by a colleague' };
    const html = page({ actions: [{ action: 'pass-on', allowed: false, because }, { action: 'send-back', allowed: false, because }] });
    expect(html.match(/aria-disabled="true" aria-describedby="why-pass-on"/g)).toHaveLength(2);
    expect(html.match(/Đồng nghiệp đang giữ hồ sơ/g)).toHaveLength(1);
  });

  it('carry the version that was seen, a key of the page and the token of the session', () => {
    const html = page({}, {});
    expect(html).toContain(`method="post" action="/office/ho-so/${dossierId}/pass-on"`);
    for (const field of ['name="version" value="3"', 'name="key" value="6c0d0c0e-0000-4000-8000-000000000001"', 'name="_csrf" value="salt.signature"']) expect(html).toContain(field);
  });

  it('have no form for those who may not', () => {
    const html = page({}, { act: 'approve' });
    expect(html).toContain('Việc này không làm ở bước “Thẩm định”');
    expect(html).not.toContain('<form class="compose"');
  });

  it('show the appointment before the dossier is received', () => {
    const html = page({ actions: [{ action: 'receive', allowed: true }] }, { act: 'receive', appointment: { dueAt: '2026-11-27T10:00:00.000Z', handOverBy: '2026-11-24T10:00:00.000Z' } });
    expect(html).toContain('17:00 thứ Sáu, 27/11/2026');
  });

  it('ask for a reason only of who takes a dossier from a colleague', () => {
    const actions = [{ action: 'claim', allowed: true }] as const;
    const held = { actions: [...actions], assignee: { id: 'somebody-else', name: 'Võ Thị Mỹ Loan' } };
    expect(page({ actions: [...actions] }, { act: 'claim' })).not.toContain('name="reason"');
    expect(page(held, { act: 'claim' })).toContain('name="reason"');
  });
});

describe('when it did not go through', () => {
  it('somebody else was faster: who, what and when, and what was typed is still there', () => {
    const current = { version: 4, state: 'supplement-requested', act: 'request-supplement', at: '2026-11-25T02:15:00.000Z', by: 'Võ Thị Mỹ Loan' } as const;
    const html = page({}, { typed: { note: 'Đã xem xong.' }, refused: { code: 'dossier-changed', current } });
    expect(html).toContain('Võ Thị Mỹ Loan: yêu cầu bổ sung, lúc 09:15 thứ Tư, 25/11/2026.');
    expect(html).toContain('>Đã xem xong.</textarea>');
  });

  it('what was typed is kept even when the act itself is gone', () => {
    expect(page({ actions: [] }, { act: 'refuse', typed: { reason: 'Thiếu bản vẽ.' } })).toContain('<p class="message">Thiếu bản vẽ.</p>');
  });

  it('fields that are wrong are named on top and at the field', () => {
    const html = page({ actions: [...supplement] }, { act: 'request-supplement', wrong: [{ field: 'message', target: 'message', message: 'wrong.message' }] });
    expect(html).toContain('<a href="#message">Viết lời giải thích');
    expect(html).toContain('id="message-error"');
    expect(html).toContain('<title>Lỗi: ');
  });
});

describe('the letter to the citizen', () => {
  const typed = { message: 'Thiếu chữ ký ở trang 2.', papers: ['identity-copy'], 'until.day': '9', 'until.month': '12', 'until.year': '2026' };

  it('is shown as it will be read', () => {
    const html = page({ actions: [...supplement] }, { act: 'request-supplement', typed, preview: true });
    expect(html).toContain('<li>Bản sao giấy tờ pháp lý của chủ hộ</li>');
    expect(html).toContain('Xin bổ sung trước hết ngày 09/12/2026.');
  });

  it('is in the citizen’s language, whatever the official reads', () => {
    const contact = { name: 'John Smith', language: 'en' } as const;
    expect(page({ actions: [...supplement], contact }, { act: 'request-supplement', typed, preview: true })).toContain('Please send it by the end of 09/12/2026.');
  });
});

describe('the page', () => {
  it('shows what somebody wrote as text, whatever it is', () => {
    const evil = '<script>alert(1)</script>';
    const html = page({
      contact: { name: evil, language: 'vi' },
      history: [{ act: 'pass-on', at: '2026-11-24T09:05:00.000Z', by: evil, note: evil, verdict: 'on-time' }],
      supplements: [{ message: evil, papers: [], fields: [], requestedAt: '2026-11-24T09:05:00.000Z', until: '2026-12-09' }],
      attachments: [{ id: dossierId, name: `${evil}.png`, size: 1000, type: 'image/png', sha256: 'a'.repeat(64), state: 'clean', uploadedAt: '2026-11-24T03:00:00.000Z' }],
      papers: { 'identity-copy': [dossierId] },
    });
    expect(html).not.toContain(evil);
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
  });

  it('tells who did what, when, and whether in time: the newest first', () => {
    const html = page({ history: [
      { act: 'submit', at: '2026-11-24T03:41:00.000Z' },
      { act: 'receive', at: '2026-11-24T07:20:00.000Z', by: 'Phạm Thu Trang', step: { vi: 'Tiếp nhận', en: 'Reception' }, verdict: 'on-time' },
    ] });
    expect(html).toContain('Phạm Thu Trang · Tiếp nhận · đúng hạn');
    expect(html.indexOf('Được tiếp nhận</b>')).toBeLessThan(html.indexOf('Nộp hồ sơ</b>'));
  });

  it('offers the form with its answers for printing', () => {
    expect(page({})).toMatch(/href="\/office\/ho-so\/[\w-]+\/don\.pdf"[^>]*>.*?In đơn đã điền/);
  });

  it('offers each paper that was given out for printing, and no other', () => {
    const html = page({ supplements: [{ message: 'Thiếu giấy tờ.', papers: [], fields: [], requestedAt: '2026-11-24T09:05:00.000Z', until: '2026-12-09' }] });
    expect(html.match(/\/giay\/[\w-]+\.pdf/g)).toEqual(['/giay/receipt.pdf', '/giay/supplement.pdf', '/giay/control-slip.pdf']);
  });
});

describe('a term that stands still or is not kept', () => {
  const letter = { state: 'pending', at: '2026-11-27T02:00:00.000Z', reason: 'Phải xác minh lại.', until: '2026-12-02', missed: '2026-11-27T10:00:00.000Z', draftedBy: 'Lê Quốc Bảo' } as const;
  const { status } = aView();

  it('says since when it stands still, for what and by which paper', () => {
    const suspensions = [{ from: '2026-11-25T02:00:00.000Z', said: { vi: 'chờ ý kiến của cơ quan khác', en: 'waiting' }, paper: '112/UBND', by: 'Lê Quốc Bảo' }];
    const html = page({ status: { ...status, paused: true, pausedSince: '2026-11-25T02:00:00.000Z' }, light: 'paused', term: { suspensions, apologies: [] } });
    expect(html).toContain('Tạm dừng từ 09:00 thứ Tư, 25/11/2026');
    expect(html).toContain('theo văn bản 112/UBND');
  });

  it('asks the holder for a letter, and says why the last one came back', () => {
    const declined = { ...letter, state: 'declined', decidedBy: 'Ngô Quang Hùng', declined: 'Nêu rõ hơn' } as const;
    const html = page({ actions: [{ action: 'draft-apology', allowed: true }], term: { suspensions: [], apologies: [declined], needsApology: true, promiseFrom: '2026-11-30' } });
    expect(html).toContain(`href="/office/ho-so/${dossierId}?act=draft-apology#act"`);
    expect(html).toContain('Ngô Quang Hùng không duyệt thư trước: Nêu rõ hơn');
  });

  it('shows a leader the letter as the citizen will read it', () => {
    const html = page({ actions: [{ action: 'approve-apology', allowed: true }], term: { suspensions: [], apologies: [letter] } }, { act: 'approve-apology', preview: true });
    expect(html).toContain('Phải xác minh lại.');
    expect(html).toContain('Hẹn lại: hết giờ làm việc ngày 02/12/2026.');
  });
});

describe('how the date was counted', () => {
  const vi = wordsIn('vi');

  it.each([
    [{ rule: 'received', params: { at: '2026-11-24T07:20:00.000Z' } }, 'Tính từ lúc 14:20 thứ Ba, 24/11/2026.'],
    [{ rule: 'counts-as-received', params: { on: '2026-11-25', cutOff: '15:00' } }, 'Đến ngoài ngày làm việc hoặc sau 15:00, nên coi như nhận ngày 25/11/2026.'],
    [{ rule: 'term', params: { amount: 3, unit: 'working-day', counting: 'whole-days' } }, 'Thời hạn 3 ngày làm việc, tính trọn ngày: không tính ngày nhận, hết hạn khi hết giờ của ngày cuối.'],
    [{ rule: 'term', params: { amount: 30, unit: 'calendar-day', counting: 'whole-days' } }, 'Thời hạn 30 ngày, kể cả ngày nghỉ.'],
    [{ rule: 'holiday', params: { on: '2027-01-01', vi: 'Tết Dương lịch', en: 'New Year' } }, 'Không tính ngày 01/01/2027: Tết Dương lịch.'],
    [{ rule: 'stands-still', params: { from: '2026-11-25T02:00:00.000Z', reason: 'supplement' } }, 'Đang dừng từ 09:00 thứ Tư, 25/11/2026: chờ người nộp bổ sung.'],
    [{ rule: 'due', params: { at: '2026-11-27T10:00:00.000Z' } }, 'Hết hạn lúc 17:00 thứ Sáu, 27/11/2026.'],
    [{ rule: 'never-heard-of', params: {} }, 'Một quy tắc khác đã được áp dụng.'],
  ])('is said in words: %j', (rule, words) => {
    expect(ruleInWords(rule, vi, 'vi')).toBe(words);
  });
});
