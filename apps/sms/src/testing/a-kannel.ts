import { eventually } from '@motcua/testing/eventually';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from './a-free-port.ts';
import { login } from './a-smpp-network.ts';

const program = fileURLToPath(new URL('../../../../infra/launcher/kannel-alone.mjs', import.meta.url));

export const sendsms = { user: 'motcua', password: 'known to this spec alone' };

/** A message as the telephone saw it. */
export interface Seen {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly text: string;
}

/**
 * The real Kannel, whose programs are in this directory, set up as the launcher sets it up, with a network whose one telephone is ours. `answersAt`: whom
 * it asks what to answer; `smpp`: the port of a network by SMPP that it is bound to besides.
 */
export async function aKannel(programs: string, answersAt: string, smpp?: number) {
  const home = await mkdtemp(join(tmpdir(), 'kannel-'));
  const [admin, box, network, http] = (await Promise.all([1, 2, 3, 4].map(() => freePort()))) as [number, number, number, number];
  const settings = { programs, home, ports: { admin, box, network, http }, ...sendsms, answersAt, ...(smpp === undefined ? {} : { smpp: { port: smpp, ...login } }) };
  const child = spawn(process.execPath, [program, JSON.stringify(settings)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [said] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  if (said !== 'ready') throw new Error(`Kannel said ${said}`);
  const phone = await aPhone(network);
  await eventually(async () => {
    const page = await (await fetch(`http://127.0.0.1:${admin}/status.txt?password=${encodeURIComponent(sendsms.password)}`)).text();
    if (!/TELEPHONES.*\(online/.test(page)) throw new Error(page);
  });
  return {
    url: `http://${sendsms.user}:${encodeURIComponent(sendsms.password)}@127.0.0.1:${http}/`,
    phone,
    async close() {
      phone.close();
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
      await rm(home, { recursive: true });
    },
  };
}

/** Speaks the line protocol of Kannel's fake network: `from to text words` as they are, `from to ucs2 bytes` URL-coded. */
async function aPhone(port: number) {
  const socket = await eventually(async () => {
    const tried = connect({ port, host: '127.0.0.1' });
    await once(tried, 'connect');
    return tried;
  });
  const seen: Seen[] = [];
  createInterface({ input: socket }).on('line', (line) => void seen.push(read(line)));
  return {
    seen,
    write: (from: string, text: string, to = '8079') => socket.write(`${from} ${to} text ${text}\n`),
    /** As phones send what has accents: in UCS-2. */
    writeUcs2: (from: string, text: string, to = '8079') => socket.write(`${from} ${to} ucs2 ${percent(ucs2(text))}\n`),
    close: () => (socket as Socket).destroy(),
  };
}

function read(line: string): Seen {
  const [from = '', to = '', kind = '', ...rest] = line.split(' ');
  return { from, to, kind, text: kind === 'text' ? rest.join(' ') : fromUcs2(bytesOf(rest.at(-1) ?? '')) };
}

const bytesOf = (coded: string) => Buffer.from(coded.replace(/\+/g, ' ').replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
const ucs2 = (text: string) => Buffer.from(text, 'utf16le').swap16();
const fromUcs2 = (bytes: Buffer) => Buffer.from(bytes).swap16().toString('utf16le');
const percent = (bytes: Buffer) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
