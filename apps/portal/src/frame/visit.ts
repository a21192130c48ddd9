import { visitsIn } from '@motcua/pages/visit';
import type { PageVisit } from '@motcua/pages/visit';
import { wordsIn } from '../messages.ts';
import type { Say } from '../messages.ts';

/** What every page needs to know of the request it answers. */
export type Visit = PageVisit<Say, 'name' | 'acr'>;

export const { visitOf, VisitOf } = visitsIn<Say>(wordsIn);

/** The signed-in citizen; routes that use it stand below `needsPerson` paths. */
export { SignedIn as Citizen } from '@motcua/pages/visit';
