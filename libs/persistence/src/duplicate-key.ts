/** A unique index refused the write. FerretDB gives no `keyPattern`: which index it was is known by looking the thing up. */
export const isDuplicateKey = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;

/** For upserts that race or lose to a newer version: losing is the answer, not an error. */
export function ignoreDuplicateKey(error: unknown): void {
  if (!isDuplicateKey(error)) throw error;
}
