import type { FieldProblem } from '@motcua/contracts/problems';
import { ServiceRefused } from '@motcua/pages/answer';
import type { Lang } from '@motcua/ui/messages';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Opened } from './organisation.client.ts';

/** A form as it was posted: text by name. */
export type Posted = ReadonlyMap<string, readonly string[]>;

const longest = 2_000;
/** A whole calendar travels in one field. */
const longestDraft = 400_000;

export function postedIn({ body }: FastifyRequest): Posted {
  const entries = body !== null && typeof body === 'object' ? Object.entries(body) : [];
  return new Map(entries.map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string').map((one) => tidy(name, one))]));
}

const tidy = (name: string, text: string) => text.normalize('NFC').slice(0, name === 'draft' ? longestDraft : longest).trim();

export const text = (posted: Posted, name: string): string => posted.get(name)?.[0] ?? '';
export const several = (posted: Posted, name: string): readonly string[] => posted.get(name) ?? [];
/** Nothing where nothing was written. */
export const optional = (posted: Posted, name: string): string | undefined => text(posted, name) || undefined;

export function openedIn(posted: Posted): Opened {
  const version = Number(text(posted, 'version'));
  const key = text(posted, 'key');
  return { version: Number.isInteger(version) && version >= 0 ? version : 0, key: /^[\x21-\x7e]{8,200}$/.test(key) ? key : randomUUID() };
}

/** For a page that is opened fresh. */
export const freshly = (version: number): Opened => ({ version, key: randomUUID() });

/** What a service said no to: beside which fields, and in one sentence. `current`: the version it has now, when somebody was faster. */
export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldProblem[];
  readonly current?: number | undefined;
}

/** Not signed in any more, or nothing there: those have pages of their own. */
const passesBy = new Set([401, 404]);

/** Does it, or says why not. @throws whatever is not the reader's to mend */
export async function attempt(doIt: () => Promise<void>): Promise<Refused | undefined> {
  try {
    await doIt();
    return undefined;
  } catch (error) {
    if (!(error instanceof ServiceRefused) || passesBy.has(error.status) || error.status >= 500) throw error;
    const current = error.body['current'] as { version?: unknown } | undefined;
    return { status: error.status, code: error.code, errors: error.errors, current: typeof current?.version === 'number' ? current.version : undefined };
  }
}

/** Who comes second gets the newer version and a key of its own: what was typed can be sent again over it. */
export function reopened(opened: Opened, refused: Refused | undefined): Opened {
  if (!refused) return opened;
  return { version: refused.current ?? opened.version, key: randomUUID() };
}

/** The words beside a field, by the place that the service names. */
export const wrongAt = (refused: Refused | undefined, lang: Lang, at: string): string | undefined => refused?.errors.find((problem) => problem.at === at)?.message[lang];
