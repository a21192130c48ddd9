interface Sent {
  readonly at: number;
  readonly message: Promise<string>;
}

/** Longer than whoever asked waits for an answer, and tries again at once. */
const patience = 15 * 60_000;
const mostKept = 50_000;

/**
 * The same id is the same message: who asks a second time, because the first answer was lost or slow, gets that one. In memory: what goes out while this
 * process dies may go out twice, since no network can be asked whether it has it.
 */
export class SentLately {
  private readonly sent = new Map<string, Sent>();

  once(id: string, now: number, send: () => Promise<string>): Promise<string> {
    this.forget(now);
    const before = this.sent.get(id);
    if (before) return before.message;
    const message = send();
    this.sent.set(id, { at: now, message });
    // What did not go out may be tried again.
    message.catch(() => this.sent.delete(id));
    return message;
  }

  private forget(now: number): void {
    for (const [id, { at }] of this.sent) {
      if (now - at < patience && this.sent.size <= mostKept) return;
      this.sent.delete(id);
    }
  }
}
