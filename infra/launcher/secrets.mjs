import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const names = ['SERVICE_SECRET', 'LOOKUP_SECRET', 'SESSION_SECRET', 'TOKEN_SECRET', 'CONFIDENTIAL_SECRET', 'AUDIT_SECRET', 'PAY_SANDBOX_SECRET', 'FEED_SECRET', 'KANNEL_KEY', 'KANNEL_PASSWORD', 'AGI_KEY', 'VAPID_KEY'];

/** The secrets that the services share, made up once per installation and kept with its data. */
export async function secretsIn(data) {
  const file = join(data, 'secrets.json');
  const known = await readFile(file, 'utf8').then(JSON.parse, () => ({}));
  const secrets = Object.fromEntries(names.map((name) => [name, known[name] ?? randomBytes(32).toString('hex')]));
  if (names.some((name) => known[name] === undefined)) {
    await mkdir(data, { recursive: true });
    await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  }
  return secrets;
}
