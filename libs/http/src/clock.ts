import { Injectable, Optional } from '@nestjs/common';
import { closeSync, openSync, readSync } from 'node:fs';

/**
 * The only place where a service reads the time, so that a test can set it and a simulation can move it.
 * Rules, papers, numbers, events and letters are dated by `now`. What paces the machine itself (leases, tokens, tries that are
 * repeated, what is remembered for a minute) goes by `machine`, which nothing moves.
 */
@Injectable()
export class Clock {
  private readonly moved: MovedClock | undefined;

  /** @param movedBy the file that a simulation writes its time into */
  constructor(@Optional() movedBy?: string) {
    this.moved = movedBy === undefined ? undefined : new MovedClock(movedBy);
  }

  now(): Date {
    return this.moved?.now() ?? new Date();
  }

  machine(): Date {
    return new Date();
  }

  /** Whether a simulation moves it: pages then say so. */
  get isMoved(): boolean {
    return this.moved !== undefined;
  }

  /** Lets go of the file; a clock that is asked afterwards opens it again. */
  close(): void {
    this.moved?.close();
  }
}

/** `2027-01-04T01:00:00.000Z` twice with a space between: whoever reads in the middle of a write sees two that differ, and reads again. */
const lineOf = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)/;
const lineBytes = 49;
const mostTries = 1_000;

/** Reads the time that one command sets for all services at once: a few bytes that the kernel holds in memory, some microseconds each. */
class MovedClock {
  private readonly bytes = Buffer.alloc(lineBytes);
  private descriptor: number | undefined;
  private latest = -Infinity;
  private text = '';

  constructor(private readonly file: string) {
    this.now();
  }

  now(): Date {
    const text = this.read();
    // Time never runs backwards, whatever somebody writes into the file by hand.
    if (text !== this.text) this.latest = Math.max(this.latest, Date.parse(text));
    this.text = text;
    return new Date(this.latest);
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private read(): string {
    this.descriptor ??= openSync(this.file, 'r');
    for (let tried = 0; tried < mostTries; tried += 1) {
      const length = readSync(this.descriptor, this.bytes, 0, lineBytes, 0);
      const [, one, other] = lineOf.exec(this.bytes.toString('latin1', 0, length)) ?? [];
      if (one !== undefined && one === other) return one;
    }
    throw new Error(`${this.file} does not hold a time of a moved clock.`);
  }
}
