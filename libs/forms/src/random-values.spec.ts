import { describe, expect, it } from '@jest/globals';
import type { FieldOf } from './json-schema.ts';
import { randomValue } from './random-values.ts';

const surroundings = { today: '2026-11-25', wards: [], wardsOf: () => [] };
const label = { vi: 'Cốt nền', en: 'Ground level' };
const field = <Type extends 'integer' | 'decimal' | 'money'>(type: Type) => ({ id: 'ground-level', type, label, min: -10, max: 10 }) as unknown as FieldOf<Type>;

/** The draw that lands just below zero, where rounding makes -0. */
const justBelowZero = () => Math.cbrt((10 - 0.01) / 20);

describe('a random number', () => {
  it.each(['integer', 'decimal', 'money'] as const)('of type %s is never -0, which no page can send back', (type) => {
    expect(randomValue(field(type), justBelowZero, surroundings)).toBe(0);
  });
});
