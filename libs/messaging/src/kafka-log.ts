import kafkajs from 'kafkajs';

/** What this library needs of a logger; pino's fits. */
export interface Log {
  debug(fields: object, sentence: string): void;
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
}

const { logLevel } = kafkajs;

/** Said at each start about choices made on purpose: publishing fails after bounded retries because the outbox sweep heals it. */
const expected = ['Limiting retries for the idempotent producer'];

/**
 * The client's lines as fields under one constant sentence. It cries "error" at every lost connection that it then mends itself,
 * so its errors are warnings here: who must act is told by this library's own lines.
 */
export const kafkaLogCreator =
  (log: Log): kafkajs.logCreator =>
  () =>
  ({ namespace, level, log: { message, error, groupId, broker, retryCount, topic, partition } }) => {
    if (expected.some((start) => message.startsWith(start))) return;
    const fields = { part: namespace, said: message, error: describe(error), groupId, broker, retryCount, topic, partition };
    if (level <= logLevel.WARN) log.warn(fields, 'kafka client warned');
    else log.debug(fields, 'kafka client said');
  };

const describe = (error: unknown): string | undefined => (error instanceof Error ? error.name : typeof error === 'string' ? error : undefined);
