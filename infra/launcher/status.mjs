import { readClock } from './moved-clock.mjs';
import { answersSip } from './asterisk.mjs';
import { placesFor } from './places.mjs';
import { answers } from './ports.mjs';
import { runCommand } from './problem.mjs';
import { memoryOf } from './processes.mjs';
import { allServices } from './services.mjs';
import { partRuns, readState } from './state.mjs';
import { isReady } from './waiting.mjs';
import { asTable } from './welcome.mjs';

async function status() {
  const state = readState(placesFor(process.env));
  if (!state) {
    console.log('Nothing is running; npm run up starts it.');
    return 1;
  }
  const parts = await Promise.all(inOrder(state.parts).map(look));
  const rows = parts.map(({ name, health, pid, memory, port }) => [name, health, String(pid ?? ''), memory ? megabytes(memory) : '', String(port ?? '')]);
  const mine = parts.filter(({ name }) => allServices.includes(name));
  console.log(asTable([['part', 'health', 'pid', 'memory', 'port'], ...rows]).join('\n'));
  console.log(`\n  ${megabytes(total(parts))} in all, ${megabytes(total(mine))} for the ${mine.length} services`);
  if (state.clockFile) console.log(`  A simulation: its clock stands at ${readClock(state.clockFile).toISOString()} (npm run clock moves it)`);
  return parts.every(({ health }) => health === 'ready') ? 0 : 1;
}

function inOrder(parts) {
  const rank = ({ name }) => allServices.indexOf(name);
  return [...parts].sort((a, b) => rank(a) - rank(b));
}

async function look(part) {
  if (!(await partRuns(part))) return { ...part, health: 'ended' };
  return { ...part, health: (await isHealthy(part)) ? 'ready' : 'not ready', memory: part.pid && memoryOf(part.pid) };
}

function isHealthy({ name, port }) {
  if (allServices.includes(name)) return isReady(`http://127.0.0.1:${port}`);
  if (name === 'asterisk') return answersSip(port);
  return port ? answers(port) : true;
}

function total(parts) {
  return parts.reduce((sum, { memory }) => sum + (memory ?? 0), 0);
}

function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}

await runCommand(status);
