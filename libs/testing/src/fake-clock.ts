/** Stands where a service injects its Clock; time moves only when the test says so. */
export class FakeClock {
  private instant: Date;

  constructor(start: string | Date = '2026-11-23T03:00:00Z') {
    this.instant = new Date(start);
  }

  now(): Date {
    return new Date(this.instant);
  }

  /** A test has one time for both. */
  machine(): Date {
    return this.now();
  }

  set(instant: string | Date): void {
    this.instant = new Date(instant);
  }

  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}
