import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from './places.mjs';

/** What to open and whom to sign in as, the last thing that `up` prints. */
export async function welcome({ publicUrl, ports, mongodbUri, kafkaBrokers, mailUrl, parts: running = [] }, { servicesRun = true } = {}) {
  const addresses = [
    ...(servicesRun
      ? [
          ['Citizens', publicUrl],
          ['Officials', `${publicUrl}/office`],
          ['API documents', `${publicUrl}/api`],
        ]
      : []),
    ...(mailUrl ? [['Mail that was sent', mailUrl]] : []),
    ...(running.some(({ name }) => name === 'asterisk') ? [['Telephone, for a softphone', `sip:1022@127.0.0.1:${ports.sip}`]] : []),
    ['Store', withoutPassword(mongodbUri)],
    ['Kafka', kafkaBrokers],
  ];
  const parts = ['', 'Một Cửa is up.', '', ...asTable(addresses)];
  const accounts = servicesRun ? await demonstrationAccounts() : [];
  if (accounts.length > 0) parts.push('', 'Demonstration accounts', '', ...asTable(accounts));
  return parts.join('\n');
}

async function demonstrationAccounts() {
  const text = await readFile(join(checkout, 'data/demo-accounts.json'), 'utf8').catch(() => undefined);
  if (!text) return [];
  const rows = JSON.parse(text).map(({ username, password, name, label }) => [username, password, name, label.vi]);
  return [['user', 'password', 'name', 'who'], ...rows];
}

function withoutPassword(uri) {
  return uri.replace(/\/\/[^@/]*@/, '//…@');
}

/** Columns padded to their widest cell. */
export function asTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd());
}
