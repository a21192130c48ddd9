import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Dialling {
  /** The SIP port of Asterisk. */
  readonly sip: number;
  /** As who; of several calls each has the next number. */
  readonly from: string;
  readonly calls?: number;
  /** Keys with pauses before them, in milliseconds. */
  readonly keys: readonly (readonly [pause: number, keys: string])[];
  /** How long is listened after the last key; without it until Asterisk hangs up. */
  readonly listens?: number;
}

/** What came from Asterisk on one line. */
export interface Sound {
  packets: number;
  /** Of them, those that are not silence. */
  loud: number;
  /** Their sound, in A-law. */
  readonly frames: Buffer[];
}

/**
 * Calls Asterisk by SIPp, which presses keys by RFC 2833. The sound is sent to a socket of ours.
 * @returns what was heard, by line, whether SIPp saw every call through, and after how many milliseconds each was picked up
 */
export async function aSippCaller({ sip, from, calls = 1, keys, listens }: Dialling): Promise<{ readonly sounds: Sound[]; readonly ended: boolean; readonly setUp: number[] }> {
  const directory = await mkdtemp(join(tmpdir(), 'sipp-'));
  const sink = createSocket('udp4').bind(0, '127.0.0.1');
  await once(sink, 'listening');
  const sounds = new Map<number, Sound>();
  sink.on('message', (packet, { port }) => hear(packet, sounds, port));
  await writeFile(join(directory, 'call.xml'), scenario(sink.address().port, keys, listens));
  await writeFile(join(directory, 'callers.csv'), ['SEQUENTIAL', ...Array.from({ length: calls }, (_, at) => `0${Number(from) + at};`)].join('\n'));
  const child = spawn('nice', ['-n', '-10', 'sipp', '-sf', 'call.xml', '-inf', 'callers.csv', '-i', '127.0.0.1', '-s', '1022', '-m', String(calls), '-r', '10', '-nostdin', '-trace_rtt', '-rtt_freq', '1', '-timeout', '80', `127.0.0.1:${sip}`], { cwd: directory, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  sink.close();
  const setUp = await timesIn(directory);
  await rm(directory, { recursive: true });
  return { sounds: [...sounds.values()], ended: code === 0, setUp };
}

/** SIPp writes a line for each call: when, how many milliseconds, which of its clocks. */
async function timesIn(directory: string): Promise<number[]> {
  const file = (await readdir(directory)).find((name) => name.endsWith('_rtt.csv'));
  if (file === undefined) return [];
  const [, ...lines] = (await readFile(join(directory, file), 'utf8')).trim().split('\n');
  return lines.map((line) => Number(line.split(';')[1]));
}

const alaw = 8;
/** What silence is in A-law, give or take a sign. */
const silent = new Set([0xd5, 0x55]);

function hear(packet: Buffer, sounds: Map<number, Sound>, line: number): void {
  const isSound = packet.length > 12 && ((packet[1] ?? 0) & 0x7f) === alaw;
  if (!isSound) return;
  const sound = sounds.get(line) ?? { packets: 0, loud: 0, frames: [] };
  const frame = packet.subarray(12);
  sound.packets += 1;
  sound.frames.push(frame);
  if (frame.some((byte) => !silent.has(byte))) sound.loud += 1;
  sounds.set(line, sound);
}

// SIPp sends keys as payload type 96, whatever was agreed on: so that is what has to be offered.
// It takes the port that it sends keys from out of a line that says "audio"; the m= line names the socket that listens.
const offer = (port: number) => `v=0
o=caller 1 1 IN IP4 127.0.0.1
s=-
c=IN IP4 127.0.0.1
t=0 0
m=audio ${port} RTP/AVP 8 96
a=rtpmap:8 PCMA/8000
a=rtpmap:96 telephone-event/8000
a=fmtp:96 0-15
a=x-keys-audio:[auto_media_port]`;

const head = (method: string, sequence: number, to = '[peer_tag_param]') => `${method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]
From: <sip:[field0]@[local_ip]:[local_port]>;tag=[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>${to}
Call-ID: [call_id]
CSeq: ${sequence} ${method}
Contact: <sip:[field0]@[local_ip]:[local_port]>
Max-Forwards: 70`;

const send = (message: string, retrans = '') => `<send${retrans}><![CDATA[\n${message}\n]]></send>`;

const okay = `SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0
`;

function scenario(port: number, keys: Dialling['keys'], listens: number | undefined): string {
  const pressed = keys.map(([pause, typed]) => `<pause milliseconds="${pause}"/><nop><action><exec play_dtmf="${typed}"/></action></nop>`);
  const ending = listens === undefined
    ? ['<recv request="BYE"/>', send(okay)]
    : [`<pause milliseconds="${listens}"/>`, send(`${head('BYE', 2)}\nContent-Length: 0\n`, ' retrans="500"'), '<recv response="200"/>'];
  return [
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
    '<scenario name="caller">',
    send(`${head('INVITE', 1, '')}\nContent-Type: application/sdp\nContent-Length: [len]\n\n${offer(port)}`, ' retrans="500" start_rtd="true"'),
    '<recv response="100" optional="true"/><recv response="180" optional="true"/><recv response="183" optional="true"/><recv response="200" rtd="true"/>',
    send(`${head('ACK', 1)}\nContent-Length: 0\n`),
    ...[...pressed, ...ending],
    '</scenario>',
  ].join('\n');
}
