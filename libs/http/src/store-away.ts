/** Driver's errors about the way to the store. */
const names = new Set([
  'MongoNetworkError', 'MongoNetworkTimeoutError', 'MongoServerSelectionError', 'MongooseServerSelectionError', 'MongoNotConnectedError', 'MongoTopologyClosedError', 'MongoPoolClearedError',
  'MongoPoolClosedError', 'MongoWaitQueueTimeoutError', 'MongoClientClosedError',
]);

/** Codes by which a MongoDB server says that it cannot work now: those that its drivers call retryable. */
const codes = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

/**
 * FerretDB gives everything that PostgreSQL behind it says one code, 1 (InternalError), so that only the words tell an absent store from a
 * statement that failed. These are the words while PostgreSQL was killed, started and recovered.
 */
const internalError = 1;
const backendAway = /failed to connect to|the database system is|terminating connection|write failed|failed to receive|connection refused|broken pipe|unexpected EOF|conn closed/;

/** Whether this error says that the store is away, not that what it was asked is wrong. Known by shape, so that it may come from any copy of the driver. */
export function isStoreAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (names.has(error.name)) return true;
  const code = 'code' in error ? Number(error.code) : NaN;
  if (!error.name.startsWith('Mongo')) return false;
  return codes.has(code) || (code === internalError && backendAway.test(error.message));
}
