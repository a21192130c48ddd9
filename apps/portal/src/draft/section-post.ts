import type { Answers } from '@motcua/contracts/form';
import { districtOf } from '@motcua/form-pages/districts';
import type { FieldProblem } from '@motcua/contracts/problems';
import { askedField } from '@motcua/form-pages/form-field';
import type { CompiledForm } from '@motcua/forms/compile';
import { readFormPost } from '@motcua/forms/read';
import type { Post } from '@motcua/forms/read';
import { fieldsOf } from '@motcua/forms/visible';

/** What a posted page of the form wants. */
export interface SectionPost {
  readonly answers: Answers;
  /** The version that the page was made from. */
  readonly version: number;
  /** After a conflict this copy is the one to keep, instead of the other's version that was shown beside it; never of one that nobody has seen. */
  readonly overwrite?: number | undefined;
  readonly leave: boolean;
  readonly fromCheck: boolean;
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

export function readSectionPost(form: CompiledForm, section: string, body: Post): SectionPost {
  const removed = text(body['remove']);
  const districts = unfinished(form, body);
  const post = withoutWards(removed ? withoutRow(body, removed) : body, Object.keys(districts));
  return {
    answers: readFormPost(fieldsOf(form, section), post),
    version: Number(text(body['version'])) || 0,
    overwrite: Number(text(body['overwrite'])) || undefined,
    leave: body['leave'] === 'true',
    fromCheck: body['ve'] === 'kiem-tra',
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

/** `quan=premises:765` in the address of a page, for the way back from a post. */
export const districtsInAddress = (districts: SectionPost['districts']): [string, string][] => Object.entries(districts).map(([at, district]) => ['quan', `${at}:${district}`]);

export function districtsFrom(query: unknown): Record<string, string> {
  const pairs = [query].flat().filter((one) => typeof one === 'string').map((one) => /^([\w.-]{1,200}):(\d{1,10})$/.exec(one));
  return Object.fromEntries(pairs.flatMap((pair) => (pair?.[1] && pair[2] ? [[pair[1], pair[2]]] : [])));
}

/** `members.2`: every field of that row goes; places may have gaps, reading closes them. */
function withoutRow(body: Post, row: string): Post {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith(`${row}.`)));
}

/**
 * True when all that is missing are answers to questions that the page did not show yet, because an answer on it only now calls for
 * them. Without script that is how such questions appear.
 */
export function onlyNewQuestions(form: CompiledForm, problems: readonly FieldProblem[], asked: ReadonlySet<string>): boolean {
  return problems.length > 0 && problems.every(({ at }) => isConditional(form, at) && ![...asked].some((one) => at === one || at.startsWith(`${one}.`)));
}

function isConditional(form: CompiledForm, at: string): boolean {
  const [id = '', , inner] = at.split('.');
  const compiled = form.fields.get(id);
  if (compiled?.applies) return true;
  return compiled?.rows.some((row) => row.field.id === inner && row.applies !== undefined) ?? false;
}
