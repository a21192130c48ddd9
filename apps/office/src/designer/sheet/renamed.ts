import { join, textAt, valueAt, withValue } from '../content/content.ts';
import type { Content } from '../content/content.ts';

export interface Renaming { readonly base: string; readonly was: string }

/** A field got another id: whatever names it, rules, formulas, the applicant, names it anew. */
export function withRenamed(content: Content, { base, was }: Renaming): Content {
  const id = textAt(content, join(base, 'id'));
  if (was === '' || id === '' || id === was) return content;
  const form = renamedIn(valueAt(content, 'form'), was, id);
  const papers = renamedIn(valueAt(content, 'papers'), was, id);
  return [['form', form], ['papers', papers]].reduce<Content>((whole, [at, value]) => (value === undefined ? whole : (withValue(whole, String(at), value) as Content)), content);
}

/** Names of the contract under which a field is named outright. */
const naming = new Set(['at', 'each', 'jurisdiction']);
const ofApplicant = new Set(['name', 'phone', 'email', 'identityNumber', 'address']);

function renamedIn(value: unknown, was: string, id: string, within = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => renamedIn(item, was, id, within));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, names(key, within) && inner === was ? id : key === 'var' ? variable(inner, was, id) : renamedIn(inner, was, id, key)]));
}

const names = (key: string, within: string) => naming.has(key) || (within === 'applicant' && ofApplicant.has(key));

/** `phone`, `premises.ward`, `current.share`, `../../capital`: the part that is the field's id. */
function variable(value: unknown, was: string, id: string): unknown {
  if (Array.isArray(value)) return [variable(value[0], was, id), ...(value as unknown[]).slice(1)];
  if (typeof value !== 'string') return value;
  const [, before = '', first = '', rest = ''] = /^((?:\.\.\/)*(?:current\.)?)([^.]*)(.*)$/.exec(value) ?? [];
  return first === was ? `${before}${id}${rest}` : value;
}
