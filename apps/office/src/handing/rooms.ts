import type { QueueGroup } from '@motcua/ui/frame/office';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { handlesDossiers } from '../organisation/organiser.ts';
import { sayIn } from './words.ts';

/** At the side, for whoever works with others on dossiers. */
export function handingRooms({ lang, person }: Pick<Visit, 'lang' | 'person'>): QueueGroup[] {
  if (!person || !handlesDossiers(person)) return [];
  const say = sayIn(lang);
  const queues = [{ key: 'mentions', href: addresses.mentions(), label: say('mentions.title') }, { key: 'roster', href: addresses.roster(), label: say('roster.title') }];
  return [{ heading: say('rooms'), queues }];
}
