import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkout } from '../launcher/places.mjs';
import { withDatabase } from '../launcher/services.mjs';

const run = promisify(execFile);
const command = join(checkout, 'infra/audit/audit.mjs');

/** Has `npm run audit -- verify` read the whole log of this system. @returns what it says as JSON; `faults` is 0 when every chain holds */
export async function verifyAuditLog({ system }, databasePrefix) {
  const { AUDIT_SECRET } = system.env;
  const store = withDatabase(system.mongodbUri, `${databasePrefix}_one_stop`);
  const anchors = join(system.places.data, 'one-stop', 'audit-anchors.jsonl');
  const options = ['verify', '--json', '--uri', store, '--anchors', anchors];
  // It ends with 1 when it finds a fault, and says which all the same.
  const { stdout } = await run(process.execPath, [command, ...options], { env: { ...process.env, AUDIT_SECRET }, maxBuffer: 64 * 1024 * 1024 }).catch((error) => error);
  return JSON.parse(stdout || '{"faults":1}');
}
