import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The real Kafka and store that `npm test` provides; a spec run alone needs both variables set (the test command says how). */
function provided(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run through "npm test -- --selectProjects <name>", which starts the stack, or set it to a running one`);
  return value;
}

/** URI of a database of its own: no spec sees another's documents. */
export function testDatabase(of: string): string {
  const uri = new URL(provided('MONGODB_URI'));
  uri.pathname = `/test_${of}_${randomUUID().slice(0, 8)}`;
  return uri.toString();
}

export const testBrokers = (): string[] => provided('KAFKA_BROKERS').split(',');

/** A real S3 store with a bucket for tests, where there is one: `S3_TEST_URL=s3://bucket?endpoint=http://127.0.0.1:7070`. */
export function testObjectStore(): { url: string; keyId: string; secret: string } | undefined {
  const { S3_TEST_URL: url, S3_TEST_KEY_ID: keyId = 'test', S3_TEST_SECRET: secret = 'test-secret' } = process.env;
  return url ? { url, keyId, secret } : undefined;
}

/** The program of ClamAV's daemon. Without one its specs are skipped, which must not go unseen in CI. */
export function testClamd(): string | undefined {
  const { MOTCUA_CLAMD: program, CI } = process.env;
  if (!program && CI) throw new Error('MOTCUA_CLAMD is not set: in CI the virus scanner is tested (npm test installs it)');
  return program;
}

/** The directory with the programs of Kannel, the SMS gateway: the one that is named, or where Debian puts them. */
export function testKannel(): string | undefined {
  const { MOTCUA_KANNEL: named, CI } = process.env;
  const directory = named ?? (existsSync('/usr/sbin/bearerbox') && existsSync('/usr/sbin/smsbox') ? '/usr/sbin' : undefined);
  if (!directory && CI) throw new Error('MOTCUA_KANNEL is not set: in CI short messages are tested with Kannel (npm test installs it)');
  return directory;
}

/** Whether espeak-ng and sox are there, which make sound files. Without them calls are not tested, which must not go unseen in CI. */
export function testVoice(): boolean {
  const there = ['espeak-ng', 'sox'].every((program) => (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program))));
  if (!there && process.env['CI']) throw new Error('espeak-ng or sox is missing: in CI calls are tested (npm test installs both)');
  return there;
}

/** The root file system that holds Asterisk, where SIPp is there to call it. Without them no real calls are made, which must not go unseen in CI. */
export function testAsterisk(): string | undefined {
  const { MOTCUA_ASTERISK: root, CI } = process.env;
  if (!root && CI) throw new Error('MOTCUA_ASTERISK is not set: in CI Asterisk is called by SIPp (npm test installs both)');
  return root;
}

/** OpenSSH's server, where its client is there as well. Without them no files are sent by SFTP, which must not go unseen in CI. */
export function testSshd(): string | undefined {
  const { MOTCUA_SSHD: named, CI } = process.env;
  const found = named ?? ['/usr/sbin/sshd'].find((program) => existsSync(program) && existsSync('/usr/bin/sftp'));
  if (!found && CI) throw new Error('MOTCUA_SSHD is not set: in CI files come by SFTP (npm test installs it)');
  return found;
}

/** Put before topics and groups, so that specs do not meet on the one Kafka. */
export const testTopicPrefix = (): string => `t${randomUUID().slice(0, 8)}.`;

export const testSecret = 'a secret for tests only, long enough to pass';
