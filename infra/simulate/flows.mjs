import { lies, queues } from './queues.mjs';

/**
 * Counts who comes into a queue and who leaves it, move by move. Only queues in which dossiers come and go by moves: what is due changes by the
 * clock alone, and is compared list by list.
 */
export class Flows {
  #counted = new Map();

  constructor(readers) {
    const kept = Object.keys(queues).filter((queue) => queues[queue].flows);
    this.watched = kept.flatMap((queue) => readers.map((reader) => ({ queue, reader, key: `${queue} ${reader.username}` })));
  }

  /** @returns what has to be called after the change */
  before(file) {
    const was = this.#whereIs(file);
    return () => {
      const is = this.#whereIs(file);
      for (const [index, { key }] of this.watched.entries()) {
        if (was[index] === is[index]) continue;
        const counts = this.#counted.get(key) ?? { in: 0, out: 0 };
        counts[is[index] ? 'in' : 'out'] += 1;
        this.#counted.set(key, counts);
      }
    };
  }

  #whereIs(file) {
    if (file.state === undefined) return this.watched.map(() => false);
    return this.watched.map(({ queue, reader }) => lies(queue, file, reader));
  }

  /** What came and went since this was last asked, by queue and reader; undefined for what is not watched. */
  taken() {
    const counted = this.#counted;
    this.#counted = new Map();
    return Object.fromEntries(this.watched.map(({ key }) => [key, counted.get(key) ?? { in: 0, out: 0 }]));
  }
}
