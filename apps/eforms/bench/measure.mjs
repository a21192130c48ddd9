import autocannon from 'autocannon';
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';

/** Acknowledged single inserts of the bare driver, one after the other on each of `connections` lanes. @returns {Promise<{perSecond: number}>} */
export async function rawInserts({ uri, connections = 64, seconds = 8, document }) {
  const client = new mongoose.mongo.MongoClient(uri, { maxPoolSize: connections, writeConcern: { w: 'majority', j: true } });
  await client.connect();
  const collection = client.db().collection('raw');
  const lane = async (end, count) => {
    while (Date.now() < end) {
      await collection.insertOne({ _id: randomUUID(), ...document });
      count.done += 1;
    }
  };
  const run = async (duration) => {
    const count = { done: 0 };
    const begin = performance.now();
    await Promise.all(Array.from({ length: connections }, () => lane(Date.now() + duration, count)));
    return count.done / ((performance.now() - begin) / 1000);
  };
  await run(1_500);
  const perSecond = await run(seconds * 1000);
  await collection.drop();
  await client.close();
  return { perSecond };
}

/** POSTs with a new Idempotency-Key each. @returns {Promise<{sent: number, perSecond: number, p50: number, p99: number, refused: number}>} milliseconds */
export async function posts({ url, path, connections = 64, seconds = 8, headers, body }) {
  const run = (duration) =>
    autocannon({
      url,
      connections,
      duration,
      requests: [
        {
          method: 'POST',
          path,
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
          setupRequest: (request) => ({ ...request, headers: { ...request.headers, 'idempotency-key': randomUUID() } }),
        },
      ],
    });
  const warm = await run(3);
  const { requests, latency, non2xx, errors, duration } = await run(seconds);
  return { sent: warm.requests.total + requests.total, perSecond: (requests.total - non2xx) / duration, p50: latency.p50, p99: latency.p99, refused: non2xx + errors };
}

export const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
