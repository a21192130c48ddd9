import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../../infra/launcher/asterisk-alone.mjs', import.meta.url));
const calls = 30;

export interface AsteriskNeeds {
  /** The root file system that holds Asterisk. */
  readonly root: string;
  readonly sounds: string;
  readonly agiPort: number;
  readonly agiKey: string;
}

/** The real Asterisk, which asks the phone service by way of us: `heard` tells by caller what it was told to play, and how it was to go on. */
export async function anAsterisk({ root, sounds, agiPort, agiKey }: AsteriskNeeds) {
  const home = await mkdtemp(join(tmpdir(), 'asterisk-'));
  const heard = new Map<string, string[]>();
  const between = createServer((socket) => listenIn(socket, agiPort, heard)).listen(0, '127.0.0.1');
  await once(between, 'listening');
  const [sip, rtp, operator] = [await freeUdpPort(), await freeUdpPorts(2 * calls), await freeUdpPort()];
  const agi = `agi://127.0.0.1:${(between.address() as AddressInfo).port}/${agiKey}`;
  const child = spawn(process.execPath, [program, JSON.stringify({ root, home, sounds, sip, rtp, calls, agi, operator })], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [said] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  if (said !== 'ready') throw new Error(`Asterisk said ${said}`);
  return {
    sip,
    operator,
    heard,
    async close() {
      child.stdin.end();
      await once(child, 'exit');
      between.close();
      await rm(home, { recursive: true });
    },
  };
}

/** Passes everything on, and notes commands by who calls. */
function listenIn(asterisk: Socket, agiPort: number, heard: Map<string, string[]>): void {
  const phone = connect(agiPort, '127.0.0.1');
  const commands: string[] = [];
  for (const socket of [asterisk, phone]) socket.on('error', () => {});
  createInterface({ input: asterisk }).on('line', (line) => {
    const caller = /^agi_callerid: (.*)$/.exec(line)?.[1];
    if (caller !== undefined) heard.set(caller, commands);
  });
  createInterface({ input: phone }).on('line', (line) => void commands.push(line));
  asterisk.pipe(phone).pipe(asterisk);
  asterisk.on('close', () => phone.destroy());
}

export async function freeUdpPort(port = 0): Promise<number> {
  const socket = createSocket('udp4').bind(port, '127.0.0.1');
  await once(socket, 'listening');
  const found = socket.address().port;
  await new Promise<void>((closed) => void socket.close(closed));
  return found;
}

/** So many free ports after each other, from an even one: below those that the kernel gives out by itself. */
async function freeUdpPorts(count: number): Promise<number> {
  for (let first = 12_000; first < 32_000; first += 200) {
    const ports = Array.from({ length: count }, (_, at) => first + at);
    if (await Promise.all(ports.map((port) => freeUdpPort(port))).then(() => true, () => false)) return first;
  }
  throw new Error('There are no free UDP ports.');
}
