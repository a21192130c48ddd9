import type { PublicStatus } from '@motcua/contracts/dossier';
import { aDossier } from '../dossier/a-dossier.ts';

export const watch = 'fBwMagAAQACAAAAAAAAAAWo-1_A.0123456789abcdefghijkl';

/** A dossier's public status at some version, with what has happened so far. */
export function aWatchedStatus(state: PublicStatus['state'], changes: Partial<PublicStatus> = {}): PublicStatus {
  const way = ['submitted', 'received', 'in-processing'] as const;
  const reached = [...way.slice(0, Math.max(1, way.indexOf(state as 'received') + 1)), ...(way.includes(state as 'received') ? [] : [state])];
  const timeline = reached.map((one, index) => ({ state: one, at: `2026-11-2${2 + index}T03:41:00.000Z` }));
  return {
    ...aDossier(state).status, version: 2, timeline, changedAt: timeline.at(-1)?.at ?? '', receivedAt: '2026-11-23T03:41:00.000Z', dueAt: '2026-11-27T10:00:00.000Z',
    step: { vi: 'Thẩm định hồ sơ', en: 'Examination' }, ...changes,
  };
}
