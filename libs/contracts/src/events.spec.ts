import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { eventContracts, topics } from './events.ts';

const folder = new URL('../fixtures/', import.meta.url);
const fileOf = (type: string) => `${type.replace('vn.motcua.', '')}.json`;
const textOf = (type: string) => readFileSync(new URL(fileOf(type), folder), 'utf8');
const types = eventContracts.map(({ type }) => type);
const contractOf = (type: string) => eventContracts.find((contract) => contract.type === type)!;

describe('an event that was once published', () => {
  it.each(types)('%s is still read, and nothing of it is lost when it is written again', (type) => {
    const golden = JSON.parse(textOf(type));
    // Fields that were added since, with their defaults, may stand beside what was there.
    expect(JSON.parse(JSON.stringify(contractOf(type).schema.parse(golden)))).toMatchObject(golden);
  });

  it.each(types)('%s is refused under another type', (type) => {
    expect(contractOf(type).schema.safeParse({ ...JSON.parse(textOf(type)), type: 'vn.motcua.something.else.v1' }).success).toBe(false);
  });

  it('has a fixture each, and no fixture is left over', () => {
    expect(readdirSync(folder).sort()).toEqual(types.map(fileOf).sort());
  });
});

describe('events that leave the one-stop unit', () => {
  // The reader of a topic may be anybody; who needs a name asks the owner of the dossier.
  it.each(types.filter((type) => type.startsWith('vn.motcua.dossier.') || type.startsWith('vn.motcua.submission.')))('%s names nobody', (type) => {
    const keys = new Set<string>();
    JSON.parse(textOf(type), (key, value: unknown) => {
      keys.add(key);
      return value;
    });
    expect(['applicant', 'phone', 'email', 'identityNumber', 'address', 'birthDate', 'answers', 'contact', 'owner'].filter((key) => keys.has(key))).toEqual([]);
  });
});

describe('topics', () => {
  it.each(eventContracts.map(({ type, topic }) => [type, topic]))('%s travels on a topic that is declared: %s', (_, topic) => {
    expect(Object.keys(topics)).toContain(topic);
  });

  it.each(types)('%s is named noun, past tense, version', (type) => {
    expect(type).toMatch(/^vn\.motcua\.[a-z-]+\.[a-z-]+\.v\d+$/);
  });
});
