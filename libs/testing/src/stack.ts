import { randomUUID } from 'node:crypto';

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

/** Put before topics and groups, so that specs do not meet on the one Kafka. */
export const testTopicPrefix = (): string => `t${randomUUID().slice(0, 8)}.`;

export const testSecret = 'a secret for tests only, long enough to pass';
