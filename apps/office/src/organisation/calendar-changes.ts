import type { CalendarWritten } from '@motcua/contracts/organisation-api';

type Content = Omit<CalendarWritten, 'id'>;
type Day = CalendarWritten['holidays'][number] & { readonly sessions?: CalendarWritten['swapDays'][number]['sessions'] };

/** One thing that a draft changes of the published calendar. */
export type CalendarChange =
  | { readonly what: 'name' | 'cutOff' | 'covers' | 'utcOffsetMinutes' }
  | { readonly what: 'week'; readonly weekday: '1' | '2' | '3' | '4' | '5' | '6' | '7' }
  | { readonly what: 'added' | 'removed' | 'changed'; readonly list: 'holidays' | 'swapDays'; readonly day: Day };

/** Whatever order the fields of a day were written in. */
const inOrder = ({ name, sessions = [] }: Day) => [name.vi, name.en, ...sessions.map(({ from, to }) => `${from}-${to}`)];

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** In the order of the form; days by date. */
export function changesBetween(before: Content, after: Content): CalendarChange[] {
  const fields = (['name', 'cutOff', 'covers', 'utcOffsetMinutes'] as const).filter((field) => !same(before[field], after[field]));
  const days = (['1', '2', '3', '4', '5', '6', '7'] as const).filter((weekday) => !same(before.week[weekday] ?? [], after.week[weekday] ?? []));
  return [
    ...fields.map((what) => ({ what })),
    ...days.map((weekday) => ({ what: 'week' as const, weekday })),
    ...dayChanges('holidays', before.holidays, after.holidays),
    ...dayChanges('swapDays', before.swapDays, after.swapDays),
  ];
}

function dayChanges(list: 'holidays' | 'swapDays', before: readonly Day[], after: readonly Day[]): CalendarChange[] {
  const [old, fresh] = [new Map(before.map((day) => [day.on, day])), new Map(after.map((day) => [day.on, day]))];
  const dates = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return dates.flatMap((on): CalendarChange[] => {
    const [was, is] = [old.get(on), fresh.get(on)];
    if (!was && is) return [{ what: 'added', list, day: is }];
    if (was && !is) return [{ what: 'removed', list, day: was }];
    return was && is && !same(inOrder(was), inOrder(is)) ? [{ what: 'changed', list, day: is }] : [];
  });
}
