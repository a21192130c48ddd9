import type { PublicStatus } from '@motcua/contracts/dossier';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Lookup as sms sees it: it knows one dossier, or is away. `asked`: what it was asked, with the caller. */
export async function aLookup(known: { readonly status: PublicStatus; readonly digits: string }) {
  const state = { away: false, tooMany: false, asked: [] as { code: string; digits: string; caller: string }[] };
  const server = createServer(async (request, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as (typeof state.asked)[number];
    state.asked.push(asked);
    const found = [known.status.reference, known.status.lookupNumber].includes(asked.code) && asked.digits === known.digits;
    if (state.away) answer.writeHead(503).end();
    else if (state.tooMany) answer.writeHead(429, { 'retry-after': '840' }).end('{}');
    else answer.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found ? { status: known.status } : {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
