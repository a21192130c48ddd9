import { setTimeout as pause } from 'node:timers/promises';
import { isDeadlock } from './deadlock.ts';
import { isDuplicateKey } from './duplicate-key.ts';
import { InTurn } from './in-turn.ts';

/** As often as other processes can be faster before something else must be wrong. */
const mostTries = 50;
const longestPause = 1_000;

/** How one thing gets its number. A unique index over series and number has to stand behind `write`. */
export interface Numbered<Kept> {
  /** What was written of this very thing before: it keeps its number. */
  readonly there: () => Promise<Kept | null>;
  /** The last number of the series; 0 in a new one. */
  readonly last: () => Promise<number>;
  readonly write: (number: number) => Promise<Kept>;
}

/**
 * Gives numbers without gaps in each series. A number is no counter that a crash could burn: it is that of the last thing there is plus one, and
 * the index says who was first. Whoever comes second takes the next. Of one process one writes at a time in each series; of several each waits for
 * another moment, because many who try again at once never come to an end.
 */
export class NumbersInTurn {
  /** The last number of each series that this process has seen: where to begin, never what decides. */
  private readonly known = new Map<string, number>();
  private readonly turns = new InTurn();

  /** @throws Error when no number can be had: nothing was written, and it may be tried again */
  give<Kept>(series: string, numbered: Numbered<Kept>): Promise<Kept> {
    return this.turns.run(series, () => this.next(series, numbered));
  }

  private async next<Kept>(series: string, { there, last, write }: Numbered<Kept>): Promise<Kept> {
    const given = await there();
    if (given) return given;
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const number = (this.known.get(series) ?? (await last())) + 1;
      try {
        const kept = await write(number);
        this.known.set(series, number);
        return kept;
      } catch (error) {
        if (!isDuplicateKey(error) && !isDeadlock(error)) throw error;
      }
      const meanwhile = await there();
      if (meanwhile) return meanwhile;
      await pause(Math.random() * Math.min(50 * tries, longestPause));
      this.known.set(series, await last());
    }
    throw new Error(`no number of the series ${series} could be had`);
  }
}
