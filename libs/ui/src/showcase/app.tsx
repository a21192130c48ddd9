import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { serveAssets } from '../assets.tsx';
import { FileRow } from '../dossier/files.tsx';
import type { FileRowProps } from '../dossier/files.tsx';
import { langOf } from '../messages.tsx';
import { renderPart } from '../page.tsx';
import { showcase, showcaseNames } from './pages.tsx';

/** What the showcase heard, for the specs that drive it with a browser. */
export interface Heard { readonly drafts: string[]; readonly posts: string[]; version: number }

/** The showcase as a small server whose answers are those that the kit's scripts ask of a service. */
export function showcaseApp(heard: Heard = { drafts: [], posts: [], version: 1 }): FastifyInstance {
  const app = Fastify();
  serveAssets(app);
  const csp = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'";
  for (const name of showcaseNames) {
    app.get<{ Querystring: { lang?: string } }>(`/${name}`, (request, reply) =>
      reply.header('content-security-policy', csp).type('text/html; charset=utf-8').send(showcase(name, langOf(request.query.lang))),
    );
  }
  takePosts(app, heard);
  return app;
}

function takePosts(app: FastifyInstance, heard: Heard): void {
  app.addContentTypeParser(/^(application\/x-www-form-urlencoded|multipart\/form-data)/, { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.post('/post', (request, reply) => {
    heard.posts.push(String(request.body));
    return reply.type('text/html').send('<!doctype html><html lang="vi"><title>ok</title><link rel="icon" href="data:,"><p>ok</p></html>');
  });
  app.patch('/draft', (request, reply) => {
    if (request.headers['if-match'] !== `"${heard.version}"`) return reply.code(409).send({ title: 'Conflict' });
    heard.version += 1;
    heard.drafts.push(String(request.body));
    return reply.send({ version: heard.version, savedAt: '10:33' });
  });
  takeUploads(app);
}

/** As a service speaks tus; each file is scanned once asked about, and clean the next time. */
function takeUploads(app: FastifyInstance): void {
  const uploads = new Map<string, { name: string; length: number; offset: number; asked: number }>();
  const of = (request: FastifyRequest) => uploads.get((request.params as { id: string }).id) ?? { name: '', length: 0, offset: 0, asked: 0 };
  app.addContentTypeParser('application/offset+octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/uploads', (request, reply) => {
    const id = String(uploads.size + 1);
    const name = Buffer.from(String(request.headers['upload-metadata']).split(' ')[1] ?? '', 'base64').toString();
    uploads.set(id, { name, length: Number(request.headers['upload-length']), offset: 0, asked: 0 });
    return sendRow(reply.code(201).header('location', `/uploads/${id}`), { name, state: 'waiting', upload: { id, rowHref: `/files/${id}` }, removeAction: `/files/${id}/remove` });
  });
  app.head('/uploads/:id', (request, reply) => reply.headers({ 'upload-offset': of(request).offset, 'upload-length': of(request).length }).send());
  app.patch('/uploads/:id', { bodyLimit: 2_000_000 }, (request, reply) => {
    const upload = of(request);
    upload.offset += (request.body as Buffer).length;
    if (upload.name.includes('virus')) return sendRow(reply.code(422), { name: upload.name, state: 'infected' });
    return reply.code(204).header('upload-offset', upload.offset).send();
  });
  app.get('/files/:id', (request, reply) => {
    const upload = of(request);
    upload.asked += 1;
    const scanning = { state: 'scanning', pollHref: request.url } as const;
    return sendRow(reply, { name: upload.name, bytes: upload.length, removeAction: `${request.url}/remove`, ...(upload.asked === 1 ? scanning : { state: 'clean', viewHref: '#view' }) });
  });
  app.post('/files/:id/remove', (_request, reply) => reply.send());
}

function sendRow(reply: FastifyReply, row: FileRowProps): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(renderPart('vi', <FileRow {...row} />));
}
