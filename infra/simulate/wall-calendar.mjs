/**
 * A clerk with a calendar on the wall and a stop-watch: which minutes are worked, told from the published calendar alone. It shares no code with
 * the deadline engine, because what the engine says is compared with it. Minutes are counted since 1970, UTC.
 */
export function wallCalendar({ utcOffsetMinutes, cutOff, week, holidays, swapDays }) {
  const off = new Set(holidays.map(({ on }) => on));
  const swapped = new Map(swapDays.map(({ on, sessions }) => [on, sessions]));
  const remembered = new Map();
  const minuteOfDay = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const sessionsOn = (date) => {
    if (!remembered.has(date)) remembered.set(date, readSessions(date));
    return remembered.get(date);
  };
  const readSessions = (date) => {
    if (off.has(date)) return [];
    const weekday = String(new Date(`${date}T00:00:00Z`).getUTCDay() || 7);
    return (swapped.get(date) ?? week[weekday] ?? []).map(({ from, to }) => [minuteOfDay(from), minuteOfDay(to)]).sort(([one], [other]) => one - other);
  };
  const dateOf = (minute) => new Date((minute + utcOffsetMinutes) * 60_000).toISOString().slice(0, 10);
  const startOf = (date) => Date.parse(`${date}T00:00:00Z`) / 60_000 - utcOffsetMinutes;
  const dayAfter = (date, count = 1) => new Date(Date.parse(date) + count * 86_400_000).toISOString().slice(0, 10);
  const worksOn = (date) => sessionsOn(date).length > 0;
  const runs = (minute) => {
    const date = dateOf(minute);
    const at = minute - startOf(date);
    return sessionsOn(date).some(([from, to]) => from <= at && at < to);
  };
  const closeOf = (date) => startOf(date) + (sessionsOn(date).at(-1)?.[1] ?? 0);
  const openOf = (date) => startOf(date) + (sessionsOn(date)[0]?.[0] ?? 0);
  const workingDayFrom = (date) => {
    for (let day = date; ; day = dayAfter(day)) if (worksOn(day)) return day;
  };

  /** The first working minute from then on. */
  const nextWorking = (minute) => {
    for (let day = dateOf(minute); ; day = dayAfter(day)) {
      const found = sessionsOn(day).map(([from, to]) => [startOf(day) + from, startOf(day) + to]).find(([, to]) => minute < to);
      if (found) return Math.max(minute, found[0]);
    }
  };

  /** So many working minutes later, never at a minute that is not worked. */
  const afterWork = (minute, amount) => {
    let left = amount;
    for (let at = nextWorking(minute); ; at = nextWorking(at)) {
      const day = dateOf(at);
      const close = startOf(day) + sessionsOn(day).find(([, to]) => at < startOf(day) + to)[1];
      if (left < close - at) return at + left;
      left -= close - at;
      at = close;
    }
  };

  const workBetween = (from, to) => {
    let sum = 0;
    for (let day = dateOf(from); startOf(day) < to; day = dayAfter(day)) {
      for (const [open, close] of sessionsOn(day)) sum += Math.max(0, Math.min(to, startOf(day) + close) - Math.max(from, startOf(day) + open));
    }
    return sum;
  };

  /** The day a paper counts as received on: the next working one when it came after the cut-off, or after a half day had ended. */
  const dayOfReceipt = (minute) => {
    const date = dateOf(minute);
    const inTime = worksOn(date) && minute <= Math.min(startOf(date) + minuteOfDay(cutOff), closeOf(date));
    return inTime ? date : workingDayFrom(dayAfter(date));
  };
  return { dateOf, startOf, dayAfter, worksOn, runs, openOf, closeOf, workingDayFrom, nextWorking, afterWork, workBetween, dayOfReceipt, utcOffsetMinutes };
}

export const minuteOf = (instant) => Math.floor(Date.parse(instant) / 60_000);
export const instantOf = (minute) => new Date(minute * 60_000).toISOString();
