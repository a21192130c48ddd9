import { describe, expect, it } from '@jest/globals';
import { FeesView } from '@motcua/contracts/fees-api';
import { aView, aVisit, dossierId } from '../a-dossier-page.ts';
import { feesPage } from './fees.page.tsx';
import { bodyOf, dongIn } from './typed.ts';

const nobody = { pay: false, begin: false, set: false, void: false, ask: false, decide: false, payBack: false };
const fees = (changes: object = {}): FeesView => FeesView.parse({
  summary: { owed: 50_000, paid: 0, outstanding: 50_000, credit: 0, payable: 'on-receipt', due: true, online: true },
  version: 3, charges: [{ what: 'fee', amount: 50_000, quantity: 1, waived: 0 }], tariff: { amount: 50_000, exemptions: [] }, quantity: 1, payments: [], refunds: [], attempts: [], may: nobody, ...changes,
});
const page = (changes: object = {}, told = {}) => feesPage(aVisit({ here: `/office/ho-so/${dossierId}/le-phi` }), { view: aView(), fees: fees(changes), told, until: '2026-12-10' });
const payment = { id: 'counter:1', amount: 50_000, way: 'cash', at: '2026-11-25T02:00:00.000Z', by: 'Phạm Thu Trang', change: 50_000, refundable: 0, receipt: { id: dossierId, series: 'QT-26E', number: 42, voided: false } };

describe('the fees of a dossier', () => {
  it('are taken by who stands at the counter, with the version that was seen', () => {
    const html = page({ may: { ...nobody, pay: true } });
    expect(html).toContain(`action="/office/ho-so/${dossierId}/le-phi/confirm-payment"`);
    expect(html).toContain('name="version" value="3"');
    expect(html.match(/class="btn primary/g)).toHaveLength(1);
  });

  it('are looked at by everybody else', () => {
    expect(page()).not.toContain('<form method="post" action="/office/ho-so/');
  });

  it('show each payment with its change and its receipt', () => {
    const html = page({ payments: [payment] });
    for (const words of ['Thối lại 50.000', 'Phạm Thu Trang', 'In biên lai QT-26E 0000042', `/office/ho-so/${dossierId}/bien-lai/${dossierId}`]) expect(html).toContain(words);
  });

  it('say in words why something was not done', () => {
    expect(page({}, { refused: 'tendered-too-little' })).toContain('Khách đưa ít hơn số phải thu.');
  });

  it('are allowed to go back by a head alone', () => {
    const refunds = [{ id: dossierId, payment: 'counter:1', amount: 50_000, reason: 'Nộp hai lần', askedAt: '2026-11-25T02:00:00.000Z', state: 'asked', way: 'cash' }];
    expect(page({ payments: [payment], refunds })).not.toContain('decide-refund');
    expect(page({ payments: [payment], refunds, may: { ...nobody, decide: true } })).toContain('decide-refund');
  });
});

describe('a sum as it is typed', () => {
  it.each([['100000', 100_000], ['100.000', 100_000], ['1,250,000 đ', 1_250_000], ['một trăm', Number.NaN], ['', Number.NaN], ['-5', Number.NaN]])('%s is %p', (text, sum) => {
    expect(dongIn(text)).toBe(sum);
  });

  it('of what a customer gave counts for cash alone', () => {
    expect(bodyOf('confirm-payment', { way: 'card', amount: '50000', tendered: '100000' })).toEqual({ way: 'card', amount: 50_000 });
  });
});
