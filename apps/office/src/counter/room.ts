import type { Procedure } from '@motcua/contracts/procedure';
import type { QueueGroup } from '@motcua/ui/frame/office';
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

/** The doors of the counter, before the queues of those who sit there: on phones the first group alone stays in sight. */
export function withCounter({ lang, person }: Pick<Visit, 'lang' | 'person'>, groups: readonly QueueGroup[]): readonly QueueGroup[] {
  const [first, ...others] = groups;
  if (!first || !person || !receivesPeople(person)) return groups;
  const say = counterWords(lang);
  const doors = [{ key: 'counter', href: addresses.counter, label: say('reception') }, { key: 'counter-return', href: addresses.counterReturn, label: say('returning') }];
  return [{ ...first, queues: [...doors, ...first.queues] }, ...others];
}
