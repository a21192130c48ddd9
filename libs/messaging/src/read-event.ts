import type { CloudEvent } from '@motcua/contracts/events';
import type { ZodError } from 'zod';
import type { Contract } from './event.ts';

export type Reading =
  | { kind: 'event'; event: CloudEvent }
  /** Of a type that no contract of this version knows: from a newer service, and none of our business. */
  | { kind: 'unknown' }
  /** Takes an entry out of a compacted topic; for tables, not for handlers. */
  | { kind: 'tombstone'; key: string }
  /** `places` say what is wrong and where, never what was there. */
  | { kind: 'malformed'; places: string };

const mostPlaces = 5;

/** Turns a message into an event of a known contract. */
export function readEvent(key: Buffer | null, value: Buffer | null, contracts: ReadonlyMap<string, Contract>): Reading {
  if (value === null) return { kind: 'tombstone', key: key?.toString() ?? '' };
  const json = parsed(value);
  const type = typeof json === 'object' && json !== null && 'type' in json ? json.type : undefined;
  if (typeof type !== 'string') return { kind: 'malformed', places: json === undefined ? 'not JSON' : 'type: missing' };
  const contract = contracts.get(type);
  if (!contract) return { kind: 'unknown' };
  const result = contract.schema.safeParse(json);
  return result.success ? { kind: 'event', event: result.data } : { kind: 'malformed', places: placesOf(result.error) };
}

export const contractsByType = (contracts: readonly Contract[]): ReadonlyMap<string, Contract> => new Map(contracts.map((contract) => [contract.type, contract]));

const placesOf = ({ issues }: ZodError): string =>
  issues
    .slice(0, mostPlaces)
    .map(({ path, code }) => `${path.join('.')}: ${code}`)
    .join('; ');

function parsed(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString());
  } catch {
    return undefined;
  }
}
