import { createServer } from 'node:http';

const pageSize = 20;
const mostKept = 2_000;
const awayEach = 25;

/**
 * The APIs of the agencies that are fetched from: `GET /<system>?tu=<cursor>` gives a page of rows and the next cursor. Now and then they are away. After a
 * restart a cursor goes on from where rows are again.
 */
export function openApis(port, memory) {
  const rows = new Map();
  let asked = 0;
  const offer = (id, more) => {
    const kept = rows.get(id) ?? { from: memory.served[id] ?? 0, list: [] };
    const list = [...kept.list, ...more];
    const gone = Math.max(0, list.length - mostKept);
    rows.set(id, { from: kept.from + gone, list: list.slice(gone) });
    memory.served[id] = kept.from + list.length;
  };
  const page = (id, cursor) => {
    const { from, list } = rows.get(id) ?? { from: memory.served[id] ?? 0, list: [] };
    const begin = Math.max(cursor, from);
    const items = list.slice(begin - from, begin - from + pageSize);
    return { data: { items, next: begin + items.length } };
  };
  createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://agencies');
    asked += 1;
    if (asked % awayEach === 0) return response.writeHead(503).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page(pathname.slice(1), Number(searchParams.get('tu') ?? 0))));
  }).listen(port, '127.0.0.1');
  return { offer };
}
