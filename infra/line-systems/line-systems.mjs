import { setTimeout as pause } from 'node:timers/promises';
import { lineSystems } from '../../apps/connect/dist/line-systems/line-systems.js';
import { openApis } from './agency-apis.mjs';
import { deliveriesOf } from './deliveries.mjs';
import { memoryIn } from './memory.mjs';
import { registerAll } from './registering.mjs';
import { roadsFor } from './roads.mjs';

/**
 * The 17 line systems of the demonstration city as one process: makes their feeds by connect's own API, then each in turn delivers by its own
 * road, faults and all. Quick at first, so that there is something to see; gentle from then on. Whatever fails is told and tried again.
 */
const { PUBLIC_URL: publicUrl, KAFKA_BROKERS: brokers, DROP_DIR: dropDirectory, DATA_DIR: data, PORT: port } = process.env;
const quick = { turns: 20 * lineSystems.length, pause: 2_000 };
const gentle = 15_000;

process.once('SIGTERM', () => process.exit(0));
const memory = await memoryIn(data);
const apis = openApis(Number(port), memory);
await despite('making the feeds', () => registerAll({ publicUrl, memory, apiUrl: `http://127.0.0.1:${port}` }), 10_000);
const roads = roadsFor({ publicUrl, brokers: brokers.split(','), dropDirectory, memory, apis });
const deliveries = deliveriesOf(memory);
for (let turn = 0; ; turn += 1) {
  const place = turn % lineSystems.length;
  const system = lineSystems[place];
  const rows = deliveries.next(system, place);
  await despite(`delivering by ${system.id}`, () => roads[system.road](system, rows, turn), 5_000);
  await memory.save();
  await pause(turn < quick.turns ? quick.pause : gentle);
}

async function despite(what, work, wait) {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      console.warn(`${new Date().toISOString()} ${what} failed and is tried again: ${error.message}`);
      await pause(wait);
    }
  }
}
