import type { Procedure } from '@motcua/contracts/procedure';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { counterWords } from './words.ts';

const reception = 'receptionist';

export const receivesPeople = ({ roles }: { readonly roles: readonly string[] }): boolean => roles.includes(reception);

/**
 * Which procedures are received at this counter: those whose first step is reception's. A confidential one is not offered, because whoever
 * writes it down has read it (decision 0051): an inspector takes its author to a screen of their own.
 */
export const isReceivedHere = ({ confidential, steps }: Procedure): boolean => confidential !== true && steps[0]?.role === reception;

/** At the side of every page of those who sit at a counter. */
export function counterRooms({ lang, person }: Pick<Visit, 'lang' | 'person'>) {
  if (!person || !receivesPeople(person)) return [];
  const say = counterWords(lang);
  return [{ heading: say('room'), queues: [{ key: 'counter', href: addresses.counter, label: say('reception') }, { key: 'counter-return', href: addresses.counterReturn, label: say('returning') }] }];
}
