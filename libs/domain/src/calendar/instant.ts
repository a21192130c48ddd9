import { DomainError } from '../errors.ts';

/** An instant in UTC, ISO 8601, as `2026-11-23T03:00:00.000Z`. */
export type Instant = string;

/** Whole minutes since 1970-01-01T00:00Z. Terms run from the minute of receipt, so the engine knows nothing finer. */
export type Minute = number;

export class MalformedInstant extends DomainError {
  constructor(text: string) {
    super('invalid', 'instant-invalid', `"${text}" is not an instant such as 2026-11-23T03:00:00Z.`, { params: { text } });
  }
}

// Without an offset Date.parse would read local time, and the answer would depend on the machine.
const withOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** @throws MalformedInstant */
export function millisecondOf(instant: Instant): number {
  const millisecond = withOffset.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(millisecond)) throw new MalformedInstant(instant);
  return millisecond;
}

/** The minute an instant falls into. @throws MalformedInstant */
export function minuteOf(instant: Instant): Minute {
  return Math.floor(millisecondOf(instant) / 60_000);
}

export function instantOf(minute: Minute): Instant {
  return new Date(minute * 60_000).toISOString();
}

/** The later of two instants. */
export function later(one: Instant, other: Instant): Instant {
  return millisecondOf(one) >= millisecondOf(other) ? one : other;
}
