import { likeIt } from './a-dossier.mjs';

const atOnce = 1_000;
const sendersAtOnce = 3;

/**
 * Dossiers like `template` up to so many. The indexes are taken away before and made again afterwards, which is several times faster than to
 * keep them up with each dossier; they are written down beside the dossiers, so that a fill that was broken off loses none.
 */
export async function fillDossiers(db, { template, dossiers, agencies, officials, progress }) {
  const collection = db.collection('dossiers');
  const there = await collection.countDocuments({});
  if (there < dossiers) {
    await takeIndexesAway(db);
    await progress.step(`Filling up from ${there.toLocaleString('en')} to ${dossiers.toLocaleString('en')} dossiers`, () => insert(collection, { from: there, to: dossiers, template, agencies, officials }));
  }
  if (await db.collection(keptIndexes).countDocuments({})) await progress.step('Indexes of the dossiers', () => makeIndexes(db));
}

async function insert(collection, { from, to, template, agencies, officials }) {
  const now = Date.now();
  let next = from;
  const send = async () => {
    while (next < to) {
      const [first, count] = [next, Math.min(atOnce, to - next)];
      next += count;
      const batch = Array.from({ length: count }, (_, at) => likeIt(template, { agencies, officials, serial: String(first + at).padStart(7, '0'), now }));
      await collection.insertMany(batch, { ordered: false, writeConcern: { w: 1 } });
    }
  };
  await Promise.all(Array.from({ length: sendersAtOnce }, send));
}

const keptIndexes = 'bench_indexes';

async function takeIndexesAway(db) {
  const indexes = (await db.collection('dossiers').indexes()).filter(({ name }) => name !== '_id_');
  const written = indexes.map((index) => ({ replaceOne: { filter: { _id: index.name }, replacement: { index: JSON.stringify(index) }, upsert: true } }));
  if (written.length > 0) await db.collection(keptIndexes).bulkWrite(written);
  for (const { name } of indexes) await db.collection('dossiers').dropIndex(name);
}

async function makeIndexes(db) {
  for (const { _id, index } of await db.collection(keptIndexes).find({}).toArray()) {
    const { key, v: _, storageEngine: __, ...options } = JSON.parse(index);
    await db.collection('dossiers').createIndex(key, options);
    await db.collection(keptIndexes).deleteOne({ _id });
  }
}
