import type { QueueGroup } from '@motcua/ui/frame/office';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { sayIn } from './words.ts';

/** At the side, for who takes money and who looks after them. */
export function feesRooms({ lang, person }: Pick<Visit, 'lang' | 'person'>): QueueGroup[] {
  if (!person?.roles.some((role) => role === 'receptionist' || role === 'head' || role === 'leader')) return [];
  const say = sayIn(lang);
  return [{ heading: say('rooms'), queues: [
    { key: 'cash-book', href: addresses.cashBook(), label: say('book.title') },
    { key: 'payment-disputes', href: addresses.disputes(), label: say('disputes.title') },
  ] }];
}
