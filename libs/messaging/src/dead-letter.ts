import type { IHeaders, KafkaMessage } from 'kafkajs';

/** Why a message was put aside. `malformed`: fits no contract · `refused`: a rule said no · `failed`: tried in vain. */
export type DeadReason = 'malformed' | 'refused' | 'failed';

/** A message that a group could not handle, as it lies in `<topic>.<group>.dead`. */
export interface Letter {
  /** `<topic>/<partition>/<offset>`: the same message put aside twice is one letter. */
  id: string;
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
}

const mark = 'dead-';

/** A message that comes back through the retry topic keeps its first place, so that it stays one letter however often it fails. */
export function letterFor(message: KafkaMessage, read: Place, cause: Cause, now: Date): Letter {
  const { topic, partition, offset } = firstPlace(message.headers ?? {}) ?? read;
  const own = Object.entries(message.headers ?? {}).filter(([name]) => !name.startsWith(mark));
  return {
    id: `${topic}/${partition}/${offset}`,
    topic,
    partition,
    offset,
    ...cause,
    at: now.toISOString(),
    key: message.key?.toString() ?? null,
    value: message.value ?? Buffer.alloc(0),
    headers: Object.fromEntries(own),
  };
}

function firstPlace(headers: IHeaders): Place | undefined {
  const topic = text(headers[`${mark}topic`]);
  return topic ? { topic, partition: Number(text(headers[`${mark}partition`])), offset: text(headers[`${mark}offset`]) } : undefined;
}

/** As a record of the dead topic. */
export function recordOf(letter: Letter) {
  const { id, topic, partition, offset, reason, error, code, attempts, at, key, value, headers } = letter;
  const marks = Object.entries({ topic, partition, offset, reason, error, code, attempts, at, ...(key === null ? {} : { key }) });
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

/** As it goes to the retry topic: the original key and value, with the marks of its first place. */
export function retryRecordOf(letter: Letter) {
  const { key, headers, value } = recordOf(letter);
  return { key: letter.key, value, headers: { ...headers, [`${mark}id`]: key } };
}

const text = (value: IHeaders[string]): string => (Array.isArray(value) ? text(value[0]) : (value?.toString() ?? ''));
