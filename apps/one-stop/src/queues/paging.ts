import type { QueueOrder } from '@motcua/contracts/one-stop-api';
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { DeskLine } from './desk-line.ts';

export const pageSize = 25;

/** Where a page begins: behind a line, or before it. Good only for the list it was made for, order and filters included. */
const Place = z.tuple([z.enum(['after', 'before']), z.string(), z.string(), z.string()]);
interface Place {
  readonly way: 'after' | 'before';
  readonly key: string;
  readonly id: string;
}

/** A page of a list, where the pages beside it begin, and how far down the list it is. */
export interface Leaf {
  readonly ids: readonly string[];
  readonly total: number;
  /** The first row is the how-manieth, from 1. */
  readonly from: number;
  readonly next?: string;
  readonly previous?: string;
}

const keys: Readonly<Record<'due' | 'received' | 'changed', (line: DeskLine) => string>> = {
  due: ({ order }) => order,
  received: ({ since }) => since,
  changed: ({ changedAt }) => changedAt,
};

interface Keyed {
  readonly key: string;
  readonly id: string;
}

/** Negative when the first comes before the second. */
type Compare = (one: DeskLine, other: DeskLine) => number;
/** Negative for what comes before the place. */
type Beside = (line: DeskLine) => number;

export const inOrder = (one: string, other: string) => (one < other ? -1 : Number(one > other));

export interface Listing {
  readonly order: QueueOrder;
  /** What makes this list another than others. */
  readonly list: object;
  readonly cursor: string | undefined;
}

/** One walk through what matches: the page, and what comes before it, are counted on the way. Nothing is sorted but the page. */
export function leafOf(matching: Iterable<DeskLine>, { order, list, cursor }: Listing): Leaf {
  const { keyOf, compare, besideOf } = orderings(order);
  const pin = hash('sha256', JSON.stringify([order, list]), 'base64url').slice(0, 12);
  const place = readPlace(cursor, pin);
  const walk = place?.way === 'before' ? new WayBack(compare, besideOf(place)) : new WayOn(compare, place && besideOf(place));
  for (const line of matching) walk.pass(line);
  const { page, before, total } = walk;
  const [first, last] = [page[0], page.at(-1)];
  const placeAt = (way: Place['way'], line: DeskLine) => placeText(way, { key: keyOf(line), id: line.id }, pin);
  return {
    ids: page.map(({ id }) => id),
    total,
    from: first ? before + 1 : 0,
    ...(last && before + page.length < total ? { next: placeAt('after', last) } : {}),
    ...(first && before > 0 ? { previous: placeAt('before', first) } : {}),
  };
}

/** From the top, or from behind a place on. */
class WayOn {
  total = 0;
  before = 0;
  private readonly nearest: Nearest<DeskLine>;

  constructor(
    compare: Compare,
    private readonly beside: Beside | undefined,
  ) {
    this.nearest = new Nearest(compare);
  }

  pass(line: DeskLine): void {
    this.total += 1;
    if (this.beside && this.beside(line) <= 0) this.before += 1;
    else this.nearest.offer(line);
  }

  get page(): readonly DeskLine[] {
    return this.nearest.rows;
  }
}

/** The page that ends before a place. */
class WayBack {
  total = 0;
  private earlier = 0;
  private readonly nearest: Nearest<DeskLine>;

  constructor(
    compare: Compare,
    private readonly beside: Beside,
  ) {
    this.nearest = new Nearest((one, other) => -compare(one, other));
  }

  pass(line: DeskLine): void {
    this.total += 1;
    if (this.beside(line) >= 0) return;
    this.earlier += 1;
    this.nearest.offer(line);
  }

  get page(): readonly DeskLine[] {
    return this.nearest.rows.toReversed();
  }

  get before(): number {
    return this.earlier - this.nearest.rows.length;
  }
}

/** The first of what is offered, so many as a page holds. */
export class Nearest<Row> {
  readonly rows: Row[] = [];

  constructor(
    private readonly compare: (one: Row, other: Row) => number,
    private readonly most = pageSize,
  ) {}

  offer(row: Row): void {
    const last = this.rows.at(-1);
    if (last && this.rows.length === this.most && this.compare(row, last) >= 0) return;
    let at = this.rows.length;
    for (let above = this.rows[at - 1]; above && this.compare(row, above) < 0; above = this.rows[at - 1]) at -= 1;
    this.rows.splice(at, 0, row);
    if (this.rows.length > this.most) this.rows.pop();
  }
}

interface Ordering {
  readonly keyOf: (line: DeskLine) => string;
  readonly compare: Compare;
  readonly besideOf: (place: Keyed) => Beside;
}

/** Compared as they are: a walk through many thousands makes nothing new of any but the page. */
function orderings(order: QueueOrder): Ordering {
  const isDown = order.startsWith('-');
  const keyOf = keys[(isDown ? order.slice(1) : order) as keyof typeof keys];
  const way = isDown ? -1 : 1;
  return {
    keyOf,
    compare: (one, other) => way * (inOrder(keyOf(one), keyOf(other)) || inOrder(one.id, other.id)),
    besideOf: (place) => (line) => way * (inOrder(keyOf(line), place.key) || inOrder(line.id, place.id)),
  };
}

const placeText = (way: Place['way'], { key, id }: Keyed, pin: string) => Buffer.from(JSON.stringify([way, key, id, pin])).toString('base64url');

/** Undefined for what is no place in this list: it is read from its top. */
function readPlace(text: string | undefined, pin: string): Place | undefined {
  if (!text) return undefined;
  try {
    const [way, key, id, of] = Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return of === pin ? { way, key, id } : undefined;
  } catch {
    return undefined;
  }
}
