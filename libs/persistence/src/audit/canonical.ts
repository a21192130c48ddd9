import { hash } from 'node:crypto';

/**
 * One text for one value, whoever writes it down and whatever the store made of it meanwhile: keys sorted, and what is absent, undefined or
 * null left out, because BSON turns the second into the third.
 */
export function canonical(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Date) return JSON.stringify(value);
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const present = Object.keys(fields).filter((key) => fields[key] !== undefined && fields[key] !== null).sort();
  return `{${present.map((key) => `${JSON.stringify(key)}:${canonical(fields[key])}`).join(',')}}`;
}

export const digestOf = (value: unknown): string => sha256(canonical(value));

export const sha256 = (text: string): string => hash('sha256', text, 'base64url');
