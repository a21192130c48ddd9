import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface Heard { readonly id: string; readonly event: string; readonly data: { readonly state: string } }

export interface Listener {
  readonly heard: readonly Heard[];
  /** Waits for an event like that. */
  hears(like: (event: Heard) => boolean): Promise<void>;
  leave(): void;
  hasEnded(): boolean;
}

/** Somebody who reads server-sent events, as they come. */
export async function aListener(address: string, headers: Record<string, string> = {}): Promise<Listener> {
  const question = get(address, { headers: { accept: 'text/event-stream', ...headers }, agent: false }).on('error', () => undefined);
  const [answer] = (await once(question, 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
  const heard: Heard[] = [];
  read(answer, heard);
  const hears = async (like: (event: Heard) => boolean) => {
    for (const until = Date.now() + 15_000; !heard.some(like); await pause(2)) if (Date.now() > until) throw new Error(`heard only ${JSON.stringify(heard)}`);
  };
  return { heard, hears, hasEnded: () => answer.complete || answer.closed, leave: () => void question.destroy() };
}

function read(answer: IncomingMessage, heard: Heard[]): void {
  let text = '';
  answer.setEncoding('utf8').on('error', () => undefined);
  answer.on('data', (more: string) => {
    const parts = (text + more).split('\n\n');
    text = parts.pop() ?? '';
    heard.push(...parts.flatMap(eventIn));
  });
}

function eventIn(part: string): Heard[] {
  const fields = new Map(part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
  const [id, event, data] = [fields.get('id'), fields.get('event'), fields.get('data')];
  return id && event && data ? [{ id, event, data: JSON.parse(data) as Heard['data'] }] : [];
}
