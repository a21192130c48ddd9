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

type Compare = (one: Keyed, other: Keyed) => number;

const ascending: Compare = (one, other) => inOrder(one.key, other.key) || inOrder(one.id, other.id);
const descending: Compare = (one, other) => -ascending(one, other);

export const inOrder = (one: string, other: string) => (one < other ? -1 : Number(one > other));

export interface Listing {
  readonly order: QueueOrder;
  /** What makes this list another than others. */
  readonly list: object;
  readonly cursor: string | undefined;
}

/** One walk through what matches: the page, and what comes before it, are counted on the way. Nothing is sorted but the page. */
export function leafOf(matching: Iterable<DeskLine>, { order, list, cursor }: Listing): Leaf {
  const [keyOf, compare] = orderings(order);
  const pin = hash('sha256', JSON.stringify([order, list]), 'base64url').slice(0, 12);
  const place = readPlace(cursor, pin);
  const walk = place?.way === 'before' ? new WayBack(compare, place) : new WayOn(compare, place);
  for (const line of matching) walk.pass({ key: keyOf(line), id: line.id });
  const { page, before, total } = walk;
  const [first, last] = [page[0], page.at(-1)];
  return {
    ids: page.map(({ id }) => id),
    total,
    from: first ? before + 1 : 0,
    ...(last && before + page.length < total ? { next: placeText('after', last, pin) } : {}),
    ...(first && before > 0 ? { previous: placeText('before', first, pin) } : {}),
  };
}

/** From the top, or from behind a place on. */
class WayOn {
  total = 0;
  before = 0;
  private readonly nearest: Nearest;

  constructor(
    private readonly compare: Compare,
    private readonly place: Keyed | undefined,
  ) {
    this.nearest = new Nearest(compare);
  }

  pass(keyed: Keyed): void {
    this.total += 1;
    if (this.place && this.compare(keyed, this.place) <= 0) this.before += 1;
    else this.nearest.offer(keyed);
  }

  get page(): readonly Keyed[] {
    return this.nearest.rows;
  }
}

/** The page that ends before a place. */
class WayBack {
  total = 0;
  private earlier = 0;
  private readonly nearest: Nearest;

  constructor(
    private readonly compare: Compare,
    private readonly place: Keyed,
  ) {
    this.nearest = new Nearest((one, other) => -compare(one, other));
  }

  pass(keyed: Keyed): void {
    this.total += 1;
    if (this.compare(keyed, this.place) >= 0) return;
    this.earlier += 1;
    this.nearest.offer(keyed);
  }

  get page(): readonly Keyed[] {
    return this.nearest.rows.toReversed();
  }

  get before(): number {
    return this.earlier - this.nearest.rows.length;
  }
}

/** The first of what is offered, so many as a page holds. */
export class Nearest<Row extends { readonly id: string } = Keyed> {
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

function orderings(order: QueueOrder): readonly [(line: DeskLine) => string, Compare] {
  const down = order.startsWith('-');
  return [keys[(down ? order.slice(1) : order) as keyof typeof keys], down ? descending : ascending];
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
