import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from '@jest/globals';
import { DayBook, FeesView, OnlinePayment } from '@motcua/contracts/fees-api';
import { eventually } from '@motcua/testing/eventually';
import type { Visitor } from './a-visitor.ts';
import { apiOf, aSubmittedDossier, move, viewOf } from './an-api.ts';
import { allLeave, comesHome, enters } from './guests.ts';
import { hanh, receptionist } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const portal = wordsOf('apps/portal', 'vi');

const inTenDays = () => new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
const feesOf = async (id: string) => (await apiOf(receptionist)).good(FeesView, `/dossiers/${id}/fees`);
const ask = (id: string) => move(receptionist, id, 'request-payment', { extra: 25_000, reason: 'Phí thẩm định thực địa', until: inTenDays() });

/** From the dossier to the provider's page. */
async function goesToPay(citizen: Visitor, id: string): Promise<void> {
  await citizen.goesTo(`/ho-so/${id}`);
  await citizen.presses(portal('fees.pay'));
  await citizen.presses(citizen.page.locator('a.btn.primary'));
  await citizen.sees('Đây là cổng thử nghiệm');
}

storiesWithBrowser('A fee', () => {
  afterEach(allLeave);

  it('is asked for, paid on line in the browser, confirmed and receipted, and the clock goes on', async () => {
    const { id } = await aSubmittedDossier(hanh);
    await ask(id);
    const citizen = await comesHome(hanh);
    await goesToPay(citizen, id);
    await citizen.presses('Thanh toán thành công');
    await citizen.sees(portal('payment.paid'));
    expect((await viewOf(await apiOf(hanh), id)).status).toMatchObject({ state: 'submitted', paused: false });
    expect(await feesOf(id)).toMatchObject({ summary: { paid: 75_000, outstanding: 0 }, payments: [{ way: 'gateway', receipt: { series: expect.stringMatching(/^TT-/) } }] });
  });

  it('of a closed browser and a lost call-back is found by asking the provider, once', async () => {
    const { id } = await aSubmittedDossier(hanh);
    const citizen = await comesHome(hanh);
    await goesToPay(citizen, id);
    await citizen.presses('Thanh toán, đóng trình duyệt và mất thông báo');
    await eventually(async () => expect((await feesOf(id)).summary).toMatchObject({ paid: 50_000, outstanding: 0 }), 60_000);
    await citizen.goesTo(`/ho-so/${id}`);
    await citizen.sees('Biên lai TT-');
    expect((await feesOf(id)).payments).toHaveLength(1);
  });

  it('is taken at the counter with change, and stands in the cashier’s book', async () => {
    const { id } = await aSubmittedDossier(hanh);
    const counter = await enters(receptionist);
    await counter.goesTo(`/office/ho-so/${id}/le-phi`);
    await counter.fillsIn({ tendered: '100000' });
    await counter.presses('Thu tiền và in biên lai');
    await counter.sees('Đã thu tiền; biên lai đã lập', 'Thối lại 50.000');
    const book = await (await apiOf(receptionist)).good(DayBook, '/receipts');
    const numbers = book.rows.filter(({ series }) => series.startsWith('QT-')).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    await counter.goesTo('/office/so-thu');
    await counter.sees('Khóa sổ tiền mặt');
  });

  it('is told twice and booked once; paid twice it is a credit', async () => {
    const { id } = await aSubmittedDossier(hanh);
    const api = await apiOf(hanh);
    await api.good(OnlinePayment, `/dossiers/${id}/payments`, { json: {}, headers: { 'idempotency-key': randomUUID() } });
    const citizen = await comesHome(hanh);
    await goesToPay(citizen, id);
    await citizen.presses('Trả tiền hai lần');
    await eventually(async () => expect((await feesOf(id)).summary).toMatchObject({ paid: 100_000, credit: 50_000 }), 30_000);
  });
});
