import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, onPath } from './commands.mjs';
import { aptInstall } from './privileges.mjs';

const needed = 17;

/** The path of a Java that Kafka 4 accepts, installed when the machine has none. */
export async function findJava() {
  const found = await firstFitting();
  if (found) return found;
  await aptInstall([await newestPackage()], `run Kafka (Java ${needed} or newer)`);
  return firstFitting();
}

export function javaVersion(text) {
  return Number(/version "(?:1\.)?(\d+)/.exec(text)?.[1] ?? 0);
}

async function firstFitting() {
  const jvms = '/usr/lib/jvm';
  const installed = existsSync(jvms) ? readdirSync(jvms).map((name) => join(jvms, name, 'bin/java')) : [];
  const home = process.env.JAVA_HOME ? [join(process.env.JAVA_HOME, 'bin/java')] : [];
  for (const java of [...home, onPath('java'), ...installed]) {
    if (!java || !existsSync(java)) continue;
    if (javaVersion((await attempt(java, ['-version'])).output) >= needed) return java;
  }
  return undefined;
}

// default-jre-headless is Java 11 on older Ubuntus, and each release carries other numbered ones.
async function newestPackage() {
  for (const name of ['openjdk-21-jre-headless', 'openjdk-17-jre-headless']) {
    const { output } = await attempt('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))/.test(output)) return name;
  }
  return 'default-jre-headless';
}
