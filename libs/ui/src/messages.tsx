import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type { ComponentChildren } from 'preact';

export const languages = ['vi', 'en'] as const;
export type Lang = (typeof languages)[number];

/** Flat catalogue: one key, one ICU message. `"file.count": "{n, plural, one {# file} other {# files}}"` */
export type Catalogue = Readonly<Record<string, string>>;
export type Catalogues<C extends Catalogue> = Readonly<Record<Lang, C>>;

export type Params = Readonly<Record<string, string | number | Date>>;
/** A tag in a message, `Gọi <tel>1022</tel>`, is drawn by the function of the same name. */
export type Tag = (chunks: ComponentChildren[]) => ComponentChildren;
export type RichParams = Readonly<Record<string, string | number | Date | Tag>>;

export interface Translate<Key extends string> {
  (key: Key, params?: Params): string;
  /** The message with its tags drawn as elements; text in it is escaped like any other. */
  rich(key: Key, params: RichParams): ComponentChildren;
  /** Narrows a key that came from data (a status, an error code). */
  has(key: string): key is Key;
  readonly lang: Lang;
}

/** The language of a cookie, a query or an Accept-Language header; Vietnamese whenever in doubt. */
export function langOf(wish: string | undefined): Lang {
  return wish?.trim().toLowerCase().startsWith('en') ? 'en' : 'vi';
}

/**
 * Reads `vi.json` and `en.json` of a folder once, at start.
 * The Vietnamese file is the type: `readCatalogues<typeof vi>(new URL('../messages/', import.meta.url))`.
 */
export function readCatalogues<C extends Catalogue>(folder: URL): Catalogues<C> {
  const read = (lang: Lang) => JSON.parse(readFileSync(new URL(`${lang}.json`, folder), 'utf8')) as C;
  return { vi: read('vi'), en: read('en') };
}

/** The speaker of one language: `const t = messagesFor('vi', catalogues); t('file.count', { n: 2 })`. */
export function messagesFor<C extends Catalogue>(lang: Lang, catalogues: Catalogues<C>): Translate<keyof C & string> {
  type Key = keyof C & string;
  const catalogue = catalogues[lang];
  const text = (key: Key) => {
    const message = catalogue[key];
    if (message === undefined) throw new Error(`No message "${key}" in the ${lang} catalogue.`);
    return message;
  };
  const say = (key: Key, params?: Params): string => {
    const message = text(key);
    return isPlain(message) ? message : String(compiled(lang, message).format(params));
  };
  const rich = (key: Key, params: RichParams) => {
    // Tags are preact's business; the formatter only knows that they are opaque objects.
    const parts = compiled(lang, text(key)).format<ComponentChildren>(params as never);
    return parts as ComponentChildren;
  };
  const has = (key: string): key is Key => Object.hasOwn(catalogue, key);
  return Object.assign(say, { rich, has, lang });
}

const isPlain = (message: string) => !/[{}<>']/.test(message);

// Parsing a message costs a hundred times what formatting does, and the number of messages is bounded by the catalogues.
const cache = new Map<string, IntlMessageFormat>();

function compiled(lang: Lang, message: string): IntlMessageFormat {
  const key = `${lang}\n${message}`;
  const known = cache.get(key);
  if (known) return known;
  const fresh = new IntlMessageFormat(message, lang);
  cache.set(key, fresh);
  return fresh;
}

/**
 * What is wrong with a pair of catalogues, as sentences; empty when they agree: same keys, same placeholders and tags,
 * NFC, no empty text, every message parses.
 */
export function checkCatalogues(vi: Catalogue, en: Catalogue): string[] {
  const missing = [
    ...Object.keys(vi).filter((key) => !(key in en)).map((key) => `${key} is missing in en`),
    ...Object.keys(en).filter((key) => !(key in vi)).map((key) => `${key} is missing in vi`),
  ];
  const alone = [...checkEach('vi', vi), ...checkEach('en', en)];
  const parsed = missing.length + alone.length === 0;
  return parsed ? checkPlaceholders(vi, en) : [...missing, ...alone];
}

function checkEach(lang: Lang, catalogue: Catalogue): string[] {
  return Object.entries(catalogue).flatMap(([key, message]) => {
    const wrongs: string[] = [];
    if (message.trim() === '') wrongs.push(`${key} is empty in ${lang}`);
    if (message !== message.normalize('NFC')) wrongs.push(`${key} is not NFC in ${lang}`);
    if (!parses(lang, message)) wrongs.push(`${key} does not parse in ${lang}`);
    return wrongs;
  });
}

function checkPlaceholders(vi: Catalogue, en: Catalogue): string[] {
  return Object.keys(vi).flatMap((key) => {
    const [here, there] = [placeholders('vi', vi[key] ?? ''), placeholders('en', en[key] ?? '')];
    return here === there ? [] : [`${key} has placeholders [${here}] in vi and [${there}] in en`];
  });
}

function parses(lang: Lang, message: string): boolean {
  try {
    compiled(lang, message);
    return true;
  } catch {
    return false;
  }
}

interface Piece {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Piece[] }>>;
  readonly children?: readonly Piece[];
}
// Kinds of the ICU syntax tree that name nothing: plain text and the # of a plural.
const nameless = new Set([0, 7]);

function placeholders(lang: Lang, message: string): string {
  return [...new Set(namesIn(compiled(lang, message).getAst() as readonly Piece[]))].sort().join(', ');
}

function namesIn(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => [
    ...(nameless.has(piece.type) ? [] : [String(piece.value)]),
    ...Object.values(piece.options ?? {}).flatMap((option) => namesIn(option.value)),
    ...namesIn(piece.children ?? []),
  ]);
}
