import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '@motcua/http/clock';
import { testSecret } from '@motcua/testing/stack';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aStatusEvent } from './a-status.ts';
import { Lookup } from './lookup.service.ts';
import type { LookupConfig } from './lookup.config.ts';
import { StatusTable } from './status-table.ts';

const rounds = 4_000;
const codeOf = (n: number) => `000.12.35.H29-261123-${String(n).padStart(4, '0')}`;

describe('the time of a refusal', () => {
  let directory: string;
  let table: StatusTable;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lookup-'));
    table = new StatusTable(directory);
    const records = Array.from({ length: rounds }, (_, n) => ({ key: 'k', value: JSON.stringify(aStatusEvent({ id: randomUUID(), reference: codeOf(n + 1), lookupNumber: String(n) })) }));
    await table.fold(records, {});
  });
  afterAll(async () => {
    await table.close();
    await rm(directory, { recursive: true });
  });

  /**
   * By turns, so that a busy machine slows both down; the median, so that one slow moment is none of them. The ratio is 1.01. Without the HMAC for
   * nobody it was 1.33, and 0.65 while a code found as typed was not read once more: what this is to find.
   */
  it('is the same for an unknown code and for wrong digits', () => {
    const lookup = new Lookup(table, new Clock(), { LOOKUP_SECRET: testSecret } as LookupConfig);
    const took = (code: string, n: number) => {
      const began = performance.now();
      try {
        lookup.statusOf(code, '0000', `198.51.100.${n}`);
      } catch {
        return performance.now() - began;
      }
      throw new Error(`${code} was not refused`);
    };
    const times = Array.from({ length: rounds }, (_, n) => [took(codeOf(n + 1), n), took(codeOf(n + 1).replace('000.12', '000.13'), n)] as const);
    const median = (which: 0 | 1) => times.map((pair) => pair[which]).toSorted((one, other) => one - other)[rounds / 2] ?? 0;
    const ratio = median(0) / median(1);
    expect(ratio).toBeGreaterThan(1 / 1.2);
    expect(ratio).toBeLessThan(1.2);
  });
});
