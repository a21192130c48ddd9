import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gateways, servicesFor } from '../../infra/launcher/services.mjs';
import { startSystem } from '../../infra/launcher/system.mjs';

/**
 * Before the first journey: every service, once for all of them, on the store, Kafka and mailbox of the environment (`npm test` provides
 * them), with databases and topics of their own; the gateways, too, when `npm test` has found Kannel and Asterisk. What journeys need to know
 * goes into the environment.
 */
export default async function startForJourneys() {
  const run = randomUUID().slice(0, 8);
  const home = await mkdtemp(join(tmpdir(), 'motcua-journeys-'));
  const env = { ...process.env, DATABASE_PREFIX: `journeys_${run}`, KAFKA_TOPIC_PREFIX: `journeys.${run}.`, REQUESTS_PER_MINUTE: '0', CODES_PER_IP: '1000', PAYMENT_ASK_AFTER_SECONDS: '3', PAYMENT_SWEEP_MS: '500' };
  const system = await startSystem({ home, portBase: 'free', services: [...servicesFor(env), ...reached(env)], quiet: true, env });
  const browser = await startBrowser(process.env.MOTCUA_CHROMIUM);
  globalThis.journeys = { system, browser, home };
  const pids = Object.fromEntries(system.parts.map(({ name, pid }) => [name, pid]));
  process.env.JOURNEYS = JSON.stringify({ home, databasePrefix: env.DATABASE_PREFIX, publicUrl: system.publicUrl, mailUrl: system.mailUrl ?? process.env.MAILDEV_URL, services: system.urls, pids, browser: browser?.wsEndpoint() });
}

const reached = ({ MOTCUA_KANNEL, MOTCUA_ASTERISK }) => (MOTCUA_KANNEL && MOTCUA_ASTERISK ? gateways : []);

/** One browser for all journeys; each visitor gets a context of their own. */
async function startBrowser(executablePath) {
  if (!executablePath) {
    if (process.env.CI) throw new Error('The browser journeys need Chromium in CI: set MOTCUA_CHROMIUM, or install chromium.');
    console.warn('! The browser journeys are skipped: MOTCUA_CHROMIUM names no browser (npm test looks for one).');
    return undefined;
  }
  const { chromium } = await import('playwright-core');
  return chromium.launchServer({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=vi'] });
}
