import type { FeedColumns } from '@motcua/domain/feed/feed';
import { RequestProblem } from '@motcua/http/problem';
import type { Incoming } from '../rows/arrival.ts';
import { jsonRow, ndjsonRows, parsed } from '../rows/json-rows.ts';

const mostRows = 1_000;

/** A batch as it was posted: a list, `{ "rows": [...] }`, or a line of JSON each. */
export function pushedRows(body: string, type: string, { columns, from }: { columns: FeedColumns; from: string }): Incoming[] {
  const rows = type.startsWith('application/x-ndjson') ? ndjsonRows(body, columns, from) : listed(body, columns, from);
  if (rows.length === 0) throw new RequestProblem(400, 'malformed-request', { detail: 'Send a list of rows, { "rows": [...] }, or one row per line as application/x-ndjson.' });
  if (rows.length > mostRows) throw new RequestProblem(413, 'feed-too-many-rows', { detail: `A batch has ${mostRows} rows at most.` });
  return rows;
}

function listed(body: string, columns: FeedColumns, from: string): Incoming[] {
  const posted = parsed(body);
  const rows: unknown = typeof posted === 'object' && posted !== null && 'rows' in posted ? posted.rows : posted;
  return Array.isArray(rows) ? rows.map((row: unknown, at) => jsonRow(row, columns, `${from}:${at + 1}`)) : [];
}
