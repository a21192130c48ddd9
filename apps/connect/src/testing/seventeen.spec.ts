import { eventually } from '@motcua/testing/eventually';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dossiersEach, endOf, withFaults } from '../line-systems/line-course.ts';
import { codeOf } from '../line-systems/line-row.ts';
import { definitionOf, lineSystems, vocabularies } from '../line-systems/line-systems.ts';
import { anApi } from './a-polled-api.ts';
import { deliver } from './a-line-system.ts';
import { aRunningConnect, type RunningConnect } from './a-running-connect.ts';

jest.setTimeout(180_000);

const patience = 120_000;
const begin = new Date('2026-11-02T01:00:00Z');

describe('seventeen line systems, each with its own format, road and faults', () => {
  let connect: RunningConnect;
  const secrets = new Map<string, string>();
  const apis = new Map<string, Awaited<ReturnType<typeof anApi>>>();

  beforeAll(async () => {
    connect = await aRunningConnect();
    for (const system of lineSystems) {
      if (system.road === 'pull') apis.set(system.id, await anApi());
      secrets.set(system.id, await connect.addFeed(definitionOf(system, apis.get(system.id)?.url)));
    }
    for (const [place, system] of lineSystems.entries()) {
      await deliver(system, withFaults(system, { place, begin }), { connect, secrets, apis });
      // In the middle of it all the process ends and starts again.
      if (place === 8) await connect.restart();
    }
  });
  afterAll(async () => {
    await connect.close();
    await Promise.all([...apis.values()].map((api) => api.close()));
  });

  it('come to the true status of each dossier', async () => {
    const wanted = lineSystems.flatMap((system, place) => Array.from({ length: dossiersEach }, (_, n) => [codeOf(system, n + 1, begin), Object.values(vocabularies[system.states])[endOf(place, n + 1)]?.state]));
    await eventually(() => expect(wanted.map(([code]) => [code, connect.newest(code ?? '')?.status.state])).toEqual(wanted), patience);
  });

  it('lose no row: two of each are refused with a reason, and what contradicts is shown', async () => {
    await eventually(async () => {
      const { feeds } = await connect.feeds();
      expect(feeds.map(({ id, life, counts }) => [id, life, counts.refused, (counts.waiting ?? 0)])).toEqual([...lineSystems].map(({ id }) => id).sort().map((id) => [id, 'alive', 2, 0]));
      expect(feeds.filter(({ contradictions }) => contradictions === 0).map(({ id }) => id)).toEqual([]);
    }, patience);
  });

  it('leave their files in done, each with its report', async () => {
    for (const { id } of lineSystems.filter(({ road }) => road === 'drop')) expect(await readdir(join(connect.directory, 'drop', id, 'done'))).toHaveLength(4);
  });

  it('leave no name in log or event', () => {
    const everything = connect.lines.join('\n') + JSON.stringify(connect.told);
    for (const personal of ['Hạnh', 'Nguyen Thi', '0903510001']) expect(everything).not.toContain(personal);
  });
});
