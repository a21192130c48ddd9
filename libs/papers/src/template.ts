import { readFileSync } from 'node:fs';
import type { Words } from './wording.ts';

export const templateIds = ['receipt', 'supplement', 'refusal', 'apology', 'control-slip', 'register'] as const;
export type TemplateId = (typeof templateIds)[number];

/** A column of a table: what stands in it, and how wide it is in millimetres; without a width it takes what is left. */
export interface TemplateColumn {
  readonly key: string;
  readonly width?: number;
  readonly align?: 'left' | 'center';
}

/** One version of a form, in force from a day on. What was issued under it is drawn by it for ever: a version never changes, another one follows it. */
export interface Template {
  readonly version: number;
  /** YYYY-MM-DD */
  readonly effectiveFrom: string;
  /** The circular that lays the form down. */
  readonly source: string;
  /** What this version says instead of the words in `messages/vi.json`. */
  readonly words: Partial<Readonly<Record<Words, string>>>;
  readonly layout?: {
    readonly orientation?: 'landscape';
    /** Of letters in a table, in points. */
    readonly size?: number;
    /** Sizes that are tried one after the other until the paper has one page. */
    readonly densities?: readonly number[];
    readonly columns?: readonly TemplateColumn[];
  };
}

/** All versions of all forms, the oldest first. */
export type Templates = Readonly<Record<TemplateId, readonly Template[]>>;

const read = (id: TemplateId): readonly Template[] => JSON.parse(readFileSync(new URL(`../templates/${id}.json`, import.meta.url), 'utf8')) as Template[];
export const templates = Object.fromEntries(templateIds.map((id) => [id, read(id)])) as unknown as Templates;

/** The version in force on a day; before the first one, the first. @param day YYYY-MM-DD at the agency */
export function templateOn(id: TemplateId, day: string, among: Templates = templates): Template {
  const versions = among[id];
  return versions.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? first(id, versions);
}

/** The version that a paper was issued under; the first one for papers that were issued before versions were written down. */
export function templateOf(id: TemplateId, version = 1, among: Templates = templates): Template {
  const found = among[id].find((template) => template.version === version);
  if (!found) throw new Error(`The form "${id}" has no version ${version}.`);
  return found;
}

function first(id: TemplateId, [oldest]: readonly Template[]): Template {
  if (!oldest) throw new Error(`The form "${id}" has no version.`);
  return oldest;
}
