// The yardstick of intake: the bare driver's insertOne, 64 at once, acknowledged by w:majority and j:true, of a document that eforms itself
// made. Reads { uri, from, connections, seconds } from standard input: `from` names eforms' database.
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import mongoose from 'mongoose';

const { uri, from, connections, seconds } = JSON.parse(await text(process.stdin));
const client = new mongoose.mongo.MongoClient(uri, { maxPoolSize: connections, writeConcern: { w: 'majority', j: true } });
const { _id, ...submission } = await client.db(from).collection('submissions').findOne();
const collection = client.db('bench').collection('inserted');

async function run(duration) {
  const end = performance.now() + duration * 1000;
  let done = 0;
  const lane = async () => {
    for (; performance.now() < end; done += 1) await collection.insertOne({ _id: randomUUID(), ...submission });
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, lane));
  return done / ((performance.now() - began) / 1000);
}

await run(1);
const perSecond = Math.round(await run(seconds));
await collection.drop();
await client.close();
process.stdout.write(JSON.stringify({ perSecond, bytes: mongoose.mongo.BSON.calculateObjectSize({ _id, ...submission }) }));
