import { isIPv6 } from 'node:net';

/**
 * What wrong tries and requests are counted for: an IPv4 address, or the /64 of an IPv6 one, because whoever has one of those has 2^64 of them
 * and would be a new caller at each try.
 */
export function addressBlock(address: string): string {
  // Most are: what reads the others costs more than all else of it.
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const plain = address.split('%', 1)[0] ?? '';
  if (!isIPv6(plain)) return address;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = head.split(':').filter(Boolean);
  const left = tail === undefined ? [] : Array<string>(8 - groups.length - groupsIn(tail)).fill('0');
  const all = [...groups, ...left, ...(tail ?? '').split(':').filter(Boolean)];
  return `${all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** A dotted end stands for two. */
const groupsIn = (tail: string): number => tail.split(':').filter(Boolean).reduce((sum, group) => sum + (group.includes('.') ? 2 : 1), 0);
