import type { Attachment, Submission } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { peopleAt, personCalled } from './a-city.ts';

export const publicUrl = 'http://127.0.0.1:8080';

/** Other processes of the suite, as this service sees them over HTTP; the journeys meet the real ones. */
export async function anIdentity() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }] });
  const server = await listening((request, answer) => {
    const { pathname, searchParams } = new URL(request.url ?? '', publicUrl);
    const byNumber = pathname === '/internal/people/by-identity-number' ? { accounts: [{ id: 'citizen-hanh', name: 'Nguyễn Thị Minh Hạnh', email: 'minh.hanh@example.com' }] } : undefined;
    const found = byNumber ?? (pathname === '/internal/people' ? { people: peopleAt(searchParams.get('agency'), searchParams.get('role')) } : personCalled(decodeURIComponent(pathname.split('/').at(-1) ?? '')));
    if (pathname === '/id/jwks') answer.setHeader('content-type', 'application/json').end(keys);
    else if (found) answer.setHeader('content-type', 'application/json').end(JSON.stringify(found));
    else answer.writeHead(404).end();
  });
  const tokenFor = ({ id, ...claims }: Actor) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: 'at+jwt' })
      .setIssuer(`${publicUrl}/id`)
      .setAudience('urn:motcua:api')
      .setSubject(id)
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(privateKey);
  return { url: urlOf(server), tokenFor, close: () => closed(server) };
}

/** Keeps submissions and files; `away` refuses everything with 503, `asked` counts what it was asked for. */
export async function anEforms() {
  const submissions = new Map<string, Submission>();
  const uploads = new Map<string, Attachment & { owner: string }>();
  const state = { submissions, uploads, away: false, asked: 0 };
  const answers: Record<string, (body: never) => object | undefined> = {
    content: ({ ids }: { ids: string[] }) => ({ submissions: ids.flatMap((id) => submissions.get(id) ?? []) }),
    claim: ({ ids, owner }: { ids: string[]; owner: string }) => {
      const found = ids.flatMap((id) => uploads.get(id) ?? []).filter((upload) => upload.owner === owner);
      return found.length === ids.length ? { attachments: found.map(({ owner: _, ...attachment }) => attachment) } : undefined;
    },
  };
  const server = await listening(async (request, answer) => {
    state.asked += 1;
    if (state.away) return answer.writeHead(503).end();
    if (request.method === 'GET') return answer.end('%PDF-1.7 file');
    const body: unknown = await bodyOf(request);
    const found = answers[request.url?.split('/').at(-1) ?? '']?.(body as never);
    const unknown = { type: 'https://motcua.example/problems/attachment-unknown', title: 'Attachment unknown', status: 422 };
    answer.writeHead(found ? 200 : 422, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? unknown));
  });
  return { ...expose(state), url: urlOf(server), close: () => closed(server) };
}

const expose = <State extends object>(state: State) => ({ state });

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}

async function listening(answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
