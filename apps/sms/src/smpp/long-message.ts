/** One part of a message that was too long for one (3GPP TS 23.040, 9.2.3.24.1): which message, how many parts, which part. */
export interface Part {
  readonly reference: number;
  readonly of: number;
  readonly number: number;
}

/** Reads the headers of a part: information element 0 has a reference of one byte, 8 of two. Undefined for a whole message. */
export function partOf(headers: readonly Buffer[] = []): Part | undefined {
  for (const header of headers) {
    const [element, length, ...rest] = header;
    if (element === 0 && length === 3) return asPart(rest[0] ?? 0, rest[1], rest[2]);
    if (element === 8 && length === 4) return asPart((rest[0] ?? 0) * 256 + (rest[1] ?? 0), rest[2], rest[3]);
  }
  return undefined;
}

const asPart = (reference: number, of = 0, number = 0): Part | undefined => (of > 1 && number >= 1 && number <= of ? { reference, of, number } : undefined);

interface Gathering {
  readonly parts: (string | undefined)[];
  readonly since: number;
}

/** Parts of one message come within seconds; what is still missing then was lost on the way. */
const patience = 120_000;
const mostGathered = 10_000;

/** Puts parts together, in whatever order they come. In memory: a message whose parts a crash has torn apart is sent again by who wrote it. */
export class LongMessages {
  private readonly gathering = new Map<string, Gathering>();

  /** @returns the whole text with its last missing part, undefined before */
  take(from: string, { reference, of, number }: Part, text: string, now: number): string | undefined {
    this.forget(now);
    const key = `${from} ${reference} ${of}`;
    const { parts } = this.gathering.get(key) ?? { parts: [] };
    parts[number - 1] = text;
    this.gathering.set(key, { parts, since: this.gathering.get(key)?.since ?? now });
    if (Array.from({ length: of }, (_, at) => parts[at]).some((part) => part === undefined)) return undefined;
    this.gathering.delete(key);
    return parts.join('');
  }

  private forget(now: number): void {
    for (const [key, { since }] of this.gathering) {
      if (now - since < patience && this.gathering.size <= mostGathered) return;
      this.gathering.delete(key);
    }
  }
}

/** Cuts a text where the network would: parts of `each` signs, none of which is torn in two. */
export function cut(text: string, each: number, weigh: (sign: string) => number): string[] {
  const parts: string[] = [];
  let part = '';
  let weight = 0;
  for (const sign of text) {
    const heavier = weight + weigh(sign);
    if (heavier > each && part !== '') {
      parts.push(part);
      [part, weight] = ['', 0];
    }
    part += sign;
    weight += weigh(sign);
  }
  return part === '' ? parts : [...parts, part];
}

/** The header of a part. */
export const headerOf = ({ reference, of, number }: Part): Buffer => Buffer.from([5, 0, 3, reference & 0xff, of, number]);
