import type { DossierView } from '@motcua/contracts/one-stop-api';
import { formatMoney } from '@motcua/ui/format';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { sayIn } from './words.ts';

/** Paid or not, in one line, with the way to the money. */
export function FeeLine({ visit: { lang }, view }: { readonly visit: Visit; readonly view: Pick<DossierView, 'status' | 'fees'> }) {
  const { fees, status } = view;
  if (!fees) return null;
  const say = sayIn(lang);
  const money = (amount: number) => formatMoney(lang, amount);
  const said = fees.credit > 0 ? say('line.credit', { amount: money(fees.credit) }) : fees.outstanding === 0 ? say('line.paid', { amount: money(fees.paid) }) : say(fees.due ? 'line.due' : 'line.later', { amount: money(fees.outstanding) });
  return <p class="below"><a href={addresses.fees(status.id)}>{say('title')}</a>: {said}</p>;
}
