import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface Order {
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
  readonly returnTo: string;
  readonly callback: string;
  readonly expiresAt: string;
  readonly language: 'vi' | 'en';
}

export interface Transaction {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly way: 'gateway' | 'transfer';
  readonly at: string;
}

export interface Notice {
  readonly reference: string;
  readonly state: 'pending' | 'paid' | 'failed' | 'cancelled' | 'expired' | 'unknown';
  readonly transactions: readonly Transaction[];
}

type Line =
  | { readonly what: 'order'; readonly order: Order }
  | { readonly what: 'paid'; readonly reference: string; readonly transaction: Transaction }
  | { readonly what: 'ended'; readonly reference: string; readonly state: 'failed' | 'cancelled' }
  | { readonly what: 'refund'; readonly id: string; readonly transaction: string; readonly amount: number };

interface Kept {
  readonly order: Order;
  readonly transactions: Transaction[];
  ended?: 'failed' | 'cancelled';
}

/** The sandbox's own books: a line for each thing that happened, on disk before anybody is answered, read again at the start. */
export class Orders {
  private readonly kept = new Map<string, Kept>();
  private readonly refunds = new Map<string, { transaction: string; amount: number }>();
  private readonly file: string;
  private descriptor: number | undefined;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.file = join(directory, 'orders.jsonl');
    for (const line of linesOf(this.file)) this.apply(line);
  }

  onApplicationShutdown(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  /** The same reference is the same order. */
  take(order: Order): Order {
    const there = this.kept.get(order.reference);
    if (!there) this.write({ what: 'order', order });
    return there?.order ?? order;
  }

  find(reference: string): Order | undefined {
    return this.kept.get(reference)?.order;
  }

  noticeOf(reference: string, now: Date): Notice {
    const kept = this.kept.get(reference);
    if (!kept) return { reference, state: 'unknown', transactions: [] };
    return { reference, state: stateOf(kept, now), transactions: kept.transactions };
  }

  /** Money comes, also when the order has ended: banks do not ask. */
  pay(reference: string, { amount, way, at }: Pick<Transaction, 'amount' | 'way'> & { at: Date }): void {
    this.write({ what: 'paid', reference, transaction: { id: `sb-${randomUUID()}`, amount, currency: 'VND', way, at: at.toISOString() } });
  }

  end(reference: string, state: 'failed' | 'cancelled'): void {
    this.write({ what: 'ended', reference, state });
  }

  /** The same id pays once. @returns false when there is no such money to give back */
  refund(refund: { id: string; transaction: string; amount: number }): boolean {
    if (this.refunds.has(refund.id)) return true;
    const paid = [...this.kept.values()].flatMap(({ transactions }) => transactions).find(({ id }) => id === refund.transaction);
    const before = [...this.refunds.values()].filter(({ transaction }) => transaction === refund.transaction).reduce((sum, { amount }) => sum + amount, 0);
    if (!paid || before + refund.amount > paid.amount) return false;
    this.write({ what: 'refund', ...refund });
    return true;
  }

  private write(line: Line): void {
    this.descriptor ??= openSync(this.file, 'a', 0o600);
    writeSync(this.descriptor, `${JSON.stringify(line)}\n`);
    fsyncSync(this.descriptor);
    this.apply(line);
  }

  private apply(line: Line): void {
    if (line.what === 'order') this.kept.set(line.order.reference, { order: line.order, transactions: [] });
    else if (line.what === 'paid') this.kept.get(line.reference)?.transactions.push(line.transaction);
    else if (line.what === 'refund') this.refunds.set(line.id, line);
    else {
      const kept = this.kept.get(line.reference);
      if (kept) kept.ended = line.state;
    }
  }
}

function stateOf({ order, transactions, ended }: Kept, now: Date): Notice['state'] {
  if (transactions.length > 0) return 'paid';
  return ended ?? (order.expiresAt < now.toISOString() ? 'expired' : 'pending');
}

/** A line that a power cut left half written is the last one, and nobody was told of it. */
function linesOf(file: string): Line[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as Line);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
