import { ask, medianOf, ratio, shoot, startBareFastify } from './load.mjs';
import { serial, stockAttachments } from './submission.mjs';

const connections = 64;

// More than any machine of today takes in a second; what is not used costs nothing.
const mostPerSecond = 6_000;

/** Submissions at eforms beside single inserts into the same store and beside a bare Fastify that keeps nothing, turn about. */
export async function measureIntake({ system, submission, rounds, seconds }) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${submission.token}`, 'idempotency-key': `bench-${serial}` };
  const plan = { requests: [{ method: 'POST', path: '/v1/submissions', headers, body: JSON.stringify(submission.body) }], connections, serial };
  const eforms = { port: system.ports.eforms, pid: system.pid('eforms'), ...plan };
  const bare = await startBareFastify({ port: system.ports.portal, bytes: 0 });
  const insert = { uri: system.mongodbUri, from: 'motcua_eforms', connections, seconds };
  let first = 0;
  const submit = async (duration) => {
    const count = duration * mostPerSecond;
    await stockAttachments({ uri: system.mongodbUri, uploaded: submission.uploaded, first, count });
    const figures = await shoot({ ...eforms, first, seconds: duration });
    first += count;
    return figures;
  };
  try {
    await submit(4);
    await shoot({ ...bare, ...plan, seconds: 2 });
    const results = [];
    for (let round = 0; round < rounds; round += 1) {
      results.push({ insertOne: await ask('insert-one.mjs', insert), intake: await submit(seconds), bare: await shoot({ ...bare, ...plan, seconds }) });
    }
    return { ...summaryOf(results), papers: submission.uploaded.length, documentBytes: results[0].insertOne.bytes, results };
  } finally {
    await bare.stop();
  }
}

function summaryOf(results) {
  const [intake, insertOne, bare] = ['intake', 'insertOne', 'bare'].map((name) => results.map((each) => each[name]));
  const perSecond = medianOf(intake, 'perSecond');
  return {
    perSecond,
    insertOne: medianOf(insertOne, 'perSecond'),
    ratio: ratio(perSecond, medianOf(insertOne, 'perSecond')),
    bare: medianOf(bare, 'perSecond'),
    bareRatio: ratio(perSecond, medianOf(bare, 'perSecond')),
    microseconds: medianOf(intake, 'microseconds'),
    p99: medianOf(intake, 'p99'),
    bad: intake.reduce((sum, each) => sum + each.bad, 0),
  };
}
