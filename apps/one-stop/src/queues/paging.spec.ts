import { describe, expect, it } from '@jest/globals';
import type { QueueOrder } from '@motcua/contracts/one-stop-api';
import { aLine } from './a-line.ts';
import { DeskIndex } from './desk-index.ts';
import { type Leaf, leafOf, pageSize } from './paging.ts';

/** Many come in at the same minute: only their ids tell them apart. */
const lines = Array.from({ length: 137 }, (_, at) =>
  aLine({ id: `id-${(at * 71) % 137}`, order: `2026-11-${10 + (at % 7)}`, since: `2026-10-${10 + (at % 5)}`, changedAt: `2026-11-${10 + (at % 3)}` }),
);
const orders: QueueOrder[] = ['due', '-due', 'received', '-received', 'changed', '-changed'];
const leaf = (order: QueueOrder, cursor?: string, list: object = {}) => leafOf(lines, { order, list, cursor });

function walked(order: QueueOrder, first: Leaf, way: 'next' | 'previous'): Leaf[] {
  const leaves = [first];
  for (let cursor = first[way]; cursor !== undefined; cursor = leaves.at(-1)?.[way]) leaves.push(leaf(order, cursor));
  return leaves;
}

describe('a list', () => {
  it.each(orders)('by %s is read to its end and back without a gap and without doubles', (order) => {
    const there = walked(order, leaf(order), 'next');
    expect(there.map(({ ids }) => ids.length)).toEqual([25, 25, 25, 25, 25, 12]);
    expect(new Set(there.flatMap(({ ids }) => ids)).size).toBe(lines.length);
    expect(there.map(({ from, total }) => [from, total])).toEqual([1, 26, 51, 76, 101, 126].map((from) => [from, 137]));
    const last = there.at(-1);
    expect(last && walked(order, last, 'previous').toReversed().map(({ ids, from }) => ({ ids, from }))).toEqual(there.map(({ ids, from }) => ({ ids, from })));
  });

  it('turned round is the same from behind', () => {
    const ids = (order: QueueOrder) => walked(order, leaf(order), 'next').flatMap((each) => each.ids);
    expect(ids('-received')).toEqual(ids('received').toReversed());
  });

  it('begins at its top for a place in another list', () => {
    const { next } = leaf('due', undefined, { procedure: 'one' });
    expect(leaf('due', next, { procedure: 'other' }).from).toBe(1);
    expect(leaf('-due', next, { procedure: 'one' }).from).toBe(1);
    expect(leaf('due', next, { procedure: 'one' }).from).toBe(pageSize + 1);
    expect(leaf('due', 'nonsense').from).toBe(1);
  });

  it('goes on where it was when what stood there has left', () => {
    const first = leaf('due');
    const left = lines.filter(({ id }) => id !== first.ids.at(-1));
    const second = leafOf(left, { order: 'due', list: {}, cursor: first.next });
    expect(second.ids).toEqual(leaf('due', first.next).ids);
  });

  it('is empty without places beside it', () => {
    expect(leafOf([], { order: 'due', list: {}, cursor: undefined })).toEqual({ ids: [], total: 0, from: 0 });
  });
});

describe('the desk index', () => {
  const filed = (...some: ReturnType<typeof aLine>[]) => {
    const index = new DeskIndex();
    for (const line of some) index.file(line);
    return index;
  };
  const at = (index: DeskIndex, agency: string) => [...index.at(agency)].map(({ id, version }) => [id, version]);

  it('keeps the newest of a dossier, whatever comes when', () => {
    const [old, now] = [aLine({ version: 3 }), aLine({ version: 4, agency: 'other' })];
    for (const order of [[old, now], [now, old], [old, now, old]]) {
      const index = filed(...order);
      expect([at(index, 'home'), at(index, 'other'), index.size]).toEqual([[[now.id, 4]], [[now.id, 4]], 1]);
    }
  });

  it('files a dossier under who has it, who answers for it and who was asked, and under nobody else any more', () => {
    const index = filed(aLine({ version: 1, agency: 'there', asked: ['expert'] }), aLine({ version: 2, agency: 'home' }));
    expect(['home', 'there', 'expert'].map((agency) => at(index, agency).length)).toEqual([1, 0, 0]);
  });

  it('forgets what was finished long ago, and nothing that is open', () => {
    const index = filed(aLine({ id: 'open', changedAt: '2026-01-01' }), aLine({ id: 'old', open: false, changedAt: '2026-01-01' }), aLine({ id: 'new', open: false, changedAt: '2026-11-24' }));
    index.forgetFinishedBefore('2026-11-01');
    expect(at(index, 'home').map(([id]) => id)).toEqual(['open', 'new']);
  });
});
