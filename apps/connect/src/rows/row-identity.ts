import { canonicalCode } from '@motcua/domain/feed/foreign-code';
import { createHash } from 'node:crypto';

/** Rows of one content have one id, so that a row that comes again is known. */
export function rowId(feed: string, values: Readonly<Record<string, string>>, factors: readonly string[]): string {
  const sorted = Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
  return `${feed}:${createHash('sha256').update(JSON.stringify([sorted, [...factors].sort()])).digest('base64url').slice(0, 32)}`;
}

/**
 * The id of a dossier that lives in another system: the same for the same code of the same feed, on any machine and without asking anybody.
 * A UUID of version 8 (RFC 9562): made of a digest.
 */
export function dossierIdOf(feed: string, code: string): string {
  const bytes = createHash('sha256').update(`motcua feed ${feed}\n${canonicalCode(code)}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
