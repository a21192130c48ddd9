import type { BilingualText } from '../text/bilingual.ts';
import type { DayNumber } from './plain-date.ts';
import type { Session } from './sessions.ts';

/** A working calendar as it is kept and published: plain data, dates as YYYY-MM-DD. */
export interface CalendarData {
  readonly id: string;
  readonly version: number;
  /** Minutes east of Greenwich; 420 for Việt Nam, which has no summer time. */
  readonly utcOffsetMinutes: number;
  /** What arrives after this time of day counts as received on the next working day. */
  readonly cutOff: string;
  /** First and last day whose holidays are known. */
  readonly covers: { readonly from: string; readonly to: string };
  /** Sessions by ISO weekday, `'1'` = Monday; a missing day is not worked. */
  readonly week: Readonly<Record<string, readonly Session[] | undefined>>;
  readonly holidays: readonly { readonly on: string; readonly name: BilingualText }[];
  /** Days with sessions of their own: làm bù, or the half day before Tết. */
  readonly swapDays: readonly { readonly on: string; readonly sessions: readonly Session[]; readonly name: BilingualText }[];
}

/** A day that is not what its weekday says; what people ask about when a date surprises them. */
export interface SpecialDay {
  readonly day: DayNumber;
  readonly kind: 'holiday' | 'swap-day';
  readonly name: BilingualText;
}
