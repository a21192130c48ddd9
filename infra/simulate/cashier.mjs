import { keyOf } from './keys.mjs';
import { inLanes } from './lanes.mjs';
import { persistently } from './persistent.mjs';
import { minuteOf } from './wall-calendar.mjs';

/** Everything that was paid to the agency, as the book has it. */
export function paymentsIn({ book, calendar, agency }) {
  return book.files.flatMap(({ id, payments }) =>
    payments.filter((payment) => payment.agency === agency.code).map(({ amount, way, at }) => ({ dossier: id, amount, way, at, day: calendar.dateOf(minuteOf(at)) })),
  );
}

/** The agency's own book of receipts, day by day. */
export async function bookOfCashier({ people, officials, counts, calendar, months }) {
  const api = await people.api(officials.receptionist);
  const days = [];
  const last = calendar.dateOf(months.at(-1).ends - 1);
  for (let day = calendar.dateOf(months[0].begins); day <= last; day = calendar.dayAfter(day)) days.push(day);
  const read = [];
  await inLanes(days, 8, async (day) => {
    const { rows, takings } = await persistently(() => api.get(`/receipts?day=${day}`), counts);
    read.push({ day, rows, takings });
  });
  return read;
}

/**
 * At a month's end the book is closed and the drawer emptied.
 * @returns { opening, cash, handedOver, closing, paid: cash by the simulation's own book since the closing before }
 */
export async function closeBook({ people, officials, counts, seed, closings, ...room }, month) {
  const api = await people.api(officials.receptionist);
  const cash = paymentsIn(room).filter(({ way }) => way === 'cash').reduce((sum, { amount }) => sum + amount, 0);
  const paid = cash - closings.reduce((sum, each) => sum + each.paid, 0);
  const closing = await persistently(() => api.post('/receipts/closings', { handedOver: paid }, { 'idempotency-key': keyOf(seed, 'closing', month) }), counts);
  closings.push({ month, paid, ...closing });
}
