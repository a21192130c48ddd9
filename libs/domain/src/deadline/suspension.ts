import type { Instant, Minute } from '../calendar/instant.ts';
import { minuteOf } from '../calendar/instant.ts';
import { DomainError } from '../errors.ts';
import type { SuspensionKind } from './suspension-kinds.ts';

/** A stretch in which the term does not run: the citizen owes something, or the work waits for somebody else. Without `to` it still lasts. */
export interface Suspension {
  readonly from: Instant;
  readonly to?: Instant;
  readonly reason: 'supplement' | 'payment' | 'other';
  /** Of `other`: on which ground. */
  readonly kind?: SuspensionKind;
  /** Who let it stand still. */
  readonly by?: string;
  /** Number of the letter, minutes or order that it rests on. */
  readonly paper?: string;
  /** What officials wrote about it, for officials. */
  readonly note?: string;
}

/** Suspensions as the engine sees them: in order, apart from each other, `to` infinite while it lasts. */
export interface Pause {
  readonly from: Minute;
  readonly to: Minute;
  readonly supplement: boolean;
}

export class SuspensionUnusable extends DomainError {
  constructor(from: Instant, to: Instant) {
    super('invalid', 'suspension-invalid', `A suspension from ${from} cannot end at ${to}, before it began.`, { params: { from, to } });
  }
}

export class SuspensionOverlaps extends DomainError {
  constructor(from: Instant) {
    super('conflict', 'suspension-overlaps', `The term stood still already at ${from}, or that instant has not come yet.`, { params: { from } });
  }
}

/** One more stretch: after those that there are, and not in the future. @throws SuspensionOverlaps */
export function andThen(suspensions: readonly Suspension[], next: Suspension, now: Instant): readonly Suspension[] {
  const from = minuteOf(next.from);
  const overlaps = suspensions.some(({ to }) => to === undefined || minuteOf(to) > from);
  if (overlaps || from > minuteOf(now)) throw new SuspensionOverlaps(next.from);
  return [...suspensions, next];
}

/**
 * Overlapping and touching suspensions become one, so that however they were cut up the due instant is the same.
 * @throws SuspensionUnusable
 */
export function pausesOf(suspensions: readonly Suspension[]): readonly Pause[] {
  const pauses: Pause[] = [];
  for (const pause of suspensions.map(pauseOf).sort((a, b) => a.from - b.from)) {
    const previous = pauses.at(-1);
    if (previous && pause.from <= previous.to) {
      pauses[pauses.length - 1] = { from: previous.from, to: Math.max(previous.to, pause.to), supplement: previous.supplement || pause.supplement };
    } else {
      pauses.push(pause);
    }
  }
  return pauses.filter(({ from, to }) => to > from);
}

function pauseOf({ from, to, reason }: Suspension): Pause {
  const [start, end] = [minuteOf(from), to === undefined ? Infinity : minuteOf(to)];
  if (to !== undefined && end < start) throw new SuspensionUnusable(from, to);
  return { from: start, to: end, supplement: reason === 'supplement' };
}
