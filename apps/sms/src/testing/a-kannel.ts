import { eventually } from '@motcua/testing/eventually';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './a-free-port.ts';
import { login } from './a-smpp-network.ts';

export const sendsms = { user: 'motcua', password: 'known to this spec alone' };

/** A message as the telephone saw it. */
export interface Seen {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly text: string;
}

/**
 * The real Kannel, whose programs are in this directory, with a network whose one telephone is ours. `answersAt`: whom it asks what to answer;
 * `smpp`: the port of a network by SMPP that it is bound to besides.
 */
export async function aKannel(programs: string, answersAt: string, smpp?: number) {
  const directory = await mkdtemp(join(tmpdir(), 'kannel-'));
  const [admin, box, network, http] = (await Promise.all([1, 2, 3, 4].map(() => freePort()))) as [number, number, number, number];
  const configured = join(directory, 'kannel.conf');
  await writeFile(configured, configuration({ admin, box, network, http, answersAt }) + (smpp === undefined ? '' : overSmpp(smpp)));
  const bearerbox = spawn(join(programs, 'bearerbox'), ['-v', '1', configured], { stdio: 'ignore', cwd: directory });
  const status = async () => (await fetch(`http://127.0.0.1:${admin}/status.txt?password=admin`)).text();
  await eventually(async () => status());
  const smsbox = spawn(join(programs, 'smsbox'), ['-v', '1', configured], { stdio: 'ignore', cwd: directory });
  const phone = await aPhone(network);
  await eventually(async () => {
    const said = await status();
    if (!/smsbox:.*on-line/.test(said) || !/FAKE.*\(online/.test(said)) throw new Error(said);
  });
  return {
    url: `http://${sendsms.user}:${encodeURIComponent(sendsms.password)}@127.0.0.1:${http}/`,
    phone,
    async close() {
      phone.close();
      await Promise.all([ended(smsbox), ended(bearerbox)]);
      await rm(directory, { recursive: true });
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

/** With messages still waiting it does not always end when asked. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const grace = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await gone;
  clearTimeout(grace);
}

const configuration = ({ admin, box, network, http, answersAt }: { admin: number; box: number; network: number; http: number; answersAt: string }) => `group = core
admin-port = ${admin}
admin-password = admin
admin-interface = 127.0.0.1
smsbox-port = ${box}
smsbox-interface = 127.0.0.1
box-allow-ip = "127.0.0.1"
dlr-storage = internal
sms-combine-concatenated-mo = true

group = smsc
smsc = fake
smsc-id = FAKE
preferred-smsc-id = FAKE
host = 127.0.0.1
port = ${network}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = ${box}
sendsms-port = ${http}
sendsms-interface = 127.0.0.1
global-sender = 8079
mo-recode = true

group = sendsms-user
username = ${sendsms.user}
password = "${sendsms.password}"
max-messages = 5
concatenation = true

group = sms-service
keyword = default
catch-all = true
accept-x-kannel-headers = true
max-messages = 5
concatenation = true
omit-empty = true
send-sender = true
post-url = "${answersAt}"
`;

const overSmpp = (port: number) => `
group = smsc
smsc = smpp
smsc-id = SMPP
preferred-smsc-id = SMPP
host = 127.0.0.1
port = ${port}
transceiver-mode = true
smsc-username = ${login.user}
smsc-password = "${login.password}"
system-type = "VMA"
interface-version = 34
source-addr-ton = 3
source-addr-npi = 0
dest-addr-ton = 1
dest-addr-npi = 1
alt-charset = "UTF-8"
msg-id-type = 0
reconnect-delay = 1
`;
