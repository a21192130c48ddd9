import type { PublicStatus } from '@motcua/contracts/dossier';
import type { DossierState } from '@motcua/domain/dossier/state';
import type { Feed } from '@motcua/domain/feed/feed';
import { newest, timelineOf, type FeedCourse } from '@motcua/domain/feed/feed-course';

export interface Named {
  readonly id: string;
  readonly reference: string;
  readonly lookupNumber: string;
  readonly code: string;
}

/** What anybody may know of a dossier that another system handles, in the same shape as of those handled here; its version is set when it is published. */
export function foreignStatus(course: FeedCourse, feed: Feed, { code, ...named }: Named): Omit<PublicStatus, 'version'> {
  const timeline = timelineOf(course);
  const first = course.facts[0];
  const last = course.facts.at(-1);
  if (!first || !last) throw new Error('a course without facts is no dossier');
  const reached = (...states: DossierState[]) => timeline.find(({ state }) => states.includes(state))?.at;
  const dueAt = newest(course, 'dueAt');
  return withoutGaps({
    ...named,
    state: last.state,
    procedure: { ...feed.procedure, version: 1 },
    agency: feed.agency,
    submittedAt: newest(course, 'submittedAt') ?? first.at,
    receivedAt: reached('received', 'in-processing'),
    dueAt,
    paused: last.state === 'supplement-requested' || last.state === 'payment-requested',
    completedAt: reached('completed'),
    returnedAt: reached('returned'),
    step: last.says,
    elsewhere: { system: feed.name, code },
    timeline,
    changedAt: last.at,
  });
}

type Gapped<Shape> = { [Key in keyof Shape]: Shape[Key] | undefined };

/** Without the keys of which nothing is known, as the contract wants it and as the store gives it back. */
const withoutGaps = (status: Gapped<Omit<PublicStatus, 'version'>>): Omit<PublicStatus, 'version'> => Object.fromEntries(Object.entries(status).filter(([, value]) => value !== undefined)) as Omit<PublicStatus, 'version'>;

/** Whether two statuses say the same, whatever their versions and the order of their keys. */
export const sameStatus = (one: object, other: object): boolean => canonical(one) === canonical(other);

function canonical(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (key === 'version' && typeof inner === 'number') return undefined;
    return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner;
  });
}
