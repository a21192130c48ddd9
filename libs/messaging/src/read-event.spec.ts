import { describe, expect, it } from '@jest/globals';
import { eventContracts } from '@motcua/contracts/events';
import { contractsByType, readEvent } from './read-event.ts';
import { aStatus } from './testing/a-status.ts';

const contracts = contractsByType(eventContracts);
const key = Buffer.from('id');
const read = (value: unknown) => readEvent(key, Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), contracts);
const { event } = aStatus();
const data = event.data as { status: object };

describe('a message', () => {
  it('that fits its contract is read as the event', () => {
    expect(read(event)).toEqual({ kind: 'event', event });
  });

  it('with fields of a newer version is read without them', () => {
    const newer = { ...event, data: { ...data, mood: 'fine', status: { ...data.status, weather: 'rain' } } };
    expect(read(newer)).toEqual({ kind: 'event', event });
  });

  it('of a type that nobody knows is none of our business', () => {
    expect(read({ ...event, type: 'vn.motcua.weather.changed.v1' })).toEqual({ kind: 'unknown' });
  });

  it('without a value takes its key out', () => {
    expect(readEvent(key, null, contracts)).toEqual({ kind: 'tombstone', key: 'id' });
  });

  it.each([
    ['text', 'hello', 'not JSON'],
    ['null', 'null', 'type: missing'],
    ['an array', '[]', 'type: missing'],
    ['an object without type', '{}', 'type: missing'],
    ['the envelope without data', { ...event, data: undefined }, 'data: invalid_type'],
    ['a wrong version beside an unknown field', { ...event, data: { ...data, mood: 1, status: { ...data.status, version: 0 } } }, 'data.status.version: too_small'],
  ])('that is %s is malformed, and the places say where', (_, value, places) => {
    expect(read(value)).toEqual({ kind: 'malformed', places: expect.stringContaining(places) });
  });
});
