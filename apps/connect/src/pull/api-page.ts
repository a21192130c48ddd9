import type { FeedDefinition, Pull } from '@motcua/contracts/feeds-api';
import type { Incoming } from '../rows/arrival.ts';
import { jsonRow, parsed, valueAt } from '../rows/json-rows.ts';

export interface ApiPage {
  readonly rows: readonly Incoming[];
  /** What the next page is asked with: a cursor, or an instant; undefined when the API names none. */
  readonly next: string | undefined;
}

/** An agency's API did not answer as it should; the words are for whoever looks after the feed. */
export class ApiAway extends Error {
  constructor(readonly words: string) {
    super('an agency’s API did not answer as it should');
    this.name = 'ApiAway';
  }
}

const mostBytes = 16 * 1024 * 1024;

/** Asks for the page after `cursor`. @throws ApiAway */
export async function fetchPage({ url, parameter, rows, next }: Pull, columns: FeedDefinition['columns'], { cursor, bearer }: { cursor: string | undefined; bearer: string | undefined }): Promise<ApiPage> {
  const asked = new URL(url);
  if (cursor !== undefined) asked.searchParams.set(parameter, cursor);
  const text = await bodyOf(asked, bearer);
  const page = parsed(text);
  const listed = valueAt(page, rows);
  if (!Array.isArray(listed)) throw new ApiAway(`API không có danh sách ở “${rows}” / no list at “${rows}”`);
  const after = valueAt(page, next);
  return { rows: listed.map((row: unknown, at) => jsonRow(row, columns, `${cursor ?? 'đầu'}:${at + 1}`)), next: typeof after === 'string' || typeof after === 'number' ? String(after) : undefined };
}

/** Redirects are not followed: an API that moves is told of, and the key goes nowhere else. */
async function bodyOf(url: URL, bearer: string | undefined): Promise<string> {
  const headers = { accept: 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) };
  try {
    const answer = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(15_000) });
    const text = await answer.text();
    if (answer.ok && text.length <= mostBytes) return text;
    throw new ApiAway(answer.ok ? 'Trang dữ liệu quá lớn / the page is too large' : `API trả lời ${answer.status} / the API answers ${answer.status}`);
  } catch (error) {
    if (error instanceof ApiAway) throw error;
    throw new ApiAway('Không nối được tới API / the API cannot be reached');
  }
}
