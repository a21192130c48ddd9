import type { OwnAccessLine } from '@motcua/contracts/access-log-api';
import { timeZone } from '@motcua/ui/format';

/** The same look by the same kind of official at the same unit, as often as it was taken that day. */
export interface DayLook extends Omit<OwnAccessLine, 'at'> {
  /** The newest first. */
  readonly at: readonly string[];
}

export interface Day {
  readonly on: string;
  readonly looks: readonly DayLook[];
}

const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** Days as they come, the newest first; whoever opens a dossier ten times in a morning is one line. */
export function byDay(lines: readonly OwnAccessLine[]): Day[] {
  const days = Map.groupBy(lines, ({ at }) => day.format(new Date(at)));
  return [...days].map(([on, found]) => ({ on, looks: [...Map.groupBy(found, kindOf).values()].flatMap(together) }));
}

const kindOf = ({ what, unit, role }: OwnAccessLine) => JSON.stringify([what, unit?.vi, role]);

function together(lines: readonly OwnAccessLine[]): DayLook[] {
  const [first] = lines;
  if (!first) return [];
  const { at: _, ...look } = first;
  return [{ ...look, at: lines.map(({ at }) => at) }];
}
