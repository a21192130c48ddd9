// Fills a look-up table with statuses as eforms publishes them. Reads { directory, count, secret } from standard input.
import { text } from 'node:stream/consumers';
import { factorOf } from '@motcua/auth/second-factor';
import { StatusTable } from '../apps/lookup/dist/status-table.js';
import { digits, idOf, statusOf } from './statuses.mjs';

const { directory, count, secret } = JSON.parse(await text(process.stdin));
const table = new StatusTable(directory);

function eventOf(n) {
  const status = statusOf(n);
  const data = { status, factors: [factorOf(secret, status.id, digits)] };
  const about = { specversion: '1.0', id: status.id, source: '/motcua/eforms', type: 'vn.motcua.dossier.status-changed.v1', datacontenttype: 'application/json' };
  return { ...about, subject: status.id, time: status.changedAt, data };
}

const began = performance.now();
for (let from = 0; from < count; from += 5_000) {
  const records = Array.from({ length: Math.min(5_000, count - from) }, (_, i) => ({ key: idOf(from + i), value: JSON.stringify(eventOf(from + i)) }));
  await table.fold(records, {});
}
await table.close();
process.stdout.write(JSON.stringify({ count, seconds: (performance.now() - began) / 1000 }));
