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
  const among = (ids) => ({ $in: ids });
  return {
    submissions: () => all('motcua_eforms', 'submissions', { key: 1, reference: 1, lookupNumber: 1 }),
    submissionsOfDrafts: (drafts) => all('motcua_eforms', 'submissions', { draftId: 1, reference: 1 }, { draftId: among(drafts) }),
    dossiers: () => all('motcua_one_stop', 'dossiers', { reference: 1, lookupNumber: 1, state: 1 }),
    /** Whole. */
    dossiersOf: (ids) => all('motcua_one_stop', 'dossiers', {}, { _id: among(ids) }),
    /** Entries of the audit log about writes. */
    auditOf: (ids) => all('motcua_one_stop', 'audit', { of: 1, version: 1 }, { of: among(ids), kind: 'write' }),
    charged: () => all('motcua_one_stop', 'dossiers', { reference: 1, agency: 1, fees: 1, feesDue: 1, feesDueSince: 1 }, { 'fees.payments.0': { $exists: true } }),
    onlinePayments: () => all('motcua_one_stop', 'online-payments', {}),
    receipts: () => all('motcua_one_stop', 'receipts', { text: 0 }),
    letterNumbers: () => all('motcua_one_stop', 'letter_numbers', {}),
    bulkJob: async (id) => (await all('motcua_one_stop', 'bulk-jobs', {}, { _id: id }))[0],
    letters: () => all('motcua_notify', 'deliveries', { dossierId: 1, state: 1, 'happening.kind': 1 }, { 'happening.kind': { $nin: ['notice', 'digest'] } }),
    close: async () => void (await Promise.all([...open.values()].map((connection) => connection.close()))),
  };
}
