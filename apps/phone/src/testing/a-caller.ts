import { connect, type Socket } from 'node:net';

export interface Played {
  /** Sound files that were played, in order; the last may have been cut short by a key. */
  readonly files: string[];
  /** What the dial plan was told. */
  readonly variables: Readonly<Record<string, string>>;
}

interface Calling {
  readonly port: number;
  readonly from?: string;
  readonly path?: string;
  /** Pressed one at a time, each when it is waited for; `.` lets a question go by in silence. */
  readonly keys?: string;
  /** The line goes dead after so many commands. */
  readonly deadAfter?: number;
}

/** Speaks FastAGI as Asterisk does, for a caller who hears all to its end before pressing a key. @returns once the call has ended */
export async function aCaller(calling: Calling): Promise<Played> {
  const socket = connect(calling.port, '127.0.0.1');
  socket.setEncoding('utf8').on('error', () => {});
  const { from = '0903512789', path = 'dossiers' } = calling;
  socket.write(`agi_network: yes\nagi_network_script: ${path}\nagi_callerid: ${from}\nagi_callingpres: 0\n\n`);
  const played = { files: [] as string[], variables: {} as Record<string, string> };
  const keys = [...(calling.keys ?? '')];
  let commands = 0;
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      if ((commands += 1) > (calling.deadAfter ?? Infinity)) return void socket.destroy();
      socket.write(`${replyTo(line, played, keys)}\n`);
    }
  });
  await closed(socket);
  return played;
}

function replyTo(line: string, played: Played, keys: string[]): string {
  const [, name = '', value = ''] = /^[A-Z ]+ "(.*?)"(?: "(.*?)")?/.exec(line) ?? [];
  if (line.startsWith('STREAM FILE')) played.files.push(name);
  if (line.startsWith('SET VARIABLE')) Object.assign(played.variables, { [name]: value });
  const key = line.startsWith('WAIT FOR DIGIT') ? (keys.shift() ?? '.') : '.';
  return `200 result=${key === '.' ? 0 : key.charCodeAt(0)}`;
}

/** However it ends: a line that is cut is no failure here. */
export function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => void (socket.closed ? resolve() : socket.once('close', () => resolve())));
}
