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

/**
 * Turns a message into an event of a known contract. Fields that this version does not know are left out, not refused: contracts grow by
 * optional fields, and a newer writer must not fill an older reader's dead letters.
 */
export function readEvent(key: Buffer | null, value: Buffer | null, contracts: ReadonlyMap<string, Contract>): Reading {
  if (value === null) return { kind: 'tombstone', key: key?.toString() ?? '' };
  const json = parsed(value);
  if (json === undefined) return { kind: 'malformed', places: 'not JSON' };
  const type = typeof json === 'object' && json !== null && 'type' in json ? json.type : undefined;
  if (typeof type !== 'string') return { kind: 'malformed', places: 'type: missing' };
  const contract = contracts.get(type);
  return contract ? readAs(contract, json) : { kind: 'unknown' };
}

function readAs({ schema }: Contract, json: unknown): Reading {
  const first = schema.safeParse(json);
  if (first.success) return { kind: 'event', event: first.data };
  if (!leaveOutUnknown(json, first.error)) return { kind: 'malformed', places: placesOf(first.error) };
  const second = schema.safeParse(json);
  return second.success ? { kind: 'event', event: second.data } : { kind: 'malformed', places: placesOf(second.error) };
}

/** Deletes the fields that a strict schema did not know. False if something else is wrong as well. */
function leaveOutUnknown(json: unknown, { issues }: ZodError): boolean {
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') return false;
    const holder = issue.path.reduce<unknown>((of, step) => (of as Record<PropertyKey, unknown>)[step], json);
    for (const key of issue.keys) delete (holder as Record<string, unknown>)[key];
  }
  return true;
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
