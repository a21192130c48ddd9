import { DossierView } from '@motcua/contracts/one-stop-api';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One-stop as this service sees it from outside: whole dossiers, each shown to whoever brings its owner's token. */
export async function aOneStop() {
  const dossiers = new Map<string, { bearer: string; view: DossierView }>();
  const server = createServer((request, answer) => {
    const dossier = dossiers.get(request.url?.replace('/v1/dossiers/', '') ?? '');
    if (!dossier || dossier.bearer !== request.headers.authorization) return void answer.writeHead(404).end('{}');
    answer.setHeader('content-type', 'application/json').end(JSON.stringify(dossier.view));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** @param bearer the owner's Authorization header */
    show: (bearer: string, view: DossierView) => void dossiers.set(view.status.id, { bearer, view: DossierView.parse(view) }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
