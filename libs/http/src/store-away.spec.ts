import { describe, expect, it } from '@jest/globals';
import { isStoreAway } from './store-away.ts';
import { toProblem } from './to-problem.ts';

const said = (message: string, code = 1, name = 'MongoServerError') => Object.assign(new Error(message), { name, code });

describe('the store is away', () => {
  it.each([
    ['PostgreSQL behind FerretDB is gone', said('pool.go:90 (documentdb.(*Pool).Acquire): failed to connect to `user=postgres database=postgres`: dial unix: connect: connection refused')],
    ['it starts', said('the database system is starting up')],
    ['it recovers', said('the database system is not yet accepting connections')],
    ['it was killed amid a statement', said('terminating connection due to unexpected postmaster exit')],
    ['it was killed amid a write of many', said('write failed: write unix @->/var/lib/postgresql/.s.PGSQL.5432: write: broken pipe', 1, 'MongoBulkWriteError')],
    ['MongoDB shuts down', said('interrupted at shutdown', 11600)],
    ['nobody listens', said('connect ECONNREFUSED', NaN, 'MongoServerSelectionError')],
  ])('when %s, and the request is answered with 503', (_, error) => {
    expect(isStoreAway(error)).toBe(true);
    expect(toProblem(error, '/', undefined)).toMatchObject({ status: 503, body: { type: expect.stringMatching(/unavailable$/) } });
  });

  it.each([
    ['a statement that FerretDB cannot do', said('function documentdb_api.find_cursor_first_page does not exist')],
    ['a key that stands there already', said('E11000 duplicate key error', 11000)],
    ['an error of our own that uses such words', said('the database system is a mystery', 1, 'TypeError')],
    ['something that is no error', 'the database system is starting up'],
  ])('but not for %s', (_, error) => {
    expect(isStoreAway(error)).toBe(false);
  });
});
