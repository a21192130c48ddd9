/** Which process wrote a dossier last, and when by its own clock: the others find what was written since they looked. */
export interface Touched {
  readonly by: string;
  readonly at: Date;
}

/** Goes on evenly however the machine's clock is set: what is written later is dated later. */
export const steadyNow = (): Date => new Date(performance.timeOrigin + performance.now());
