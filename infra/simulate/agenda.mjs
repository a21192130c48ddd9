/** What is to happen when: a heap by minute, and in one minute by the order in which it was put down, so that a run repeats itself. */
export class Agenda {
  #entries = [];
  #count = 0;

  get size() {
    return this.#entries.length;
  }

  put(minute, what) {
    const entries = this.#entries;
    entries.push({ minute, order: (this.#count += 1), what });
    for (let at = entries.length - 1; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!before(entries[at], entries[above])) return;
      [entries[at], entries[above]] = [entries[above], entries[at]];
      at = above;
    }
  }

  /** The minute of the earliest. */
  get next() {
    return this.#entries[0]?.minute;
  }

  /** Everything before that minute, earliest first. */
  takeUntil(minute) {
    const taken = [];
    while (this.next !== undefined && this.next < minute) taken.push(this.#take());
    return taken.map(({ what }) => what);
  }

  #take() {
    const entries = this.#entries;
    const first = entries[0];
    const last = entries.pop();
    if (entries.length > 0) {
      entries[0] = last;
      for (let at = 0; ; ) {
        const least = [at, 2 * at + 1, 2 * at + 2].filter((each) => each < entries.length).reduce((one, other) => (before(entries[other], entries[one]) ? other : one));
        if (least === at) break;
        [entries[at], entries[least]] = [entries[least], entries[at]];
        at = least;
      }
    }
    return first;
  }
}

const before = (one, other) => one.minute < other.minute || (one.minute === other.minute && one.order < other.order);
