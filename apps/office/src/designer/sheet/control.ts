import type { Lang } from '@motcua/ui/messages';
import type { Option } from '@motcua/ui/form/field';
import type { MessageKey, Say } from '../../messages.ts';
import type { Content } from '../content/content.ts';

/** What a control sees around it: the words, the whole content, and the place of the thing that its sheet is about. */
export interface Desk {
  readonly lang: Lang;
  readonly t: Say;
  readonly content: Content;
  /** `form.sections.2.fields.0`; '' for sheets about the procedure itself. */
  readonly base: string;
  /** Words beside the controls, by path within the base. */
  readonly wrong: ReadonlyMap<string, string>;
  /** A list that was asked for one row more. */
  readonly add?: string | undefined;
  /** Offered where an agency is to be named. */
  readonly agencies: readonly Option[];
}

export type OptionsOf = (desk: Pick<Desk, 'content' | 'base' | 'lang' | 't' | 'agencies'>) => readonly Option[];

interface Common {
  /** Path within the base; also name and id of the input. */
  readonly at: string;
  readonly label: MessageKey;
  readonly hint?: MessageKey | undefined;
  /** Left empty, the name is taken away. */
  readonly optional?: true | undefined;
}

interface Kinds {
  readonly text: { readonly short?: true };
  /** Vietnamese and English side by side. */
  readonly both: { readonly long?: true };
  readonly number: { readonly unit?: MessageKey; readonly decimal?: true };
  readonly 'one-of': { readonly options: OptionsOf; readonly numeric?: true; readonly sure?: true };
  readonly several: { readonly options: OptionsOf };
  /** `true`, or not there at all. */
  readonly tick: object;
  readonly date: object;
  /** Plain texts, one a line. */
  readonly lines: object;
  /** A list of small things: exemptions, choices, legal texts. */
  readonly rows: { readonly row: MessageKey; readonly of: readonly Control[] };
  /** A list of single values. */
  readonly list: { readonly row: MessageKey; readonly options: OptionsOf };
  /** A condition; `sees` says what it may look at. */
  readonly rule: { readonly sees: 'above' | 'all' | 'rule' };
  readonly formula: object;
  /** When a way on from a step is open, what it needs, and who does the step and by when. */
  readonly guard: object;
  readonly needs: object;
  readonly agency: object;
  readonly 'own-term': object;
}

export type Kind = keyof Kinds;
export type ControlOf<K extends Kind> = Common & { readonly kind: K } & Kinds[K];
export type Control = { [K in Kind]: ControlOf<K> }[Kind];

/** Fields of the post of a sheet. */
export type Post = Readonly<Record<string, unknown>>;

/** In NFC, and with the line ends of files: browsers post those of typewriters. */
const tidy = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();

export const postedText = (post: Post, name: string): string => {
  const value = Object.hasOwn(post, name) ? post[name] : undefined;
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? tidy(last) : '';
};

export const postedList = (post: Post, name: string): string[] => {
  const value = Object.hasOwn(post, name) ? post[name] : undefined;
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '').map(tidy);
};

/** `remove=choices.2` leaves out every field of that row. */
export function withoutRow(post: Post): Post {
  const removed = postedText(post, 'remove');
  if (removed === '') return post;
  return Object.fromEntries(Object.entries(post).filter(([name]) => name !== removed && !name.startsWith(`${removed}.`)));
}

/** Numbers of the rows of a list that were posted, in their order; gaps are closed by whoever reads them. */
export function postedRows(post: Post, name: string): number[] {
  const numbers = Object.keys(post).flatMap((key) => (key.startsWith(`${name}.`) ? [/^(\d{1,4})(\.|$)/.exec(key.slice(name.length + 1))?.[1] ?? ''] : []));
  return [...new Set(numbers)].filter(Boolean).map(Number).sort((one, other) => one - other).slice(0, 300);
}
