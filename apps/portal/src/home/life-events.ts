import type { PictogramName } from '@motcua/ui/icon';
import type { Say } from '../messages.ts';

/** Which picture stands for which event of a life; procedures name their events in the catalogue. */
const pictures: Readonly<Record<string, PictogramName>> = {
  'have-a-child': 'birth',
  'get-married': 'marriage',
  'build-a-house': 'house',
  'start-a-business': 'shop',
  'travel': 'travel',
  'move-home': 'residence',
  'practise-a-trade': 'trade',
  'lose-someone': 'farewell',
};

export const pictureOf = (event: string): PictogramName => pictures[event] ?? 'papers';

/** An event that the portal has no words for yet has no tile. */
export function lifeEventName(event: string, t: Say): string | undefined {
  const key = `life.${event}`;
  return t.has(key) ? t(key) : undefined;
}
