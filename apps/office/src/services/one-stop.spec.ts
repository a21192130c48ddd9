import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testSecret } from '@motcua/testing/stack';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aRow, dossierId } from '../a-dossier-page.ts';
import type { OfficeConfig } from '../office.config.ts';
import { OneStop } from './one-stop.ts';
import { Services } from './services.ts';

/** One-stop before a confidential dossier that is not this reader's to read: another process, met over HTTP. */
let server: Server;
let oneStop: OneStop;
const asked: string[] = [];
const cover = { row: aRow({ confidential: true }), history: [], actions: [] };

beforeAll(async () => {
  server = createServer((request, answer) => {
    asked.push(request.url ?? '');
    const isCover = request.url?.endsWith('/cover');
    answer.writeHead(isCover ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(isCover ? cover : { type: 'https://motcua.example/problems/not-found', status: 404 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  oneStop = new OneStop(new Services({ ONE_STOP_URL: baseUrl, CATALOGUE_URL: baseUrl, IDENTITY_URL: baseUrl, EFORMS_URL: baseUrl, SERVICE_SECRET: testSecret } as OfficeConfig));
});
afterAll(() => void server.close());

const reader = (...roles: string[]) => ({ accessToken: 'token', roles });

describe('a dossier that is not to be read', () => {
  it('is shown to inspectors by its cover', async () => {
    expect(await oneStop.dossierOrCover(reader('inspector'), dossierId)).toEqual(cover);
  });

  it('is as good as none to everybody else, who ask for no cover', async () => {
    asked.length = 0;
    await expect(oneStop.dossierOrCover(reader('receptionist', 'leader'), dossierId)).rejects.toMatchObject({ status: 404 });
    expect(asked).toEqual([`/v1/dossiers/${dossierId}`]);
  });
});
