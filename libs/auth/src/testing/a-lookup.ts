import type { PublicStatus } from '@motcua/contracts/dossier';
import { aServer } from '@motcua/testing/a-server';

/** Lookup as whoever asks on behalf of somebody sees it (`status-asker`): it knows one dossier, or is away. `asked`: what it was asked, with the caller. */
export async function aLookup(known: { readonly status: PublicStatus; readonly digits: string }) {
  const state = { away: false, tooMany: false, asked: [] as { code: string; digits: string; caller: string }[] };
  const server = await aServer(async (request, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as (typeof state.asked)[number];
    state.asked.push(asked);
    const found = [known.status.reference, known.status.lookupNumber].includes(asked.code) && asked.digits === known.digits;
    if (state.away) answer.writeHead(503).end();
    else if (state.tooMany) answer.writeHead(429, { 'retry-after': '840' }).end('{}');
    else answer.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found ? { status: known.status } : {}));
  });
  return { state, ...server };
}
