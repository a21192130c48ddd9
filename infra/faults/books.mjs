import mongoose from 'mongoose';
import { withDatabase } from '../launcher/services.mjs';

/** What the services have written down, read past them: only so is a dossier seen that nobody was told of. */
export function openBooks(mongodbUri) {
  const open = new Map();
  const collection = async (database, name) => {
    const known = open.get(database) ?? mongoose.createConnection(withDatabase(mongodbUri, database), { serverSelectionTimeoutMS: 10_000 });
    open.set(database, known);
    return (await known.asPromise()).collection(name);
  };
  const all = async (database, name, fields, filter = {}) => (await collection(database, name)).find(filter, { projection: fields }).toArray();
  return {
    submissions: () => all('motcua_eforms', 'submissions', { key: 1, reference: 1, lookupNumber: 1 }),
    dossiers: () => all('motcua_one_stop', 'dossiers', { reference: 1, lookupNumber: 1, state: 1 }),
    letters: () => all('motcua_notify', 'deliveries', { dossierId: 1, state: 1, 'happening.kind': 1 }),
    close: async () => void (await Promise.all([...open.values()].map((connection) => connection.close()))),
  };
}
