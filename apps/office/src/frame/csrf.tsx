import { csrfField } from '@motcua/auth/sign-in';
import type { Visit } from './visit.ts';

/** Stands in every form that is posted. */
export function Csrf({ visit }: { readonly visit: Visit }) {
  return <input type="hidden" name={csrfField} value={visit.csrf} />;
}
