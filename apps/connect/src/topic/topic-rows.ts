import type { FeedColumns } from '@motcua/domain/feed/feed';
import { rowProblem } from '@motcua/domain/feed/row-problem';
import type { Incoming } from '../rows/arrival.ts';
import { jsonRow, parsed } from '../rows/json-rows.ts';

/** A record's value: JSON, or Kafka Connect's envelope of schema and payload. What deletes a record says nothing about a dossier. */
export function topicRow(value: Buffer | null, columns: FeedColumns, from: string): Incoming[] {
  if (value === null) return [];
  const row = parsed(value.toString('utf8'));
  if (typeof row !== 'object' || row === null) return [{ row: {}, from, trouble: rowProblem('not-readable', from.split(':').at(-1) ?? '') }];
  if (!('payload' in row && 'schema' in row)) return [jsonRow(row, columns, from)];
  return row.payload === null ? [] : [jsonRow(row.payload, columns, from)];
}
