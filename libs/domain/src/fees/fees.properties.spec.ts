import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { aDossier, people } from '../dossier/a-dossier.ts';
import { openAccount } from './account.ts';
import { balanceOf } from './balance.ts';
import { askRefund, decideRefund, payRefund, setFee, takeMoney, voidPayment, type WithFees } from './fee-acts.ts';
import { sumOf } from './money.ts';

const calendar = aCalendar();
const at = clock('2026-11-27 09:00');
const fee = { amount: 10_000, per: { vi: 'trang', en: 'page' }, payable: 'on-receipt', exemptions: [{ vi: 'Miễn', en: 'Free' }] } as const;
const begun = (): WithFees => ({ ...aDossier('received'), fees: openAccount(fee, 'online') });

type Step = (dossier: WithFees) => WithFees;
const some = <Thing>(things: readonly Thing[], at: number): Thing | undefined => things[at % Math.max(things.length, 1)];

/** Anything that anybody could try, in any order; what is refused changes nothing. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ quantity: fc.integer({ min: 1, max: 9 }), waived: fc.option(fc.integer({ min: 1, max: 50_000 })) }).map(({ quantity, waived }): Step => (dossier) =>
    setFee(dossier, { by: people.receptionist, at, quantity, exemption: waived === null ? null : { which: 0, waived, reason: 'Lý do' } }, calendar)),
  fc.record({ id: fc.integer({ min: 1, max: 12 }), amount: fc.integer({ min: 1, max: 60_000 }), line: fc.boolean() }).map(({ id, amount, line }): Step => (dossier) =>
    takeMoney(dossier, { by: line ? people.payments : people.receptionist, at, id: `p${id}`, amount, way: line ? 'gateway' : 'cash' }, calendar)),
  fc.nat(20).map((which): Step => (dossier) => voidPayment(dossier, { by: people.head, at, payment: some(dossier.fees.payments, which)?.id ?? '', reason: 'Nhầm' })),
  fc.record({ which: fc.nat(20), amount: fc.integer({ min: 1, max: 60_000 }), id: fc.uuid() }).map(({ which, amount, id }): Step => (dossier) =>
    askRefund(dossier, { by: people.receptionist, at, id, payment: some(dossier.fees.payments, which)?.id ?? '', amount, reason: 'Thừa' })),
  fc.record({ which: fc.nat(20), granted: fc.boolean() }).map(({ which, granted }): Step => (dossier) =>
    decideRefund(dossier, { by: people.head, at, refund: some(dossier.fees.refunds, which)?.id ?? '', granted, note: 'Không' })),
  fc.nat(20).map((which): Step => (dossier) => payRefund(dossier, { by: people.receptionist, at, refund: some(dossier.fees.refunds, which)?.id ?? '' })),
);

function tried(dossier: WithFees, what: Step): WithFees {
  try {
    return what(dossier);
  } catch {
    return dossier;
  }
}

describe('the books of a dossier, whatever was tried', () => {
  it('always come out: what counts less what went back is what is paid, and nothing is ever below nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let dossier = begun();
        for (const what of steps) {
          dossier = tried(dossier, what);
          const { payments, refunds } = dossier.fees;
          const balance = balanceOf(dossier);
          const receipts = sumOf(payments.filter(({ voided }) => voided === undefined));
          const back = sumOf(refunds.filter(({ paidAt }) => paidAt !== undefined));
          expect(balance.paid).toBe(receipts - back);
          expect(Object.values(balance).every((amount) => Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
          expect(balance.outstanding === 0 || balance.credit === 0).toBe(true);
          const promised = sumOf(refunds.filter(({ paidAt, decided }) => paidAt === undefined && decided?.granted !== false));
          expect(balance.paid - promised).toBeGreaterThanOrEqual(0);
          expect(new Set(payments.map(({ id }) => id)).size).toBe(payments.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('are the same when each thing is told twice', () => {
    const transactions = fc.array(fc.record({ id: fc.integer({ min: 1, max: 6 }), amount: fc.integer({ min: 1, max: 60_000 }) }), { maxLength: 15 });
    fc.assert(
      fc.property(transactions, (told) => {
        const take = (dossier: WithFees, { id, amount }: { id: number; amount: number }) => takeMoney(dossier, { by: people.payments, at, id: `p${id}`, amount, way: 'gateway' }, calendar);
        const once = told.reduce(take, begun());
        const twice = [...told, ...told].reduce(take, begun());
        expect(twice.fees).toEqual(once.fees);
        expect(twice.version).toBe(once.version);
      }),
    );
  });

  it('keep every act in the history, one version each', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const before = begun();
        const after = steps.reduce(tried, before);
        expect(after.version - before.version).toBe(after.history.length - before.history.length);
      }),
    );
  });
});
