import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeProgram } from './node-version.mjs';
import { checkout } from './places.mjs';
import { answers } from './ports.mjs';
import { launch } from './processes.mjs';
import { Problem } from './problem.mjs';
import { untilReady } from './waiting.mjs';

const maildev = join(checkout, 'node_modules/maildev/dist/bin/maildev.js');

/** A mailbox that keeps every letter to itself and shows it on a page, so that no demonstration reaches a real person. */
export async function startMail({ places, ports }, add) {
  if (!existsSync(maildev)) throw new Problem('maildev is missing from node_modules; run: npm ci');
  const data = join(places.data, 'mail');
  await mkdir(data, { recursive: true });
  const { record } = await launch({
    name: 'maildev',
    port: ports.mailbox,
    command: nodeProgram(),
    args: [
      maildev,
      ...['--smtp', String(ports.smtp), '--ip', '127.0.0.1'],
      ...['--web', String(ports.mailbox), '--web-ip', '127.0.0.1'],
      ...['--mail-directory', data],
    ],
    env: process.env,
    cwd: data,
    log: join(places.logs, 'maildev.log'),
  });
  add(record);
  await untilReady(record, async () => (await answers(ports.smtp)) && (await answers(ports.mailbox)));
}
