/** A unique index refused the write. FerretDB gives no `keyPattern`: which index it was is known by looking the thing up. */
export const isDuplicateKey = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;

/** For upserts that race or lose to a newer version: losing is the answer, not an error. */
export function ignoreDuplicateKey(error: unknown): void {
  if (!isDuplicateKey(error)) throw error;
}

/**
 * For writes of many of which some may be there already. A batch that failed as a whole carries no `writeErrors`, or an empty list of them:
 * then nothing was written, and nothing may be passed over.
 */
export function ignoreDuplicateKeys(error: unknown): void {
  duplicatesIn(error);
}

/** The same. @returns the places in the batch of those that were there already */
export function duplicatesIn(error: unknown): number[] {
  const each: unknown[] = typeof error === 'object' && error !== null && 'writeErrors' in error ? [error.writeErrors].flat() : [];
  if (each.length === 0 || !each.every(isDuplicateKey)) throw error;
  return each.flatMap((one) => (typeof one === 'object' && one !== null && 'index' in one ? Number(one.index) : []));
}
