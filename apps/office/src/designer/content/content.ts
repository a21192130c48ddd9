/** A procedure in the making, whatever may be missing or wrong in it; a place in it is a path: `form.sections.2.fields.0`. */
export type Content = Readonly<Record<string, unknown>>;

type Part = Readonly<Record<string, unknown>> | readonly unknown[];

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;
export const join = (...parts: readonly (string | number)[]): string => parts.filter((part) => part !== '').join('.');

export function valueAt(content: unknown, path: string): unknown {
  return path.split('.').filter(Boolean).reduce<unknown>((value, key) => (isPart(value) && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined), content);
}

export const textAt = (content: unknown, path: string): string => {
  const value = valueAt(content, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

export function listAt(content: unknown, path: string): readonly unknown[] {
  const value = valueAt(content, path);
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The content with another value at a place; `undefined` takes the name away. What stands around it is not touched. */
export function withValue(content: unknown, path: string, value: unknown): unknown {
  const [key = '', ...rest] = path.split('.').filter(Boolean);
  if (key === '') return value;
  const inner = rest.length === 0 ? value : withValue(valueAt(content, key), rest.join('.'), value);
  if (Array.isArray(content)) return (content as unknown[]).map((old, index) => (String(index) === key ? inner : old));
  const others = isPart(content) ? (content as Record<string, unknown>) : {};
  if (inner === undefined) return Object.fromEntries(Object.entries(others).filter(([name]) => name !== key));
  return { ...others, [key]: inner };
}

const withList = (content: Content, path: string, change: (list: readonly unknown[]) => readonly unknown[]): Content =>
  withValue(content, path, change(listAt(content, path))) as Content;

export const withAdded = (content: Content, path: string, item: unknown): Content => withList(content, path, (list) => [...list, item]);

export const withoutItem = (content: Content, path: string, place: number): Content => withList(content, path, (list) => list.filter((_, index) => index !== place));

/** The item one place up (-1) or down (1); at the end of the list it stays. */
export const withMoved = (content: Content, path: string, place: number, by: -1 | 1): Content => withList(content, path, (list) => moved(list, place, by));

export function moved<Item>(list: readonly Item[], place: number, by: -1 | 1): readonly Item[] {
  const [one, other] = [list[place], list[place + by]];
  if (one === undefined || other === undefined) return list;
  return list.map((item, index) => (index === place ? other : index === place + by ? one : item));
}

/** `papers.3` is the fourth of `papers`. */
export function placeOf(path: string): { readonly list: string; readonly index: number } {
  const parts = path.split('.');
  return { list: parts.slice(0, -1).join('.'), index: Number(parts.at(-1)) };
}
