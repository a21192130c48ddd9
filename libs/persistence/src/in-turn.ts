/**
 * Does one thing after the other for each key, in this process. For what would otherwise compete for one place of a unique index: PostgreSQL
 * lets writers of the same value wait for each other, breaks them off after a second, and many who try again at once never come to an end.
 */
export class InTurn {
  private readonly last = new Map<string, Promise<unknown>>();

  run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(key) ?? Promise.resolve();
    const own = before.then(work, work);
    const over = own.catch(() => undefined).then(() => {
      if (this.last.get(key) === over) this.last.delete(key);
    });
    this.last.set(key, over);
    return own;
  }
}
