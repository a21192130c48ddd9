import type { QueueGroup } from '@motcua/ui/frame/office';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { organises } from './organiser.ts';
import { sayIn } from './words.ts';

/** At the side, for whoever administers the organisation. */
export function organisationRooms({ lang, person }: Pick<Visit, 'lang' | 'person'>): QueueGroup[] {
  if (!person || !organises(person)) return [];
  const t = sayIn(lang);
  return [{ heading: t('rooms'), queues: [{ key: 'organisation', href: addresses.organisation, label: t('title') }] }];
}
