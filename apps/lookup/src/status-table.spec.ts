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

  it('answers by the code that another system has, and never lets it hide a code of ours', async () => {
    const foreign = (id: string, reference: string, lookupNumber: string, code: string) => {
      const event = aStatusEvent({ id, reference, lookupNumber });
      event.data.status.elsewhere = { system: { vi: 'Đất đai', en: 'Land' }, code };
      return { key: id, value: JSON.stringify(event) };
    };
    const [one, other] = ['7c1e0c6a-0000-4000-8000-000000000002', '7c1e0c6a-0000-4000-8000-000000000003'];
    await table.fold([record(1, 'submitted'), foreign(one, '000.12.35.H29-260101-110000042', '10000002', 'BT-2026-42'), foreign(other, '000.12.36.H29-260101-110000042', '10000010', '42071635')], {});
    expect([table.findElsewhere(' bt-2026-0042')?.id, table.find('BT-2026-42')]).toEqual([one, undefined]);
    expect([table.find('42071635')?.id, table.findElsewhere('42071635')?.id]).toEqual([firstId, other]);
    await table.fold([foreign(other, '000.12.36.H29-260101-110000043', '10000028', 'BT-2026-42'), { key: one, value: null }], {});
    expect(table.findElsewhere('BT-2026-42')).toBeUndefined();
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
