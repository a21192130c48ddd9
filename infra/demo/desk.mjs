import { randomUUID } from 'node:crypto';

/** A dossier as one person at a time reads and moves it. Each move says which version it has seen and carries a key of its own. */
export function deskOf(api, id) {
  const view = () => api.get(`/dossiers/${id}`);
  const headers = ({ status }) => ({ 'if-match': `"${status.version}"`, 'idempotency-key': randomUUID() });
  return {
    view,
    may: async () => new Set((await view()).actions.filter(({ allowed }) => allowed).map(({ action }) => action)),
    /** Nobody reads a confidential dossier before it is theirs: the list says which version it is at. */
    claimUnread: (row) => api.post(`/dossiers/${id}/claim`, {}, headers({ status: row })),
    move: async (move, body = {}) => api.post(`/dossiers/${id}/${move}`, body, headers(await view())),
    attachResult: async (file) => api.upload(`/dossiers/${id}/result`, file, headers(await view())),
    paper: (name) => api.file(`/dossiers/${id}/papers/${name}.pdf`),
    result: () => api.file(`/dossiers/${id}/result`),
  };
}

/** Looks through a queue page by page. @returns the row, or undefined */
export async function findInQueue(api, queue, id) {
  for (let cursor; ; ) {
    const { rows, next } = await api.get(`/dossiers?queue=${queue}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    const row = rows.find((each) => each.id === id);
    if (row || !next) return row;
    cursor = next;
  }
}
