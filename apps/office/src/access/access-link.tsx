import { logReaders } from '@motcua/domain/dossier/access-log';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';

interface AccessLinkProps {
  readonly visit: Visit;
  readonly id: string;
  /** Of a confidential dossier that lies shut, their head alone reads it. */
  readonly shut?: boolean;
}

/** Leads to the access log whoever may read such logs; whether this one is theirs to read, one-stop says. */
export function AccessLink({ visit: { t, person }, id, shut = false }: AccessLinkProps) {
  const roles = shut ? ['head'] : logReaders;
  if (!person || !roles.some((role) => person.roles.includes(role))) return null;
  return <p class="below"><a href={addresses.access(id)}>{t('access.title')}</a></p>;
}
