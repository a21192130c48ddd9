import { describe, expect, it } from '@jest/globals';
import type { DrawnStep } from './layout.tsx';
import { boxWidth, layOut } from './layout.tsx';

const step = (id: string, to: readonly string[], changes: Partial<DrawnStep> = {}): DrawnStep => ({ id, name: `Bước ${id}`, lane: 'Quận', state: 'ahead', ways: to.map((one) => ({ to: one })), ...changes });
const list = [step('a', ['b']), step('b', ['c']), step('c', [])];
const forked = [step('a', ['b']), step('b', ['c', 'd']), step('c', ['d', 'b'], { lane: 'Phường' }), step('d', ['e']), step('e', [])];

describe('a process that is drawn', () => {
  it('as a list stands in one column that a telephone shows whole', () => {
    const { boxes, width, lanes } = layOut(list);
    expect(new Set(boxes.map(({ x }) => x)).size).toBe(1);
    expect(width).toBeLessThanOrEqual(288);
    expect(lanes).toEqual([]);
  });

  it('goes down: each step below those that lead to it, except where it goes back', () => {
    const { boxes, lines } = layOut(forked);
    const top = (id: string) => boxes.find((box) => box.step.id === id)?.y ?? 0;
    expect([top('a'), top('b'), top('c'), top('d'), top('e')]).toEqual([top('a'), top('b'), top('c'), top('d'), top('e')].toSorted((one, other) => one - other));
    expect(lines.filter(({ back }) => back)).toHaveLength(1);
    expect(lines).toHaveLength(6);
  });

  it('lets no two steps cover each other, and gives each agency a column', () => {
    const { boxes, lanes } = layOut([...forked.slice(0, 2), step('x', ['d']), ...forked.slice(2)]);
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const apart = one.x + boxWidth <= other.x || other.x + boxWidth <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
        expect(apart).toBe(true);
      }
    }
    expect(lanes.map(({ name }) => name)).toEqual(['Quận', 'Phường']);
  });

  it('is drawn while it is still wrong: with ways to nowhere, to itself and round and round', () => {
    expect(layOut([step('a', ['a', 'nowhere', 'b']), step('b', ['a'])]).lines).toHaveLength(2);
    expect(layOut([step('only', [])]).lines).toEqual([]);
  });
});
