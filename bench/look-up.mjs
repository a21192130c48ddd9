import { join } from 'node:path';
import { ask, giveServerCore, medianOf, pinned, ratio, shoot, startBareFastify } from './load.mjs';
import { ownMegabytes } from './machine.mjs';
import { digits, referenceOf, statusOf } from './statuses.mjs';

const asked = 2_000;

/** Before the service starts: LMDB belongs to one process at a time. */
export const fillLookup = ({ data, count, secret }) => ask('fill-lookup.mjs', { directory: join(data, 'lookup', 'status'), count, secret });

/** Look-up beside a bare Fastify, turn about, each on one core; then at half the rate it reached. */
export async function measureLookup({ system, dossiers, rounds, seconds }) {
  const requests = Array.from({ length: asked }, () => ({ path: `/v1/status/${referenceOf(Math.floor(Math.random() * dossiers))}`, headers: { 'second-factor': digits } }));
  const lookup = { port: system.ports.lookup, pid: system.pid('lookup'), requests, awake: pinned };
  giveServerCore(lookup.pid);
  const yardstick = await startBareFastify({ port: system.ports.portal, bytes: Buffer.byteLength(JSON.stringify(statusOf(0))) });
  const bare = { port: yardstick.port, pid: yardstick.pid, requests, awake: pinned };
  try {
    await shoot({ ...lookup, seconds: 3 });
    await shoot({ ...bare, seconds: 3 });
    const results = [];
    for (let round = 0; round < rounds; round += 1) {
      results.push({ bare: await shoot({ ...bare, seconds }), lookup: await shoot({ ...lookup, seconds }) });
    }
    const perSecond = medianOf(results.map((each) => each.lookup), 'perSecond');
    const half = await halfLoads({ lookup, rate: Math.round(perSecond / 2), rounds, seconds });
    return { ...summaryOf(results, perSecond), dossiers, p99AtHalfLoad: medianOf(half, 'p99'), megabytes: ownMegabytes(lookup.pid), results, half };
  } finally {
    await yardstick.stop();
  }
}

async function halfLoads({ lookup, rate, rounds, seconds }) {
  const results = [];
  for (let round = 0; round < rounds; round += 1) results.push(await shoot({ ...lookup, rate, seconds }));
  return results;
}

function summaryOf(results, perSecond) {
  const bare = results.map((each) => each.bare);
  const lookup = results.map((each) => each.lookup);
  const bad = lookup.reduce((sum, each) => sum + each.bad, 0);
  return {
    perSecond,
    bare: medianOf(bare, 'perSecond'),
    ratio: ratio(perSecond, medianOf(bare, 'perSecond')),
    microseconds: medianOf(lookup, 'microseconds'),
    bareMicroseconds: medianOf(bare, 'microseconds'),
    bad,
  };
}

/** Everything but look-up is killed: store, Kafka, the other services. */
export async function measureAlone({ system, dossiers, rounds, seconds }) {
  const killed = system.parts.filter(({ name, pid }) => pid && name !== 'lookup').map(({ name }) => name);
  for (const name of killed) await system.kill(name);
  return { ...(await measureLookup({ system, dossiers, rounds, seconds })), killed };
}
