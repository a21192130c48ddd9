import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
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
  app.post('/files', (request, reply) => {
    const name = /filename="([^"]*)"/.exec(String(request.body))?.[1] ?? '';
    const bytes = Number(request.headers['content-length']);
    return sendRow(reply, { name, bytes, state: 'scanning', pollHref: `/files/${encodeURIComponent(name)}` });
  });
  app.get<{ Params: { name: string } }>('/files/:name', (request, reply) =>
    sendRow(reply, { name: request.params.name, bytes: 2_000, state: 'clean', viewHref: '#view' }),
  );
}

function sendRow(reply: FastifyReply, row: FileRowProps): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(renderPart('vi', <FileRow {...row} />));
}
