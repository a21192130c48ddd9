import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StatusTable } from './status-table.ts';
import { aStatusEvent, firstId } from './a-status.ts';

describe('the status table', () => {
  let directory: string;
  let table: StatusTable;
  const stateOf = (code: string) => JSON.parse(table.find(code)?.body ?? 'null')?.state;
  const record = (version: number, state: string) => ({ key: firstId, value: JSON.stringify(aStatusEvent({ version, state })) });

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lookup-'));
    table = new StatusTable(directory);
  });
  afterEach(async () => {
    await table.close();
    await rm(directory, { recursive: true });
  });

  it('answers by reference and by lookup number', async () => {
    await table.fold([record(1, 'submitted')], { 0: '1' });
    expect([stateOf('000.12.35.H29-261123-0001'), stateOf('42071635')]).toEqual(['submitted', 'submitted']);
    expect(table.find('000.12.35.H29-261123-0002')).toBeUndefined();
  });

  it.each([
    ['in order', [1, 2, 3]],
    ['out of order', [3, 1, 2]],
    ['replayed', [1, 2, 3, 2, 1, 3]],
  ])('shows the newest version when events come %s', async (_, versions) => {
    const states = ['', 'submitted', 'received', 'in-processing'];
    for (const version of versions) await table.fold([record(version, states[version] ?? '')], {});
    expect(stateOf('42071635')).toBe('in-processing');
  });

  it('skips and counts what is no status, and keeps the rest of the batch', async () => {
    const { refused } = await table.fold([{ key: firstId, value: '{"no":"event"}' }, { key: firstId, value: 'not JSON' }, record(1, 'submitted')], { 0: '3' });
    expect(refused).toBe(2);
    expect(stateOf('42071635')).toBe('submitted');
  });

  it('forgets a dossier at its tombstone', async () => {
    await table.fold([record(1, 'submitted'), { key: firstId, value: null }], {});
    expect(table.find('42071635')).toBeUndefined();
    expect(table.size).toBe(0);
  });

  it('has entries and offsets again after a restart', async () => {
    await table.fold([record(1, 'submitted')], { 0: '17', 3: '4' });
    await table.close();
    table = new StatusTable(directory);
    expect(stateOf('42071635')).toBe('submitted');
    expect(table.readFrom()).toEqual({ 0: '17', 3: '4' });
  });
});
