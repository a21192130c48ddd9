import { emailFlaw, identityNumberFlaw, personNameFlaw, phoneFlaw, toNationalPhone } from '@motcua/forms/formats';
import type { Flaw } from '@motcua/forms/formats';
import { isWord, word } from '@motcua/forms/words';
import type { Translate } from '@motcua/ui/messages';
import type { MessageKey } from '../messages.ts';

/** What was typed, as it is shown again, and what is wrong with it beside each field. */
export interface Typed<Field extends string> {
  readonly values: Readonly<Record<Field, string>>;
  readonly problems: Readonly<Partial<Record<Field, string>>>;
}

export type ProfileField = 'name' | 'email' | 'phone';
export type RegisterField = ProfileField | 'identity-number' | 'password';
type Say = Translate<MessageKey>;
type Rule = (text: string) => Flaw | undefined;

export const shortestPassword = 8;
const longest = 200;

const rules: Record<RegisterField, { readonly rule: Rule; readonly optional?: boolean }> = {
  name: { rule: personNameFlaw },
  email: { rule: emailFlaw },
  phone: { rule: phoneFlaw, optional: true },
  'identity-number': { rule: identityNumberFlaw },
  password: { rule: (text) => (text.length < shortestPassword ? { code: 'password-short' } : undefined) },
};

export const readProfile = (body: unknown, t: Say): Typed<ProfileField> => read(['name', 'email', 'phone'], body, t);
/** Who registers gives a phone too: it is how the one-stop unit reaches them. */
export const readRegistration = (body: unknown, t: Say): Typed<RegisterField> => read(['name', 'email', 'phone', 'identity-number', 'password'], body, t, ['phone']);

export const hasProblems = ({ problems }: Typed<string>): boolean => Object.keys(problems).length > 0;

/** One field of a posted form as text; NFC, and nothing longer than any answer here. */
export function textIn(body: unknown, field: string): string {
  const value: unknown = body !== null && typeof body === 'object' ? (body as Record<string, unknown>)[field] : undefined;
  return typeof value === 'string' ? value.normalize('NFC').slice(0, longest) : '';
}

function read<Field extends RegisterField>(fields: readonly Field[], body: unknown, t: Say, required: readonly Field[] = []): Typed<Field> {
  const values = Object.fromEntries(fields.map((field) => [field, tidy(field, textIn(body, field))])) as Record<Field, string>;
  const problems = fields.flatMap((field) => {
    const needed = !rules[field].optional || required.includes(field);
    const problem = problemOf(field, values[field], needed, t);
    return problem ? [[field, problem]] : [];
  });
  return { values, problems: Object.fromEntries(problems) as Partial<Record<Field, string>> };
}

function tidy(field: RegisterField, text: string): string {
  if (field === 'password') return text;
  const bare = text.replace(/\s+/g, ' ').trim();
  if (field === 'phone') return toNationalPhone(bare);
  return field === 'identity-number' ? bare.replaceAll(' ', '') : bare;
}

function problemOf(field: RegisterField, text: string, needed: boolean, t: Say): string | undefined {
  if (text === '') return needed ? t(`problem.missing.${field}`) : undefined;
  const flaw = rules[field].rule(text);
  if (!flaw) return undefined;
  if (flaw.code === 'password-short') return t('problem.password-short', { n: shortestPassword });
  return isWord(flaw.code) ? word(flaw.code, t.lang, { label: t(`field.${field}`), ...flaw.params }) : t(`problem.missing.${field}`);
}
