import { describe, expect, it } from '@jest/globals';
import { backoff, DependencyAway, namesOf, verdictOn } from './failure.ts';

const bounds = { tries: 3 };
const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name, ...more });

describe('what becomes of a message', () => {
  it.each([
    ['the store lost its connection', named('MongoNetworkError')],
    ['no store server can be selected', named('MongooseServerSelectionError')],
    ['what stands behind the store is away', named('MongoServerError', { code: 1, message: 'the database system is starting up' })],
    ['another service is not listening', new TypeError('fetch failed', { cause: named('Error', { code: 'ECONNREFUSED' }) })],
    ['another service answers 503', named('HttpError', { status: 503 })],
    ['a proxy found nobody', named('HttpError', { statusCode: 502 })],
    ['our own class says so', new DependencyAway('away')],
    ['the cause of the cause says so', new Error('x', { cause: new Error('y', { cause: new DependencyAway('away') }) })],
  ])('when %s: waits, however often it was tried', (_, error) => {
    expect(verdictOn(error, 99, bounds)).toBe('away');
  });

  it.each(['invalid', 'forbidden', 'not-found'])('when a rule says %s: put aside at once', (kind) => {
    expect(verdictOn(named('DomainError', { kind }), 1, bounds)).toBe('dead');
  });

  it.each([
    ['a conflict', named('Stale', { kind: 'conflict' })],
    ['anything else', new TypeError('x is not a function')],
    ['something that is no error', 'thrown text'],
  ])('after %s: tried again, then put aside', (_, error) => {
    expect([1, 2, 3].map((tried) => verdictOn(error, tried, bounds))).toEqual(['again', 'again', 'dead']);
  });

  it('a 404 of another service is the message’s own failure', () => {
    expect(verdictOn(named('HttpError', { status: 404 }), 1, bounds)).toBe('again');
  });
});

it('waits double between tries, never longer than the most', () => {
  expect([1, 2, 3, 4, 20].map((nth) => backoff(nth, { first: 200, most: 1000 }))).toEqual([200, 400, 800, 1000, 1000]);
});

it('names of an error never quote its message', () => {
  expect(namesOf(named('IllegalMove', { code: 'dossier-illegal-move', message: 'Nguyễn Văn An' }))).toEqual({ error: 'IllegalMove', code: 'dossier-illegal-move' });
  expect(namesOf('Nguyễn Văn An')).toEqual({ error: 'string', code: '' });
});
