import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { Problem } from './problem.mjs';

// A whole system fits into a hundred ports, so that a second one (tests, benchmarks) runs beside the first by
// moving the base: MOTCUA_PORT_BASE=9000 puts the gateway on 9080.
const offsets = {
  store: 17,
  smtp: 25,
  mailbox: 26,
  // UDP, as is the sound of calls, on the ports from 0 to 59.
  sip: 60,
  'sip-operator': 61,
  'phone-agi': 73,
  'line-systems': 78,
  connect: 79,
  gateway: 80,
  identity: 81,
  catalogue: 82,
  eforms: 83,
  'one-stop': 84,
  lookup: 85,
  notify: 86,
  portal: 87,
  office: 88,
  'pay-sandbox': 89,
  sms: 90,
  phone: 91,
  kafka: 92,
  'kafka-controller': 93,
  'kannel-admin': 94,
  'kannel-box': 95,
  'kannel-network': 96,
  'kannel-http': 97,
  telephones: 98,
};

export const defaultPortBase = 8000;

export function portsFrom(base) {
  if (!Number.isInteger(base) || base < 1000 || base > 65_400) {
    throw new Problem(`MOTCUA_PORT_BASE must be a whole number from 1000 to 65400, not "${base}".`);
  }
  return Object.fromEntries(Object.entries(offsets).map(([name, offset]) => [name, base + offset]));
}

export function isFree(port) {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(false));
    server.listen(port, '127.0.0.1', () => server.close(() => answer(true)));
  });
}

export function answers(port, timeout = 1000) {
  return new Promise((answer) => {
    const socket = connect({ port, host: '127.0.0.1', timeout });
    const finish = (open) => {
      socket.destroy();
      answer(open);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}

export async function assertFree(ports) {
  for (const [name, port] of Object.entries(ports)) {
    if (await isFree(port)) continue;
    const holder = await holderOf(port);
    throw new Problem(
      `Port ${port}, which ${name} needs, is taken${holder ? ` by ${holder}` : ''}. ` +
        'Stop that program, or move the whole system with MOTCUA_PORT_BASE=9000.',
    );
  }
}

/** Below the kernel's ephemeral range (32768 and up), or an outgoing connection may take a port between check and use. */
export async function freePortBase(random = Math.random) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const base = 10_000 + 100 * Math.floor(random() * 220);
    const free = await Promise.all(Object.values(portsFrom(base)).map(isFree));
    if (free.every(Boolean)) return base;
  }
  throw new Problem('No hundred free ports were found between 10000 and 32000.');
}

/** "node (pid 4711)" as far as /proc tells: other users' programs stay unknown. */
export async function holderOf(port) {
  const inodes = await listeningInodes(port);
  if (inodes.size === 0) return undefined;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    if (!(await holdsSocket(pid, inodes))) continue;
    const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'a program');
    return `${command.trim()} (pid ${pid})`;
  }
  return undefined;
}

async function listeningInodes(port) {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  const listening = '0A';
  const rows = tables.flatMap((table) => table.split('\n').map((row) => row.trim().split(/\s+/)));
  return new Set(rows.filter((row) => row[1]?.endsWith(wanted) && row[3] === listening).map((row) => row[9]));
}

async function holdsSocket(pid, inodes) {
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
  for (const descriptor of descriptors) {
    const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '');
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    if (inode && inodes.has(inode)) return true;
  }
  return false;
}
