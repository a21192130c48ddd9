/** How far a batch may be committed: everything before the first message that is not done. */
export class Progress {
  private readonly finished: boolean[];
  private next = 0;

  constructor(private readonly offsets: readonly string[]) {
    this.finished = offsets.map(() => false);
  }

  done(index: number): void {
    this.finished[index] = true;
    while (this.finished[this.next]) this.next += 1;
  }

  /** The last offset with nothing undone before it; undefined while the first is undone. */
  get committable(): string | undefined {
    return this.next === 0 ? undefined : this.offsets[this.next - 1];
  }
}

/** Indexes of messages per key, each in order. Messages without a key are one lane: nothing says that they may pass each other. */
export function lanesOf(keys: readonly (string | undefined)[]): number[][] {
  const lanes = new Map<string | undefined, number[]>();
  keys.forEach((key, index) => {
    const lane = lanes.get(key);
    if (lane) lane.push(index);
    else lanes.set(key, [index]);
  });
  return [...lanes.values()];
}

/**
 * Works lanes off, at most `limit` at once, each lane in order. `work` says whether to go on; after the first "no" nothing more is begun.
 * Resolves when everything begun has ended.
 */
export async function workLanes(lanes: readonly number[][], limit: number, work: (index: number) => Promise<boolean>): Promise<void> {
  let going = true;
  let nextLane = 0;
  const worker = async () => {
    while (going && nextLane < lanes.length) {
      const lane = lanes[nextLane] ?? [];
      nextLane += 1;
      for (const index of lane) {
        if (!going) return;
        if (!(await work(index))) going = false;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, lanes.length) }, worker));
}

/** Splits what follows one another into runs of equal kind, each no longer than `most`. */
export function runsOf<Item>(items: readonly Item[], kindOf: (item: Item) => string | undefined, most: number): Item[][] {
  const runs: Item[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    const first = last?.[0];
    if (last && first !== undefined && last.length < most && kindOf(first) === kindOf(item)) last.push(item);
    else runs.push([item]);
  }
  return runs;
}
