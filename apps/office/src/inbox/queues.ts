import type { Queue, QueueCounts } from '@motcua/contracts/one-stop-api';
import type { QueueGroup } from '@motcua/ui/frame/office';
import type { TabItem } from '@motcua/ui/piece/tabs';
import { addresses } from '../addresses.ts';
import type { Say } from '../messages.ts';

/** At the side, in the order in which a day's work comes. On phones only the first group stays in sight. */
const groups = {
  work: ['to-receive', 'mine', 'unassigned', 'due-today', 'due-soon', 'overdue', 'waiting-citizen', 'waiting-unit', 'suspended', 'to-sign', 'apologies', 'to-return', 'asked-of-us'],
  rest: ['all', 'done'],
} as const satisfies Record<string, readonly Queue[]>;

/** Seldom used: in sight only while something lies there, or nobody can say. */
const seldom: readonly Queue[] = ['waiting-unit', 'suspended', 'to-sign', 'apologies', 'asked-of-us'];

export function queueGroups(t: Say, counts: QueueCounts | undefined): QueueGroup[] {
  return (['work', 'rest'] as const).map((group) => ({
    heading: t(`queues.${group}`),
    queues: groups[group].filter((queue) => counts?.[queue] !== 0 || !seldom.includes(queue)).map((queue) => ({
      key: queue,
      href: addresses.queue({ queue }),
      label: t(`queue.${queue}`),
      count: counts?.[queue],
      urgent: queue === 'overdue' && (counts?.overdue ?? 0) > 0,
    })),
  }));
}

const byLight = ['overdue', 'due-today', 'due-soon', 'waiting-citizen'] as const satisfies readonly Queue[];

/** The queue that was chosen, and beside it what is pressing, light by light. */
export function lightTabs(t: Say, current: Queue, counts: QueueCounts | undefined): TabItem[] {
  const isLight = byLight.some((queue) => queue === current);
  return [isLight ? 'all' : current, ...byLight].map((queue) => ({
    href: addresses.queue({ queue }),
    label: t(queue === 'all' ? 'tab.all' : `queue.${queue}`),
    count: counts?.[queue],
    current: queue === current,
  }));
}

/** Where the day begins: at reception with what came in, for inspectors with what nobody has claimed, elsewhere with one's own work. */
export function firstQueue(roles: readonly string[]): Queue {
  if (roles.includes('receptionist')) return 'to-receive';
  return roles.includes('inspector') ? 'unassigned' : 'mine';
}
