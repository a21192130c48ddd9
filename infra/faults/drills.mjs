import { expect, Off } from '../demo/off.mjs';
import { explain, lineOf, table } from './report.mjs';
import { strikesOn } from './strikes.mjs';
import { openTown } from './town.mjs';

/**
 * One drill after the other; one that fails does not keep the next from being tried.
 * @param options { plan: [{ drill, victim }], isOver: whether the command was told to stop, … what drills are sized by }
 * @returns how many failed
 */
export async function drillAll(system, { plan, seed, progress, isOver, ...sizes }) {
  const room = await openTown(system, { seed });
  const rows = [];
  try {
    for (const each of plan) {
      if (isOver()) break;
      rows.push(await tried(each, { room, sizes, progress }));
    }
  } finally {
    await room.books.close();
  }
  progress.say(`\n${table(rows)}\n`);
  const failed = rows.filter(({ off }) => off).length;
  const answers = rows.reduce((sum, { acknowledged = 0 }) => sum + acknowledged, 0);
  const kills = rows.reduce((sum, { struck = [] }) => sum + struck.length, 0);
  progress.say(failed === 0 ? `${rows.length} of ${rows.length} drills passed; ${kills} kills, ${answers} answers, nothing lost, nothing doubled.` : `${failed} of ${rows.length} drills failed.`);
  return failed;
}

async function tried({ drill, victim }, { progress, ...parts }) {
  try {
    return await progress.step(`${drill.name}: ${victim} is killed`, async (retitle) => {
      const row = await drilled(drill, victim, { ...parts, retitle });
      retitle(lineOf(row));
      return row;
    });
  } catch (error) {
    progress.say(`  ${explain(error)}`);
    if (!(error instanceof Off)) progress.say(error.stack);
    return { drill: drill.name, victim, off: explain(error) };
  }
}

/** The work, the kills in the middle of it with a restart at once, and then the count. */
async function drilled(drill, victim, { room, sizes, retitle }) {
  const { expected, work, counted } = await drill.begin(room, drill.size(sizes));
  const before = room.counts.again;
  const strikes = strikesOn(room.system, victim, { expected, kills: drill.kills, random: room.random });
  const began = performance.now();
  const working = work({
    room,
    acknowledged: (count) => {
      strikes.acknowledged(count);
      retitle(`${drill.name}: ${victim} is killed (${strikes.acked} of about ${expected} answers, killed ${strikes.struck.length} times)`);
    },
  });
  working.catch(() => {});
  await strikes.over(working);
  const allAfter = (performance.now() - began) / 1000;
  const { struck, acked, backAfter } = strikes;
  expect(struck.length > 0, 'not-killed', { victim });
  retitle(`${drill.name}: ${victim} was killed, and what came of it is counted`);
  const retries = room.counts.again - before;
  const countingFrom = performance.now();
  const found = await counted();
  return { drill: drill.name, victim, struck, acknowledged: acked, retries, backAfter, allAfter, countedAfter: (performance.now() - countingFrom) / 1000, found };
}
