import type { IHeaders, KafkaMessage } from 'kafkajs';

/** Why a message was put aside. `malformed`: fits no contract · `refused`: a rule said no · `failed`: tried in vain. */
export type DeadReason = 'malformed' | 'refused' | 'failed';

/** A message that a group could not handle, as it lies in `<topic>.<group>.dead`. */
export interface Letter {
  /** `<topic>/<partition>/<offset>`, and `/<replays>` if any: the same message put aside twice is one letter. */
  id: string;
  /** How often it was sent back already. A new id each time, or taking the old letter out could take the new one with it. */
  replays: number;
  topic: string;
  partition: number;
  offset: string;
  reason: DeadReason;
  /** Class and code of the error; for a malformed message the places that are wrong. No message texts: they may quote a citizen. */
  error: string;
  code: string;
  attempts: number;
  at: string;
  key: string | null;
  value: Buffer;
  /** The message's own headers. */
  headers: IHeaders;
}

export interface Cause {
  reason: DeadReason;
  error: string;
  code: string;
  attempts: number;
}

interface Place {
  topic: string;
  partition: number;
  offset: string;
  replays: number;
}

const mark = 'dead-';

/** A message that comes back through the retry topic keeps its first place. @param read where it was read now */
export function letterFor(message: KafkaMessage, read: Omit<Place, 'replays'>, cause: Cause, now: Date): Letter {
  const place = firstPlace(message.headers ?? {}) ?? { ...read, replays: 0 };
  const own = Object.entries(message.headers ?? {}).filter(([name]) => !name.startsWith(mark));
  return {
    id: idOf(place),
    ...place,
    ...cause,
    at: now.toISOString(),
    key: message.key?.toString() ?? null,
    value: message.value ?? Buffer.alloc(0),
    headers: Object.fromEntries(own),
  };
}

const idOf = ({ topic, partition, offset, replays }: Place): string => [topic, partition, offset, ...(replays > 0 ? [replays] : [])].join('/');

function firstPlace(headers: IHeaders): Place | undefined {
  const said = (name: string) => text(headers[mark + name]);
  const topic = said('topic');
  return topic ? { topic, partition: Number(said('partition')), offset: said('offset'), replays: Number(said('replays')) } : undefined;
}

/** As a record of the dead topic. */
export function recordOf(letter: Letter) {
  const { id, topic, partition, offset, replays, reason, error, code, attempts, at, key, value, headers } = letter;
  const marks = Object.entries({ topic, partition, offset, replays, reason, error, code, attempts, at, ...(key === null ? {} : { key }) });
  return { key: id, value, headers: { ...headers, ...Object.fromEntries(marks.map(([name, of]) => [mark + name, String(of)])) } };
}

/** The other way; undefined for a record that is none of ours. */
export function letterOf({ key, value, headers = {} }: Pick<KafkaMessage, 'key' | 'value' | 'headers'>): Letter | undefined {
  const place = firstPlace(headers);
  if (!key || !value || !place) return undefined;
  const own = Object.entries(headers).filter(([name]) => !name.startsWith(mark));
  const said = (name: string) => text(headers[mark + name]);
  return {
    id: key.toString(),
    ...place,
    reason: said('reason') as DeadReason,
    error: said('error'),
    code: said('code'),
    attempts: Number(said('attempts')),
    at: said('at'),
    key: headers[`${mark}key`] === undefined ? null : said('key'),
    value,
    headers: Object.fromEntries(own),
  };
}

/** As it goes to the retry topic: the original key and value, marked with its first place. */
export function retryRecordOf(letter: Letter) {
  const { headers, value } = recordOf({ ...letter, replays: letter.replays + 1 });
  return { key: letter.key, value, headers };
}

const text = (value: IHeaders[string]): string => (Array.isArray(value) ? text(value[0]) : (value?.toString() ?? ''));
