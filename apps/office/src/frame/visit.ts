import type { QueueCounts } from '@motcua/contracts/one-stop-api';
import { visitsIn } from '@motcua/pages/visit';
import type { PageVisit } from '@motcua/pages/visit';
import { wordsIn } from '../messages.ts';
import type { Say } from '../messages.ts';

/** What every page needs to know of the request it answers. */
export type Visit = PageVisit<Say, 'id' | 'name' | 'kind' | 'roles' | 'agency'>;

/** What the frame around an official's page tells besides. */
export interface Room {
  /** Name of the official's agency, as far as it is known. */
  readonly agency?: string | undefined;
  /** How much lies in each queue; absent while one-stop cannot say. */
  readonly counts?: QueueCounts | undefined;
  /** How many notices are unread; absent while notify cannot say. */
  readonly unread?: number | undefined;
}

export interface OfficeVisit extends Visit, Room {}

export const { visitOf, VisitOf } = visitsIn<Say>(wordsIn);

/** The signed-in official: `needsPerson` lets nobody else in. */
export { SignedIn as Official } from '@motcua/pages/visit';
