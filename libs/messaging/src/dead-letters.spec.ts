import { describe, expect, it } from '@jest/globals';
import type { IHeaders, KafkaMessage } from 'kafkajs';
import { letterFor, letterOf, recordOf, retryRecordOf, type Letter } from './dead-letter.ts';
import { deadTopicParts, waitingLetters } from './dead-letters.ts';

const read = { topic: 'motcua.dossier.v1', partition: 3, offset: '42' };
const cause = { reason: 'failed', error: 'TypeError', code: '', attempts: 3 } as const;
const now = new Date('2026-11-23T03:00:00Z');
const message = (more: { key?: null; offset?: string; headers?: IHeaders } = {}): KafkaMessage => ({ key: Buffer.from('id-1'), value: Buffer.from('{"a": 1 }'), timestamp: '0', attributes: 0, offset: '42', headers: {}, ...more });
const stored = (letter: Letter) => {
  const { key, value, headers } = recordOf(letter);
  return { key: Buffer.from(key), value, headers };
};

describe('a letter', () => {
  it('holds the message to the byte and where it came from', () => {
    const letter = letterFor(message(), read, cause, now);
    expect(letter).toMatchObject({ id: 'motcua.dossier.v1/3/42', key: 'id-1', replays: 0, at: '2026-11-23T03:00:00.000Z', ...cause });
    expect(letter.value.toString()).toBe('{"a": 1 }');
  });

  it('is the same after a journey through Kafka', () => {
    const letter = letterFor(message({ headers: { 'content-type': 'application/cloudevents+json' } }), read, cause, now);
    expect(letterOf(stored(letter))).toEqual(letter);
  });

  it('of a message without a key has none afterwards', () => {
    const letter = letterFor(message({ key: null }), read, cause, now);
    expect(letterOf(stored(letter))?.key).toBeNull();
  });

  it('of a replayed message keeps its first place under a new id, so that taking the old one out leaves it', () => {
    const { headers } = retryRecordOf(letterFor(message(), read, cause, now));
    const again = letterFor(message({ headers, offset: '7' }), { topic: 'motcua.dossier.v1', partition: 0, offset: '7' }, cause, now);
    expect(again).toMatchObject({ ...read, id: 'motcua.dossier.v1/3/42/1', replays: 1 });
  });
});

describe('letters that wait', () => {
  const letter = (offset: string) => letterFor(message(), { ...read, offset }, cause, now);

  it('are those that no tombstone followed', () => {
    const tombstone = { key: Buffer.from(letter('1').id), value: null };
    expect(waitingLetters([stored(letter('1')), stored(letter('2')), tombstone]).map(({ offset }) => offset)).toEqual(['2']);
  });

  it('are counted once when a message was put aside twice', () => {
    expect(waitingLetters([stored(letter('1')), stored(letter('1'))])).toHaveLength(1);
  });
});

it.each([
  ['motcua.dossier.v1.notify.dead', { topic: 'motcua.dossier.v1', group: 'notify' }],
  ['motcua.dossier-status.v1.one-stop.dead', { topic: 'motcua.dossier-status.v1', group: 'one-stop' }],
  ['motcua.dossier.v1', undefined],
  ['motcua.dossier.v1.notify.retry', undefined],
  ['somebody.elses.dead', undefined],
])('the topic %s holds the letters of %j', (name, parts) => {
  expect(deadTopicParts(name)).toEqual(parts);
});
