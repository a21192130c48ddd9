import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServices } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { findClamd } from './clamd.mjs';
import { attempt } from './commands.mjs';
import { endWithScratch } from './ending.mjs';
import { installPackages } from './install.mjs';
import { findKannel, forSpecs } from './kannel.mjs';
import { assertNodeVersion, nodeProgram } from './node-version.mjs';
import { checkout } from './places.mjs';
import { runCommand } from './problem.mjs';
import { progressOn } from './progress.mjs';
import { findSshd } from './sshd.mjs';
import { startSystem } from './system.mjs';
import { findTelephony } from './telephony.mjs';
import { addCounts, countJest, countTap, summaryLine } from './test-count.mjs';

const oneFailure = { passed: 0, failed: 1, skipped: 0 };

/**
 * Specs two at a time: half of their time they wait for Kafka and the store. What a suite leaves in memory stays in its process, so that one that
 * has grown makes room for a new one. Journeys one at a time: some stop a service that all of them use; and calls through Asterisk, where sound
 * and keys come by the clock and have to find a processor that is free.
 */
const wholeRun = [
  ['--ignoreProjects', 'journeys', '--testPathIgnorePatterns=asterisk\\.spec', '--maxWorkers=2', '--workerIdleMemoryLimit=3GB'],
  ['--selectProjects', 'journeys', 'phone', '--testPathPatterns=\\.e2e\\.|asterisk\\.spec', '--runInBand'],
];
const heapMegabytes = 8_192;

/**
 * Runs every test on a stack of its own, beside whatever else runs on this machine. Arguments go to jest, and then
 * jest alone is run: npm test -- --selectProjects lookup
 */
async function test(args) {
  assertNodeVersion();
  const progress = progressOn(process.stdout);
  const scratch = await mkdtemp(join(tmpdir(), 'motcua-test-'));
  const cleanUp = endWithScratch(scratch);
  try {
    await installPackages(progress);
    const counts = [await build(progress)];
    const chromium = await findChromium(process.env, progress);
    const clamd = await findClamd(process.env, progress);
    const kannel = await findKannel(process.env, progress, forSpecs);
    const asterisk = await findTelephony(process.env, progress);
    const sshd = await findSshd(process.env, progress);
    const home = join(scratch, 'home');
    const system = await startSystem({ home, portBase: 'free', stackOnly: true, progress, onPrepared: cleanUp.watch });
    const env = { ...process.env, NX_DAEMON: 'false', ...stackOf(system), ...found({ MOTCUA_CHROMIUM: chromium, MOTCUA_CLAMD: clamd, MOTCUA_KANNEL: kannel, MOTCUA_ASTERISK: asterisk, MOTCUA_SSHD: sshd }) };
    if (args.length === 0) counts.push(await testLauncher(env, scratch));
    for (const part of args.length > 0 ? [args] : wholeRun) if (!cleanUp.hasBegun()) counts.push(await runJest(part, env, scratch));
    const total = addCounts(counts);
    await cleanUp.end();
    console.log(summaryLine(total));
    return total.failed > 0 ? 1 : 0;
  } finally {
    await cleanUp.end();
  }
}

const found = (programs) => Object.fromEntries(Object.entries(programs).filter(([, path]) => path));

// Only what the stack is: this system has no services, and the journeys' own must not think that its addresses are theirs.
function stackOf({ env: { MONGODB_URI, KAFKA_BROKERS, SMTP_URL, MAILDEV_URL } }) {
  return { MONGODB_URI, KAFKA_BROKERS, SMTP_URL, ...(MAILDEV_URL ? { MAILDEV_URL } : {}) };
}

/** The journeys need the built services, the other tests read sources: a broken build is a failure beside theirs. */
async function build(progress) {
  try {
    await buildServices(progress);
    return { passed: 0, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error.message);
    return oneFailure;
  }
}

async function testLauncher(env, scratch) {
  const folders = ['demo', 'launcher', 'simulate'].map((name) => join(checkout, 'infra', name));
  const files = (await Promise.all(folders.map(testsIn))).flat();
  const report = join(scratch, 'launcher.tap');
  const reporters = ['spec', 'stdout', 'tap', report];
  const options = reporters.map((value, index) => `--test-reporter${index % 2 ? '-destination' : ''}=${value}`);
  await attempt(nodeProgram(), ['--test', ...options, ...files], { env, cwd: checkout, show: true });
  return countTap(await readFile(report, 'utf8'));
}

const testsIn = async (folder) => (await readdir(folder)).filter((name) => name.endsWith('.test.mjs')).map((name) => join(folder, name));

async function runJest(args, env, scratch) {
  const report = join(scratch, 'jest.json');
  // Of an earlier run nothing may be counted for this one.
  await rm(report, { force: true });
  const jest = [`--max-old-space-size=${heapMegabytes}`, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const { code } = await attempt(nodeProgram(), [...jest, '--json', `--outputFile=${report}`, ...args], { env, cwd: checkout, show: true });
  const result = await readFile(report, 'utf8').then(JSON.parse, () => undefined);
  const count = result ? countJest(result) : oneFailure;
  // A coverage threshold or a handle that keeps jest from ending fails the run without failing a test.
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

await runCommand(test);
