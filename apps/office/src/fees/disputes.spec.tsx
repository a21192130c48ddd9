import { describe, expect, it } from '@jest/globals';
import type { PaymentDispute, PaymentDisputes } from '@motcua/contracts/disputes-api';
import { aVisit, dossierId } from '../a-dossier-page.ts';
import { disputesPage } from './disputes.page.tsx';

const dispute: PaymentDispute = { payment: '6c0d0c0e-0000-4000-8000-000000000001', transaction: 'tx-17', dossier: { id: dossierId, reference: '000.12.35.H29-261124-0042' }, provider: 'Cổng thử nghiệm', asked: 50_000, amount: 40_000, currency: 'VND', way: 'gateway', cameAt: '2026-11-25T02:00:00.000Z', why: 'sum', bookable: true };
const page = (changes: Partial<PaymentDisputes> = {}, told = {}) => disputesPage(aVisit(), { disputes: { open: [dispute], settled: [], maySettle: true, ...changes }, ...told });

describe('money that fits no payment', () => {
  it('says what happened, what to do next, and leads to the dossier’s fees', () => {
    const html = page();
    for (const words of ['Cổng báo đã nhận 40.000', 'lần nộp này là 50.000', 'hỏi cổng thanh toán số tiền đúng', `href="/office/ho-so/${dossierId}/le-phi"`]) expect(html.replaceAll(' ', ' ')).toContain(words);
  });

  it('is settled with a reason by whoever may, and by nobody else', () => {
    expect(page()).toContain(`action="/office/so-thu/doi-chieu/${dispute.payment}"`);
    expect(page({ maySettle: false })).not.toContain('method="post" action="/office/so-thu/doi-chieu');
    expect(page({ maySettle: false })).toContain('Trưởng phòng hoặc lãnh đạo quyết định');
  });

  it('is not offered to be booked when it cannot be', () => {
    expect(page()).toContain('value="booked"');
    expect(page({ open: [{ ...dispute, currency: 'USD', amount: 2.5, why: 'currency', bookable: false }] })).not.toContain('value="booked"');
  });

  it('that is settled stands below, by whom and why; without any the page says so', () => {
    const settled = { at: '2026-11-25T03:00:00.000Z', by: 'Lê Quốc Bảo', end: 'not-ours' as const, reason: 'Tiền của hồ sơ khác.' };
    const html = page({ open: [], settled: [{ ...dispute, settled }] });
    for (const words of ['Không có khoản nào chờ đối chiếu', 'Lê Quốc Bảo', 'Tiền của hồ sơ khác.', 'Khép lại, không ghi']) expect(html).toContain(words);
  });

  it('says in words why it was not settled', () => {
    expect(page({}, { refused: 'payment-dispute-settled' })).toContain('Người khác đã giải quyết');
  });
});
