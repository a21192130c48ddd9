import { aServer } from '@motcua/testing/a-server';

/** An agency's API: pages of two rows after a cursor, the number of rows that were read; it can be away, or talk nonsense. */
export async function anApi() {
  const state = { rows: [] as object[], fault: undefined as 'away' | 'nonsense' | undefined, asked: [] as { cursor: number; bearer: string | undefined }[] };
  const server = await aServer((request, response) => {
    const cursor = Number(new URL(request.url ?? '', 'http://x').searchParams.get('tu') ?? 0);
    state.asked.push({ cursor, bearer: request.headers.authorization });
    if (state.fault === 'away') return void response.writeHead(503).end();
    const items = state.rows.slice(cursor, cursor + 2);
    response.writeHead(200, { 'content-type': 'application/json' }).end(state.fault === 'nonsense' ? '<html>' : JSON.stringify({ data: { items, next: cursor + items.length } }));
  });
  return { ...server, state, url: `${server.url}/ho-so` };
}
