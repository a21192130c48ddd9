import { districtOf } from '@motcua/form-pages/districts';
import type { Units } from '@motcua/forms/units';
import { postedText } from '../sheet/control.ts';
import type { Post } from '../sheet/control.ts';

const ending = '.district';

/** Districts that were chosen, by the path of the address, and the post without wards of other ones. */
export function withDistricts(post: Post, units: Units): { readonly post: Post; readonly chosen: Readonly<Record<string, string>> } {
  const chosen = Object.fromEntries(Object.keys(post).filter((name) => name.endsWith(ending)).map((name) => [name.slice(0, -ending.length), postedText(post, name)] as const));
  const strays = new Set(Object.entries(chosen).flatMap(([at, district]) => (districtOf(units, postedText(post, `${at}.ward`)) === district ? [] : [`${at}.ward`])));
  return { chosen, post: Object.fromEntries(Object.entries(post).filter(([name]) => !strays.has(name))) };
}
