import type { QueueGroup } from '@motcua/ui/frame/office';
import { addresses } from '../addresses.ts';
import { editsCatalogue } from '../designer/administrator.ts';
import type { Visit } from '../frame/visit.ts';
import { sayIn as sayOfWebhooks } from '../webhooks/words.ts';
import { sayIn } from './words.ts';

/** At the side, for whoever looks after the city's data. */
export function feedRooms({ lang, person }: Pick<Visit, 'lang' | 'person'>): QueueGroup[] {
  if (!person || !editsCatalogue(person)) return [];
  const say = sayIn(lang);
  return [{ heading: say('rooms'), queues: [{ key: 'feeds', href: addresses.feeds, label: say('title') }, { key: 'webhooks', href: addresses.webhooks, label: sayOfWebhooks(lang)('title') }, { key: 'sharing-map', href: addresses.sharingMap, label: say('map') }] }];
}
