import { factorOf } from '@motcua/auth/second-factor';
import type { FeedColumns } from '@motcua/domain/feed/feed';
import type { RowProblem } from '@motcua/domain/feed/row-problem';
import { stripRow } from '@motcua/domain/feed/strip-row';
import type { RowDocument } from './row.schema.ts';
import { dossierIdOf, rowId } from './row-identity.ts';

/** A row as it stands at the door: by column or path, as text. */
export interface Incoming {
  readonly row: Readonly<Record<string, string>>;
  readonly from?: string;
  /** Why it could not even be taken apart; then nothing of it is kept. */
  readonly trouble?: RowProblem;
}

interface Door {
  readonly feed: string;
  readonly columns: FeedColumns;
  readonly secret: string;
  readonly at: Date;
}

/** What is kept of it. Digits become digests here and go no further. */
export function arrivalOf({ row, from, trouble }: Incoming, door: Door, place: number): RowDocument {
  const { feed, at } = door;
  const arrived = { feed, ...(from === undefined ? {} : { from }), firstAt: at, place, receivedAt: at, times: 1 };
  if (trouble) return { ...arrived, _id: rowId(feed, { trouble: trouble.code, from: from ?? '', at: at.toISOString() }, []), values: {}, factors: [], fate: 'refused', problems: [trouble] };
  const kept = keptOf(row, door);
  return { ...arrived, ...kept, _id: rowId(feed, kept.values, kept.factors), fate: 'waiting' };
}

function keptOf(row: Incoming['row'], { feed, columns, secret }: Door): Pick<RowDocument, 'values' | 'factors' | 'dossier'> {
  const { values, endings } = stripRow(columns, row);
  const code = values[columns.code] ?? '';
  if (code === '') return { values, factors: [] };
  const dossier = dossierIdOf(feed, code);
  return { values, dossier, factors: endings.map((ending) => factorOf(secret, dossier, ending)) };
}
