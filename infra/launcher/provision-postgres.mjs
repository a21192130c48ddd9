import { cached } from './cache.mjs';
import { makeRoot } from './debian-root.mjs';
import { pinned } from './pinned.mjs';

/** The root file system that holds PostgreSQL with the DocumentDB extension, which FerretDB stores in. */
export function provisionPostgres(cache) {
  const name = `postgres-${pinned.postgres}-documentdb-${pinned.debianSuite}`;
  return cached(cache, name, (draft) => makeRoot(draft, [`postgresql-${pinned.postgres}-documentdb`]));
}
