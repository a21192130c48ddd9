import { createHash } from 'node:crypto';

/** A key that the same run draws again: a request that is sent once more after a crash is the same request. */
export const keyOf = (...parts) => {
  const hex = createHash('sha256').update(parts.join(' ')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
