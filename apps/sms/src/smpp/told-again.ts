interface Told {
  readonly session: number;
  readonly at: number;
  readonly done: Promise<void>;
}

/** After that long nobody tells it again; whoever writes the same then wants to know it again. */
const patience = 5 * 60_000;
const mostKept = 10_000;

/**
 * Knows what a network tells a second time because our answer was lost with the connection: the same message in a later session. Within one session
 * the same message is a new one. In memory: after a crash a person may be answered twice.
 */
export class ToldAgain {
  private readonly told = new Map<string, Told>();

  async once(key: string, { session, now }: { readonly session: number; readonly now: number }, work: () => Promise<void>): Promise<void> {
    this.forget(now);
    const before = this.told.get(key);
    if (before && before.session !== session) return before.done;
    const done = work();
    this.told.delete(key);
    this.told.set(key, { session, at: now, done });
    await done.catch((error: unknown) => {
      this.told.delete(key);
      throw error;
    });
  }

  private forget(now: number): void {
    for (const [key, { at }] of this.told) {
      if (now - at < patience && this.told.size <= mostKept) return;
      this.told.delete(key);
    }
  }
}
