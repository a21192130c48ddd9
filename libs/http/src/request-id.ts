import { randomUUID } from 'node:crypto';

/** Ids for requests that bring none: one random name per process and a count, because a random name per request costs more than reading it does. */
export function requestIds(): () => string {
  const process = randomUUID();
  let count = 0;
  return () => `${process}-${(count += 1).toString(36)}`;
}
