import type { Answers } from '@motcua/contracts/form';
import type { CompiledField, CompiledForm } from '@motcua/forms/compile';
import { readFormPost } from '@motcua/forms/read';
import type { Post } from '@motcua/forms/read';
import { districtOf } from './districts.ts';
import { askedField } from './form-field.tsx';

/** What a posted page with fields of a form says and wants, whichever of its fields stood on it. */
export interface FieldsPost {
  readonly answers: Answers;
  /** A group that is to have one row more. */
  readonly add?: string | undefined;
  /** An address of which the wards are to be shown. */
  readonly wards?: string | undefined;
  /** By path of address the district that was chosen while its ward was not. */
  readonly districts: Readonly<Record<string, string>>;
  /** A row was taken away: the page is shown again. */
  readonly removed: boolean;
  /** Conditional fields that stood on the page. */
  readonly asked: ReadonlySet<string>;
}

export function readFieldsPost(form: CompiledForm, fields: readonly CompiledField[], body: Post): FieldsPost {
  const removed = text(body['remove']);
  const districts = unfinished(form, body);
  const post = withoutWards(removed ? withoutRow(body, removed) : body, Object.keys(districts));
  return {
    answers: readFormPost(fields, post),
    add: text(body['add']),
    wards: text(body['wards']),
    districts: removed ? {} : districts,
    removed: removed !== undefined,
    asked: new Set([body[askedField]].flat().filter((one) => typeof one === 'string')),
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Without script a ward may still be that of the district before: then only the district holds. */
function unfinished({ units }: CompiledForm, body: Post): Record<string, string> {
  const chosen = Object.entries(body).flatMap(([name, value]) => {
    const district = name.endsWith('.district') ? text(value) : undefined;
    return district ? [[name.slice(0, -'.district'.length), district] as const] : [];
  });
  return Object.fromEntries(chosen.filter(([at, district]) => districtOf(units, text(body[`${at}.ward`])) !== district));
}

const withoutWards = (body: Post, addresses: readonly string[]): Post => Object.fromEntries(Object.entries(body).filter(([name]) => !addresses.some((at) => name === `${at}.ward`)));

/** `members.2`: every field of that row goes; places may have gaps, reading closes them. */
function withoutRow(body: Post, row: string): Post {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith(`${row}.`)));
}

/** `quan=premises:765` in the address of a page, for the way back from a post. */
export const districtsInAddress = (districts: FieldsPost['districts']): [string, string][] => Object.entries(districts).map(([at, district]) => ['quan', `${at}:${district}`]);

export function districtsFrom(query: unknown): Record<string, string> {
  const pairs = [query].flat().filter((one) => typeof one === 'string').map((one) => /^([\w.-]{1,200}):(\d{1,10})$/.exec(one));
  return Object.fromEntries(pairs.flatMap((pair) => (pair?.[1] && pair[2] ? [[pair[1], pair[2]]] : [])));
}
