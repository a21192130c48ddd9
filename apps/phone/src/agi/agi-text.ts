/** What Asterisk and a FastAGI server say to each other, as text: one line each, a command and its reply in turn. */

/** Asterisk's own lines are far shorter; whoever sends longer ones is not Asterisk. */
export const longestLine = 1_000;

export class LineTooLong extends Error {}

/** Cuts what arrives into lines, however it was cut on its way. */
export class LineCutter {
  private rest = '';
  private readonly lines: string[] = [];

  /** @throws LineTooLong */
  add(text: string): void {
    const pieces = (this.rest + text).split('\n');
    this.rest = pieces.pop() ?? '';
    if ([this.rest, ...pieces].some(({ length }) => length > longestLine)) throw new LineTooLong();
    this.lines.push(...pieces.map((line) => line.replace(/\r$/, '')));
  }

  next(): string | undefined {
    return this.lines.shift();
  }
}

/** `agi_callerid: 0903512789` of the heading of a call; undefined for anything else. */
export function readHeading(line: string): readonly [name: string, value: string] | undefined {
  const [, name, value] = /^agi_([a-z0-9_]{1,40}): ?(.*)$/.exec(line) ?? [];
  return name === undefined || value === undefined ? undefined : [name, value];
}

export type Reply =
  | { readonly is: 'done'; readonly result: number }
  | { readonly is: 'hung-up' }
  /** A command that Asterisk does not know or cannot do. */
  | { readonly is: 'refused' }
  /** One of several lines; the reply is yet to come. */
  | { readonly is: 'unfinished' };

/** A line that answers a command. What cannot be read counts as refused: nothing can be built on it. */
export function readReply(line: string): Reply {
  if (line === 'HANGUP' || /^511\b/.test(line)) return { is: 'hung-up' };
  if (/^\d{3}-/.test(line)) return { is: 'unfinished' };
  const result = /^200 result=(-?\d{1,9})(?:\s|$)/.exec(line)?.[1];
  if (result === undefined) return { is: 'refused' };
  return result === '-1' ? { is: 'hung-up' } : { is: 'done', result: Number(result) };
}

/** The key whose character code a reply gives; 0 is none. */
export function keyOf(result: number): string | undefined {
  const key = String.fromCharCode(result);
  return /^[0-9*#]$/.test(key) ? key : undefined;
}

/** `STREAM FILE "/prompts/1 a" "0123"`. @throws RangeError for an argument that would begin another command */
export function commandLine(name: string, ...values: readonly (string | number)[]): string {
  const quoted = values.map((value) => {
    const text = String(value);
    if (/[\n\r\0]/.test(text)) throw new RangeError('A command of AGI is one line.');
    return `"${text.replace(/[\\"]/g, '\\$&')}"`;
  });
  return `${[name, ...quoted].join(' ')}\n`;
}
