import { csrfField } from '@motcua/auth/sign-in';
import type { PageVisit } from './visit.ts';

/** Stands in every form that is posted. */
export function Csrf({ visit }: { readonly visit: Pick<PageVisit<unknown>, 'csrf'> }) {
  return <input type="hidden" name={csrfField} value={visit.csrf} />;
}
