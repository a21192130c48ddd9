interface Turn {
  readonly ending: AbortController;
  readonly done: Promise<unknown>;
}

/**
 * One request at a time on an upload, and the newest wins: who comes back after a lost connection must not wait for the old request to
 * notice that nobody is there any more.
 */
export class UploadTurns {
  private readonly turns = new Map<string, Turn>();

  /** @param work stops when told to, and then throws */
  async take<Result>(id: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const before = this.turns.get(id);
    before?.ending.abort();
    const ending = new AbortController();
    const result = Promise.resolve(before?.done).then(() => work(ending.signal));
    const turn = { ending, done: result.catch(() => undefined) };
    this.turns.set(id, turn);
    try {
      return await result;
    } finally {
      if (this.turns.get(id) === turn) this.turns.delete(id);
    }
  }
}
