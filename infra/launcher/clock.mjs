import { instantFrom, moveClock, readClock } from './moved-clock.mjs';
import { placesFor } from './places.mjs';
import { Problem, runCommand } from './problem.mjs';
import { readState } from './state.mjs';

const usage = `npm run clock                             says what time a simulation has
npm run clock -- 2027-02-12T08:00+07:00   moves it there, for all services at once
npm run clock -- +3d                      or on by so many days (d), hours (h), minutes (m)

There is one in a system that was started with npm run up -- --clock 2027-01-04T07:30+07:00.`;

function clock([to, ...more]) {
  if (more.length > 0 || to === '--help') return console.log(usage);
  const file = readState(placesFor(process.env))?.clockFile;
  if (!file) throw new Problem(`No system with a moved clock is running.\n\n${usage}`);
  const now = to === undefined ? readClock(file) : moveClock(file, instantFrom(to, readClock(file)));
  console.log(now.toISOString());
}

await runCommand(clock);
