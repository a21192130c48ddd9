import { lineRow, type LineRow } from './line-row.ts';
import type { LineSystem } from './line-systems.ts';

export const dossiersEach = 4;

/** Some dossiers of a system: after which number, on which day they begin, and which of the systems it is. */
export interface Stretch {
  readonly place: number;
  readonly begin: Date;
  readonly after?: number;
}

/** How long a stretch takes from its beginning to the last thing that it speaks of. */
export const stretchMinutes = dossiersEach * 480 + 4 * 90 + 60;

/** How far a dossier of a system has come: each another way. */
export const endOf = (system: number, sequence: number): number => [1, 2, 3, 4][(system + sequence) % 4] ?? 4;

const numbers = ({ after = 0 }: Stretch): number[] => Array.from({ length: dossiersEach }, (_, n) => after + n + 1);

const at = ({ begin, after = 0 }: Stretch, sequence: number, step: number) => new Date(begin.getTime() + ((sequence - after) * 480 + step * 90) * 60_000);

/** What a system truly has: all steps of its dossiers, in order. */
export function truth(system: LineSystem, stretch: Stretch): LineRow[] {
  return numbers(stretch).flatMap((sequence) => Array.from({ length: endOf(stretch.place, sequence) + 1 }, (_, step) => lineRow(system, { sequence, step, at: at(stretch, sequence, step), on: stretch.begin })));
}

/** What it sends: doubled, out of order, late, alive again after the end, with a status that nobody knows and a row without its code. */
export function withFaults(system: LineSystem, stretch: Stretch): LineRow[] {
  const { place, begin: on } = stretch;
  const rows = truth(system, stretch);
  const [first = 1] = numbers(stretch);
  const mixed = [...rows.filter((_, n) => (n + place) % 2 === 0), ...rows.filter((_, n) => (n + place) % 2 === 1).reverse(), ...rows.slice(0, 3)];
  const ended = numbers(stretch).find((sequence) => endOf(place, sequence) === 4) ?? first;
  const zombie = lineRow({ ...system, columns: { ...system.columns, key: undefined } }, { sequence: ended, step: 1, at: new Date(at(stretch, ended, 4).getTime() + 3_600_000), on });
  const unknown = lineRow(system, { sequence: first, step: 99, at: at(stretch, first, 5), on });
  const nameless = { ...lineRow(system, { sequence: first, step: 1, at: at(stretch, first, 1), on }), [system.columns.code]: '' };
  return [...mixed, system.columns.key ? { ...zombie, [system.columns.key]: `zombie-${ended}` } : zombie, unknown, nameless];
}
