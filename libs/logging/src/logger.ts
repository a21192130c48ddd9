import { context, trace } from '@opentelemetry/api';
import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/**
 * Keys under which personal data travels in this suite. Whatever is logged under one of them, at any of the first three
 * levels, is replaced: a careless `log.info({ draft })` must not put a citizen into a log file.
 */
const personal = [
  'name', 'fullName', 'applicant', 'phone', 'email', 'identityNumber', 'birthDate', 'address', 'street', 'answers', 'contact', 'collector', 'recipient',
  'message', 'comment', 'reason', 'note', 'factor', 'secondFactor', 'second-factor', 'password', 'oneTimeCode', 'token', 'authorization', 'cookie', 'set-cookie',
];
const redacted = personal.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);

/** Fields that the libraries themselves use and that would otherwise be lost to the list above. */
const serializers = {
  // An error's own text may quote what a citizen typed; its class, code and stack's places are enough to act on.
  err: (error: unknown) => (error instanceof Error ? describeError(error) : { kind: typeof error }),
};

/**
 * One JSON line per thing that happened: a constant sentence plus fields. `traceId` of the active context stands on every line.
 * @param service goes on every line; @param destination stdout unless a test listens.
 */
export function createLogger(service: string, level = 'info', destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { service },
      messageKey: 'msg',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redacted, censor: '[redacted]' },
      serializers,
      mixin: () => activeTrace(),
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

function activeTrace(): { traceId?: string; spanId?: string } {
  const span = trace.getSpanContext(context.active());
  return span ? { traceId: span.traceId, spanId: span.spanId } : {};
}

function describeError(error: Error): object {
  const places = error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 8).map((line) => line.trim());
  const code = 'code' in error ? error.code : undefined;
  return { class: error.name, code, places, cause: error.cause instanceof Error ? describeError(error.cause) : undefined };
}
