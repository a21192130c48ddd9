import { dateOf } from '@motcua/ui/form/date-field';

/** What stood in the fields, as typed. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;

export const one = (typed: Typed, field: string): string => {
  const value = typed[field];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).normalize('NFC').trim();
};

export const several = (typed: Typed, field: string): readonly string[] => {
  const value = typed[field];
  if (value === undefined || value === '') return [];
  return typeof value === 'string' ? [value] : value;
};

/** The day in three boxes. */
export const untilBoxes = (typed: Typed) => ({ day: one(typed, 'until.day'), month: one(typed, 'until.month'), year: one(typed, 'until.year') });
export const untilOf = (typed: Typed): string | undefined => dateOf(untilBoxes(typed));
