import { resumed } from './asking.mjs';
import { dueMinute } from './queues.mjs';

/* What touches the clock: the work stands still, or its term is not kept and a new date is promised. */

export const standsStill = (file, { at }) => ({ suspensions: [...file.suspensions, { from: at, reason: 'other' }], isSuspended: true, suspended: file.suspended + 1 });
export const goesOn = (file, { at }) => ({ suspensions: resumed(file, at), isSuspended: false });

const daysMore = 4;

/** Some working days after the date that is not kept, or after today where that is past. */
function newDate(file, room) {
  const { calendar, today } = room;
  const due = calendar.dateOf(dueMinute(file, room));
  let day = due > today ? due : today;
  for (let left = daysMore; left > 0; left -= 1) day = calendar.workingDayFrom(calendar.dayAfter(day));
  return day;
}

export const draftedOf = (file, room) => ({ reason: 'Số lượng hồ sơ trong kỳ tăng đột biến, cần thêm thời gian thẩm định.', until: newDate(file, room) });
export const drafted = (file, _, room) => ({ apology: 'pending', promised: newDate(file, room) });
export const extended = (file, { at }) => ({ apology: 'approved', extensions: [...file.extensions, { grantedAt: at, until: file.promised }] });
export const declined = () => ({ apology: 'declined' });
