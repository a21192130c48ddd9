import { dossiersEach, stretchMinutes, withFaults } from '../../apps/connect/dist/line-systems/line-course.js';

const rowsAtOnce = { drop: 6, push: 3, pull: 3, topic: 3 };

/** What each system sends next: a stretch of dossiers after the other. The first goes out as a whole, as on the day when a system is connected. */
export function deliveriesOf(memory, now = Date.now) {
  const left = new Map();
  const stretch = (system, place) => {
    const after = memory.last[system.id] ?? 0;
    memory.last[system.id] = after + dossiersEach;
    return withFaults(system, { place, after, begin: new Date(now() - stretchMinutes * 60_000) });
  };
  return {
    next: (system, place) => {
      const isFirst = !left.has(system.id);
      const rows = left.get(system.id)?.length > 0 ? left.get(system.id) : stretch(system, place);
      const most = isFirst ? rows.length : rowsAtOnce[system.road];
      left.set(system.id, rows.slice(most));
      return rows.slice(0, most);
    },
  };
}
