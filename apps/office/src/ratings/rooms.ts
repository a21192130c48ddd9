import { logReaders } from '@motcua/domain/dossier/access-log';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';

/** For those who answer for the service. */
export function ratingRooms({ t, person }: Pick<Visit, 't' | 'person'>) {
  if (!person || !logReaders.some((role) => person.roles.includes(role))) return [];
  return [{ heading: t('ratings.room'), queues: [{ key: 'ratings', href: addresses.ratings(), label: t('ratings.title') }] }];
}
