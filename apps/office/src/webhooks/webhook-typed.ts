import type { FieldProblem } from '@motcua/contracts/problems';
import { WebhookDefinition } from '@motcua/contracts/webhooks-api';
import { text } from '../organisation/posted.ts';
import type { Posted } from '../organisation/posted.ts';
import { sayIn } from './words.ts';

/** What stands in the form, as typed. */
export interface WebhookTyped {
  readonly id: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly agency: { readonly code: string; readonly vi: string; readonly en: string };
  readonly address: string;
  readonly whose: string;
  readonly agencies: string;
  readonly procedures: string;
}

export const blankWebhook: WebhookTyped = { id: '', name: { vi: '', en: '' }, agency: { code: '', vi: '', en: '' }, address: 'https://', whose: 'all', agencies: '', procedures: '' };

export const typedOf = ({ id, name, agency, address, agencies, procedures }: WebhookDefinition): WebhookTyped => ({
  ...{ id, name, address, agency: { code: agency.code, ...agency.name } },
  whose: typeof agencies === 'string' ? agencies : 'chosen',
  agencies: typeof agencies === 'string' ? '' : agencies.join('\n'),
  procedures: procedures === 'all' ? '' : procedures.join('\n'),
});

export const typedIn = (posted: Posted): WebhookTyped => ({
  id: text(posted, 'id'),
  name: { vi: text(posted, 'name.vi'), en: text(posted, 'name.en') },
  agency: { code: text(posted, 'agency.code'), vi: text(posted, 'agency.vi'), en: text(posted, 'agency.en') },
  address: text(posted, 'address'),
  whose: text(posted, 'whose'),
  agencies: text(posted, 'agencies'),
  procedures: text(posted, 'procedures'),
});

const linesOf = (typed: string): string[] => typed.split(/[\s,;]+/).filter(Boolean);

/** @returns the definition, or what is wrong with what was typed */
export function definitionOf({ id, name, agency: { code, vi, en }, address, whose, agencies, procedures }: WebhookTyped): { readonly definition?: WebhookDefinition; readonly errors: readonly FieldProblem[] } {
  const chosen = linesOf(procedures);
  const { data: definition, error } = WebhookDefinition.safeParse({ id, name, agency: { code, name: { vi, en } }, address, agencies: whose === 'chosen' ? linesOf(agencies) : whose, procedures: chosen.length > 0 ? chosen : 'all' });
  if (definition) return { definition, errors: [] };
  const places = new Set(error.issues.map(({ path: [first] }) => String(first)));
  return { errors: [...places].flatMap(problemAt) };
}

const keys = ['id', 'name', 'agency', 'address', 'agencies', 'procedures'] as const;

const problemAt = (at: string): FieldProblem[] => keys.filter((key) => key === at).map((key) => ({ at: key, code: 'invalid', message: { vi: sayIn('vi')(`wrong.${key}`), en: sayIn('en')(`wrong.${key}`) } }));
